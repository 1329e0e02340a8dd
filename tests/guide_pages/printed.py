"""The printed guide of a small site, and what makes it change."""

from datetime import date, datetime

from django.utils import timezone

from guide_pages.models import AidPartner, GuideEdition
from reseau.base.models import NetworkSettings
from tests.factories import AidPageFactory, PartnerPageFactory, ThemeFactory

GUIDE = "/guide/guide.pdf"
MORNING = datetime(2026, 11, 22, 9, tzinfo=timezone.get_default_timezone())


def printed_aid(site_tree):
    """An aid with a partner and a theme."""
    partner = PartnerPageFactory(parent=site_tree.partners, title="Caf", slug="caf", phone="3230")
    return AidPageFactory(
        parent=site_tree.guide,
        title="Soutien familial",
        slug="soutien",
        themes=[ThemeFactory(name="Argent")],
        partner_links=[AidPartner(partner=partner)],
        amount="80 €",
        amount_effective_on=date(2026, 4, 1),
        amount_source="caf.fr",
        amount_review_on=date(2027, 4, 1),
        status="closed",
        status_until=date(2027, 5, 1),
    )


def made_at(language="fr"):
    return GuideEdition.of(language).made_at


def publish(page, **fields):
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def broken():
    """Settings that no form would accept, which the press cannot print."""
    NetworkSettings.objects.update(brand_colour="bleu")
