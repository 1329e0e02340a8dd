"""What one takes away of a partner, over HTTP."""

import hashlib

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from partenaires import vcard
from partenaires.models import PartnerPage
from reseau.base.languages import language_of
from reseau.base.querysets import open_to_all

MAX_AGE = 900


@require_safe
def partner_vcf(request, uid):
    """One partner, to keep among one's contacts."""
    partners = open_to_all(PartnerPage.objects.filter(locale__language_code=get_language()))
    partner = get_object_or_404(partners, translation_key=uid)
    body = vcard.write(partner, partner.get_full_url(request), language_of(partner))
    return HttpResponse(
        body,
        content_type="text/vcard; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(True, f"{partner.slug}.vcf"),
            "Cache-Control": f"public, max-age={MAX_AGE}",
            "ETag": f'"{hashlib.sha256(body).hexdigest()}"',
        },
    )
