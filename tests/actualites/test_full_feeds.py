"""The whole text in a reader of feeds: feedparser, which knows nothing of this site."""

from datetime import UTC, datetime

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.rich_text import RichText

from reseau.images.models import CustomImage
from tests.factories import NewsPageFactory, PartnerPageFactory, UserFactory
from tests.languages import translated

RSS, ATOM = "/actualites/rss.xml", "/actualites/atom.xml"
FEEDS = pytest.mark.parametrize("address", [RSS, ATOM])


@pytest.fixture
def photo(db):
    return CustomImage.objects.create(
        title="IMG_1234", file=get_test_image_file_jpeg(size=(1200, 800)), consent="agreed"
    )


@pytest.fixture
def read(client):
    def parsed(address):
        found = feedparser.parse(client.get(address).content)
        assert found.bozo is False
        return found

    return parsed


@pytest.fixture
def party(site_tree, photo):
    """A text with every kind of block, by someone whose account nobody knows."""
    partner = PartnerPageFactory(parent=site_tree.partners, title="La Ludothèque", slug="ludotheque")
    link = f'<p>Venez <b>tôt</b> à <a linktype="page" id="{partner.pk}">la ludothèque</a>.</p>'
    return NewsPageFactory(
        parent=site_tree.news,
        title="Fête & goûter",
        slug="fete",
        signature="Nadia",
        owner=UserFactory(username="nadia.login", email="nadia@example.org", first_name="Vrai", last_name="Nom"),
        search_description="Samedi, venez nombreux.",
        image=photo,
        image_alt="Des enfants dansent.",
        body=[
            ("heading", "Le programme"),
            ("paragraph", RichText(link)),
            ("list", "- Des crêpes\n\n- Des jeux <libres>"),
            ("image", {"image": photo, "alt": "Une table de crêpes."}),
            ("link", {"text": "La ludothèque", "page": partner, "url": ""}),
            ("link", {"text": "Le plan", "page": None, "url": "https://example.org/plan"}),
        ],
        first_published_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        last_published_at=datetime(2026, 11, 3, 8, 0, tzinfo=UTC),
    )


@FEEDS
def test_an_entry_says_who_signs_and_when(read, party, address):
    (entry,) = read(address).entries

    assert (entry.title, entry.author, entry.link) == (
        "Fête & goûter",
        "Nadia",
        "http://testserver/actualites/fete/",
    )
    assert (entry.summary, entry.published_parsed[:5]) == ("Samedi, venez nombreux.", (2026, 11, 2, 9, 30))


@FEEDS
def test_an_entry_holds_the_whole_text_with_whole_addresses(read, party, address):
    (entry,) = read(address).entries

    text = BeautifulSoup(entry.content[0].value, "html.parser")
    assert text.h2.text == "Le programme"
    assert [item.text for item in text.select("li")] == ["Des crêpes", "Des jeux <libres>"]
    assert [link["href"] for link in text.select("a")] == [
        "http://testserver/annuaire/ludotheque/",
        "http://testserver/annuaire/ludotheque/",
        "https://example.org/plan",
    ]
    assert [image["alt"] for image in text.select("img")] == ["Des enfants dansent.", "Une table de crêpes."]
    assert [image["src"].startswith("http://testserver/media/") for image in text.select("img")] == [True, True]


@FEEDS
def test_the_picture_is_attached_with_its_true_weight(client, read, party, address):
    (entry,) = read(address).entries

    (picture,) = entry.enclosures
    name = picture.href.removeprefix("http://testserver/media/")
    assert (picture.type, int(picture.length)) == ("image/jpeg", default_storage.size(name))


def test_rss_tells_the_size_of_the_picture(read, party):
    (entry,) = read(RSS).entries

    (media,) = entry.media_content
    assert (media["medium"], media["width"], media["height"]) == ("image", "960", "540")


@FEEDS
def test_nothing_of_the_account_is_in_the_feed(client, party, address):
    text = client.get(address).text

    assert [word for word in ("nadia.login", "nadia@example.org", "Vrai", "Nom<") if word in text] == []


@FEEDS
def test_the_feed_leaves_no_cookie_and_may_be_shared(client, party, address):
    response = client.get(address)

    assert (len(response.cookies), response.headers["Cache-Control"]) == (0, "public, max-age=900")
    assert "Cookie" not in response.headers["Vary"]


@FEEDS
@pytest.mark.parametrize("zipped", ["", "gzip"])
def test_who_has_the_feed_is_not_sent_it_again(client, party, address, zipped):
    first = client.get(address, headers={"Accept-Encoding": zipped})

    answers = [
        client.get(address, headers={"Accept-Encoding": zipped} | condition)
        for condition in (
            {"If-None-Match": first.headers["ETag"]},
            {"If-Modified-Since": first.headers["Last-Modified"]},
        )
    ]

    assert [(answer.status_code, answer.content) for answer in answers] == [(304, b""), (304, b"")]


@FEEDS
def test_a_change_is_sent_to_who_has_the_feed(client, party, address):
    known = client.get(address).headers
    party.title = "Fête reportée"
    party.save_revision().publish()

    answers = [
        client.get(address, headers=condition)
        for condition in (
            {"If-None-Match": known["ETag"]},
            {"If-Modified-Since": known["Last-Modified"]},
        )
    ]

    assert [answer.status_code for answer in answers] == [200, 200]


@FEEDS
def test_an_empty_feed_does_not_change_with_the_second(client, site_tree, address):
    with time_machine.travel("2026-11-25 10:00:00+00:00", tick=False) as clock:
        first = client.get(address).headers["ETag"]
        clock.shift(60)
        assert client.get(address).headers["ETag"] == first


@FEEDS
def test_a_feed_is_read_and_never_written_to(client, site_tree, address):
    assert client.post(address).status_code == 405


def test_each_language_has_its_atom_feed(read, site_tree):
    news = NewsPageFactory(parent=site_tree.news, title="Fête", slug="fete")
    translated(site_tree.home, "en", title="Welcome")
    translated(news, "en", title="Party")

    found = read("/en/actualites/atom.xml")

    assert (found.feed.language, [entry.title for entry in found.entries]) == ("en", ["Party"])


def test_the_pages_announce_both_feeds(client, party):
    for address in ("/actualites/", "/actualites/fete/"):
        head = BeautifulSoup(client.get(address).content, "html.parser").head
        found = {link["type"]: link["href"] for link in head.select("link[rel=alternate][type^='application/']")}
        assert (found["application/rss+xml"], found["application/atom+xml"]) == (RSS, ATOM)
