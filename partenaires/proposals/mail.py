"""The mail that asks a partner to read its page over."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from partenaires.proposals.models import Invitation
from reseau.base.clock import day_in_words
from reseau.base.models import NetworkSettings
from reseau.base.typography import french


@transaction.atomic
def ask(partner, email: str, by) -> Invitation:
    """Sends a new link to `email`. When the mail cannot leave (OSError, ValueError), the former link still serves."""
    invitation, token = Invitation.objects.invite(partner, email, by)
    with override(settings.LANGUAGE_CODE):
        send_mail(*_letter(invitation, token), None, [email])
    return invitation


def _letter(invitation: Invitation, token: str) -> tuple[str, str]:
    """Subject and text."""
    network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    by, site = invitation.invited_by, settings.WAGTAILADMIN_BASE_URL
    context = {
        "network": network,
        "partner": invitation.partner,
        "page_url": invitation.partner.full_url,
        "who": by.display_name or by.civil_name,
        "link": f"{site}{reverse('propose', args=[token])}",
        "last_day": day_in_words(invitation.expires_at.date()),
    }
    subject = f"{network.name} : votre fiche est-elle à jour ?"
    text = render_to_string("partenaires/proposals/invitation.txt", context)
    return french(subject), french(text).strip()
