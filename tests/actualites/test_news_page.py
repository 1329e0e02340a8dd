"""What a reader of a piece of news finds: its blocks, what it speaks of, what it says of itself to machines."""

import json
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import PageViewRestriction

from reseau.images.models import CustomImage
from tests.factories import EventPageFactory, NewsPageFactory, PartnerPageFactory, UserFactory
from tests.languages import translated
from tests.reading import plain


@pytest.fixture
def photo(db):
    return CustomImage.objects.create(
        title="IMG_1234", file=get_test_image_file_jpeg(size=(1200, 800)), consent="agreed"
    )


def main(client, address="/actualites/fete/"):
    return BeautifulSoup(client.get(address).content, "html.parser").main


def related(client, address="/actualites/fete/"):
    return [card.h3.get_text(strip=True) for card in main(client, address).select(".card")]


def article(client):
    data = BeautifulSoup(client.get("/actualites/fete/").content, "html.parser").select_one("[type$='ld+json']")
    (found,) = [node for node in json.loads(data.string)["@graph"] if node["@type"] == "NewsArticle"]
    return found


def test_each_kind_of_block_is_plain_html(client, site_tree, photo):
    partner = PartnerPageFactory(parent=site_tree.partners, title="La Ludothèque", slug="ludotheque")
    body = [
        ("heading", "Le programme"),
        ("list", "Des crêpes\n  \nDes jeux <libres>"),
        ("image", {"image": photo, "alt": "Une table de crêpes."}),
        ("link", {"text": "La ludothèque", "page": partner, "url": ""}),
        ("link", {"text": "Le plan", "page": None, "url": "https://example.org/plan"}),
    ]
    NewsPageFactory(parent=site_tree.news, slug="fete", body=body)

    prose = main(client).select_one(".prose")

    assert [item.text for item in prose.select("h2, li")] == ["Le programme", "Des crêpes", "Des jeux <libres>"]
    assert prose.img["alt"] == "Une table de crêpes."
    assert [link["href"] for link in prose.select("a.button")] == ["/annuaire/ludotheque/", "https://example.org/plan"]


def test_a_link_to_a_page_that_is_gone_is_not_shown(client, site_tree):
    partner = PartnerPageFactory(parent=site_tree.partners)
    block = ("link", {"text": "La ludothèque", "page": partner, "url": ""})
    NewsPageFactory(parent=site_tree.news, slug="fete", body=[block])
    partner.unpublish()

    assert main(client).select("a.button") == []


def test_a_picture_that_is_gone_leaves_the_text_in_place(client, site_tree, photo):
    body = [("image", {"image": photo, "alt": "Une table."}), ("heading", "Le programme")]
    NewsPageFactory(parent=site_tree.news, slug="fete", body=body)
    photo.delete()

    prose = main(client).select_one(".prose")

    assert (prose.img, prose.h2.text) == (None, "Le programme")


def test_partners_and_events_are_shown_in_the_order_of_the_author(client, site_tree):
    partner = PartnerPageFactory(parent=site_tree.partners, title="La Ludothèque")
    event = EventPageFactory(parent=site_tree.agenda, title="Le goûter")
    other = PartnerPageFactory(parent=site_tree.partners, title="Le Café")
    NewsPageFactory(parent=site_tree.news, slug="fete", related=[("page", page) for page in (other, event, partner)])

    assert related(client) == ["Le Café", "Le goûter", "La Ludothèque"]


def test_neither_drafts_nor_private_pages_are_shown(client, site_tree):
    draft = PartnerPageFactory(parent=site_tree.partners, title="Secret", live=False)
    private = EventPageFactory(parent=site_tree.agenda, title="Réservé")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    NewsPageFactory(parent=site_tree.news, slug="fete", related=[("page", page) for page in (draft, private)])

    text = main(client).get_text()

    assert [word for word in ("Secret", "Réservé", "Partenaires et rendez-vous") if word in text] == []


def test_what_is_related_is_shown_in_the_language_of_the_reader(client, site_tree):
    partner = PartnerPageFactory(parent=site_tree.partners, title="La Ludothèque")
    news = NewsPageFactory(parent=site_tree.news, slug="fete", related=[("page", partner)])
    translated(partner, "en", title="The toy library")
    translated(news, "en", title="Party")

    assert related(client, "/en/actualites/fete/") == ["The toy library"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"start_date": date(2026, 3, 7)}, "C’était :"),
        ({"start_date": date(2099, 3, 7), "status": "CANCELLED", "status_message": "Neige."}, "Annulé :"),
    ],
)
def test_an_event_that_will_not_take_place_says_so(client, site_tree, fields, words):
    event = EventPageFactory(parent=site_tree.agenda, **fields)
    NewsPageFactory(parent=site_tree.news, slug="fete", related=[("page", event)])

    assert words in plain(main(client).select_one(".card .when").get_text())


def test_a_page_is_sent_on_without_a_tracker(client, site_tree):
    NewsPageFactory(parent=site_tree.news, slug="fete", title="Fête & goûter")

    links = [link["href"] for link in main(client).select(".share a")]

    address = "http%3A%2F%2Ftestserver%2Factualites%2Ffete%2F"
    assert links == [
        f"sms:?&body=F%C3%AAte%20%26%20go%C3%BBter%0A{address}",
        f"https://wa.me/?text=F%C3%AAte%20%26%20go%C3%BBter%0A{address}",
    ]


def test_machines_are_told_all_of_it(client, site_tree, photo):
    NewsPageFactory(
        parent=site_tree.news,
        title="Fête",
        slug="fete",
        signature="Nadia",
        owner=UserFactory(username="nadia.login", email="nadia@example.org"),
        search_description="Samedi.",
        image=photo,
        image_alt="Des enfants dansent.",
        first_published_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        last_published_at=datetime(2026, 11, 3, 8, 0, tzinfo=UTC),
    )

    found = article(client)

    image, publisher = found.pop("image"), found.pop("publisher")
    assert found == {
        "@type": "NewsArticle",
        "headline": "Fête",
        "description": "Samedi.",
        "url": "http://testserver/actualites/fete/",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "http://testserver/actualites/fete/"},
        "inLanguage": "fr",
        "datePublished": "2026-11-02T10:30:00+01:00",
        "dateModified": "2026-11-03T09:00:00+01:00",
        "author": {"@type": "Person", "name": "Nadia"},
    }
    assert (image["width"], image["height"], image["caption"]) == (960, 540, "Des enfants dansent.")
    assert image["url"].startswith("http://testserver/media/")
    assert (publisher["@type"], publisher["logo"].startswith("http://testserver/")) == ("Organization", True)


def test_machines_are_told_the_day_that_the_page_shows(client, site_tree):
    NewsPageFactory(
        parent=site_tree.news,
        slug="fete",
        date=date(2026, 7, 14),
        first_published_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        last_published_at=None,
    )

    found = article(client)

    assert (found["datePublished"], found["dateModified"]) == ("2026-07-14T00:00:00+02:00",) * 2
