"""Every public page is made with few queries, and with the same number whatever it lists."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file_jpeg

from agenda.models import EventPartner
from guide_pages.models import AidFact, AidPartner, AidRelation, LegalText
from reseau.images.models import CustomImage
from tests.factories import (
    AidPageFactory,
    ContactPageFactory,
    ContentPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PartnerPageFactory,
    SiteMapPageFactory,
    ThemeFactory,
)
from tests.languages import everything_translated, everything_untranslated

QUERIES = {
    "/": 11,
    "/guide/": 10,
    "/guide/aide-0/": 12,
    "/agenda/": 11,
    "/agenda/mois/": 11,
    "/agenda/affiche/": 10,
    "/agenda/archives/2025/": 11,
    "/agenda/evenement-0/": 11,
    "/agenda/s-abonner/": 9,
    "/agenda/integrer/": 9,
    "/agenda/cadre/": 9,
    "/annuaire/": 11,
    "/annuaire/autour/": 11,
    "/annuaire/imprimer/": 11,
    "/annuaire/partenaire-0/": 10,
    "/actualites/": 11,
    "/actualites/nouvelle-0/": 12,
    "/page-0/": 8,
    "/contact/": 7,
    "/plan-du-site/": 8,
    "/recherche/?q=parents": 10,
}


@pytest.fixture
def image(db):
    picture = get_test_image_file_jpeg(filename="parc.jpg", size=(64, 48))
    return CustomImage.objects.create(title="Parc", file=ImageFile(picture, "parc.jpg"))


@pytest.fixture
def fill(site_tree, image):
    """Put so many of everything on the site, each linked to all the others it may be linked to."""

    def fill(count):
        common = {"themes": ThemeFactory.create_batch(count), "search_description": "Entre parents."}
        partners = [
            PartnerPageFactory(parent=site_tree.partners, slug=f"partenaire-{number}", **common)
            for number in range(count)
        ]
        other_aids = AidPageFactory.create_batch(count, parent=site_tree.guide, **common)
        for number, partner in enumerate(partners):
            AidPageFactory(
                parent=site_tree.guide,
                slug=f"aide-{number}",
                partner_links=[AidPartner(partner=partner) for partner in partners],
                relations=[AidRelation(related=aid) for aid in other_aids],
                facts=[AidFact(statement=f"Fait {fact}", source="caf.fr") for fact in range(count)],
                legal_texts=[LegalText(label=f"Décret {text}") for text in range(count)],
                **common,
            )
            event = EventPageFactory(
                parent=site_tree.agenda,
                slug=f"evenement-{number}",
                start_date=timezone.localdate() + timedelta(days=number),
                place_partner=partner,
                programme=[("entry", {"title": "Accueil", "partner": partner})] * count,
                partner_links=[EventPartner(partner=partner) for partner in partners],
                **common,
            )
            EventPageFactory(parent=site_tree.agenda, start_date=date(2025, 3, 7 + number), **common)
            NewsPageFactory(
                parent=site_tree.news,
                slug=f"nouvelle-{number}",
                image=image,
                image_alt="Un parc",
                body=[
                    ("image", {"image": image, "alt": "Un parc"}),
                    ("link", {"text": "Voir", "page": partners[0], "url": ""}),
                ]
                * count,
                related=[("page", page) for page in [*partners, event]],
                **common,
            )
            content = ContentPageFactory(
                parent=site_tree.home,
                slug=f"page-{number}",
                body=[("paragraph", "<p>Un texte.</p>")] * count,
                search_description="Entre parents.",
            )
            ContentPageFactory.create_batch(count, parent=content)
        ContactPageFactory(parent=site_tree.home)
        SiteMapPageFactory(parent=site_tree.home)
        site_tree.home.situations = [
            ("situation", {"title": "Souffler", "text": "", "page": partner, "theme": ""}) for partner in partners
        ]
        site_tree.home.save()

    return fill


def queries(client, address) -> int:
    """How many it takes to make a page nobody has in a cache, in a process that has already made it once."""
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("prefix", "prepare"),
    [
        ("", lambda code: None),
        ("/ar", everything_untranslated),
        ("/ar", everything_translated),
    ],
    ids=["French", "Arabic without translation", "Arabic"],
)
def test_each_page_takes_its_queries_and_no_more(client, fill, count, prefix, prepare):
    fill(count)
    prepare("ar")

    taken = {address: queries(client, prefix + address) for address in QUERIES}

    assert taken == QUERIES


def test_no_page_takes_more_than_was_agreed():
    """Issue 2."""
    assert max(QUERIES.values()) <= 12
