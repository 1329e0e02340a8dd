"""The open data of a small site."""

import csv
from datetime import date, timedelta
from io import StringIO

from django.utils import timezone

from guide_pages.choices import Relation, Reliability
from guide_pages.models import AidFact, AidPartner, AidRelation, LegalText
from tests.factories import AidPageFactory, PartnerPageFactory, ThemeFactory

JSON, CSV, SCHEMA = "/guide/aides.json", "/guide/aides.csv", "/guide/aides.schema.json"
TOMORROW = timezone.localdate() + timedelta(days=1)
YESTERDAY = timezone.localdate() - timedelta(days=1)
AMOUNT = {"amount": "80 € par an", "amount_effective_on": date(2026, 4, 1), "amount_source": "caf.fr"}


def whole_aid(site_tree):
    """An aid with something everywhere, and another one that it names."""
    other = AidPageFactory(parent=site_tree.guide, title="Zéro", slug="zero", identifier="zero")
    partners = [
        PartnerPageFactory(parent=site_tree.partners, title="Caf", phone="3230", email="agente@caf.fr"),
        PartnerPageFactory(parent=site_tree.partners, title="Ccas"),
    ]
    return AidPageFactory(
        parent=site_tree.guide,
        title="Soutien familial",
        slug="soutien",
        identifier="asf",
        search_description="Une somme par enfant.",
        official_name="Allocation de soutien familial",
        acronyms="ASF, ALF",
        themes=[ThemeFactory(name="Argent"), ThemeFactory(name="École")],
        status="closed",
        status_until=TOMORROW,
        caution="Pas en cas de violences.",
        paid_by="Caf",
        for_whom=f'<ul><li>Seul</li><li>Voir <a linktype="page" id="{other.pk}">ceci</a></li></ul>',
        how_to_apply="<p>En ligne</p>",
        documents="<p>Un titre</p>",
        conditions="<p>À savoir</p>",
        unasked_conditions="<p>Un titre de séjour</p>",
        official_url="https://caf.fr/asf",
        legal_texts=[LegalText(label="Article L523-1", url="https://legifrance.gouv.fr/1"), LegalText(label="Décret")],
        relations=[AidRelation(related=other, kind=Relation.EXCLUSIVE)],
        partner_links=[AidPartner(partner=partner) for partner in partners],
        facts=[
            AidFact(
                subject="âge",
                statement="Jusqu’à 20 ans",
                reliability=Reliability.VERIFIED,
                source="caf.fr",
                source_date="2026-04-01",
            )
        ],
        verified_on=date(2026, 11, 1),
        verified_by="CCAS",
        next_review_on=date(2027, 11, 1),
        **AMOUNT,
    )


def table(client) -> list[dict]:
    body = client.get(CSV).content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(body, newline=""), delimiter=";"))
