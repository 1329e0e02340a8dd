from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from reseau.base.models import NetworkSettings
from tests.factories import NewsPageFactory, UserFactory
from tests.languages import translated, untranslated

CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture
def read(client, site_tree):
    """The feed as a reader of feeds understands it."""

    def channel(address="/actualites/rss.xml"):
        response = client.get(address)
        assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
        return ElementTree.fromstring(response.content).find("channel")

    return channel


def titles(channel):
    return [item.findtext("title") for item in channel.iter("item")]


def test_the_feed_says_whose_it_is_and_in_which_language(read, site_tree):
    NetworkSettings.objects.update(name="Réseau d’ici")

    channel = read()

    assert {name: channel.findtext(name) for name in ("title", "link", "language")} == {
        "title": "Réseau d’ici\xa0: actualités",
        "link": "http://testserver/",
        "language": "fr",
    }


def test_an_item_holds_what_the_page_says(read, site_tree):
    owner = UserFactory(username="nadia.login", email="nadia@example.org", first_name="Vrai", last_name="Nom")
    NewsPageFactory(
        parent=site_tree.news,
        title="Fête & goûter <du réseau>",
        slug="fete",
        owner=owner,
        signature="Nadia",
        search_description="Samedi, venez nombreux.",
        first_published_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
    )

    [item] = read().iter("item")

    assert {child.tag: child.text for child in item} == {
        "title": "Fête & goûter <du réseau>",
        "link": "http://testserver/actualites/fete/",
        "description": "Samedi, venez nombreux.",
        CREATOR: "Nadia",
        "pubDate": "Mon, 02 Nov 2026 10:30:00 +0100",
        "guid": "http://testserver/actualites/fete/",
        CONTENT: "<p>Un texte.</p>",
    }
    assert parsedate_to_datetime(item.findtext("pubDate")) == datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def test_the_login_of_the_author_is_nowhere_in_the_feed(client, site_tree):
    NewsPageFactory(parent=site_tree.news, owner=UserFactory(username="nadia.login", email="n@example.org"))

    text = client.get("/actualites/rss.xml").text

    assert [word for word in ("nadia.login", "n@example.org") if word in text] == []


def test_the_twenty_latest_come_latest_first(read, site_tree):
    for day in range(1, 23):
        NewsPageFactory(parent=site_tree.news, title=f"Le {day}", date=date(2026, 10, day))

    assert titles(read()) == [f"Le {day}" for day in range(22, 2, -1)]


def test_neither_drafts_nor_private_news_are_in_the_feed(read, site_tree):
    NewsPageFactory(parent=site_tree.news, title="En ligne")
    NewsPageFactory(parent=site_tree.news, title="Brouillon", live=False)
    private = NewsPageFactory(parent=site_tree.news, title="Réservée")
    untranslated(private, "en")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="secret")

    assert (titles(read()), titles(read("/en/actualites/rss.xml"))) == (["En ligne"], [])


def test_the_draft_of_a_live_page_is_not_in_the_feed(read, site_tree):
    page = NewsPageFactory(parent=site_tree.news, title="Fête")
    page.title = "Fête annulée ?"
    page.save_revision()

    assert titles(read()) == ["Fête"]


def test_each_language_has_its_feed(read, site_tree):
    news = NewsPageFactory(parent=site_tree.news, title="Fête", slug="fete")
    translated(site_tree.home, "en", title="Welcome")
    translated(news, "en", title="Party")

    channel = read("/en/actualites/rss.xml")

    assert [channel.findtext(name) for name in ("link", "language")] == ["http://testserver/en/", "en"]
    assert [item.findtext("link") for item in channel.iter("item")] == ["http://testserver/en/actualites/fete/"]
    assert titles(channel) == ["Party"]


def test_a_feed_without_news_is_a_feed(read):
    assert titles(read()) == []


def test_a_feed_without_front_page_in_its_language_is_a_feed(read):
    assert read("/ar/actualites/rss.xml").findtext("language") == "ar"


def test_an_unchanged_feed_is_not_sent_twice(client, site_tree):
    NewsPageFactory(parent=site_tree.news)
    tag = client.get("/actualites/rss.xml").headers["ETag"]

    again = client.get("/actualites/rss.xml", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
