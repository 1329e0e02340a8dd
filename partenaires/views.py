"""What one takes away of a partner, over HTTP."""

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from partenaires import vcard
from partenaires.models import PartnerPage
from reseau.base.files import shared_file
from reseau.base.languages import language_of
from reseau.base.querysets import open_to_all


@require_safe
def partner_vcf(request, uid):
    """One partner, to keep among one's contacts."""
    partners = open_to_all(PartnerPage.objects.filter(locale__language_code=get_language()))
    partner = get_object_or_404(partners, translation_key=uid)
    body = vcard.write(partner, partner.get_full_url(request), language_of(partner))
    return shared_file(body, "text/vcard; charset=utf-8", f"{partner.slug}.vcf", download=True)
