"""Whatever the address holds, a visitor gets a page of the site: the list asked for, or "not found"."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override
from django.views.defaults import permission_denied
from wagtail.contrib.forms.models import FormSubmission

from tests.factories import (
    AidPageFactory,
    ContactPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PartnerPageFactory,
    ThemeFactory,
)
from tests.languages import everything_untranslated
from tests.reading import each, soup, words

NETWORK = "Réseau des familles monoparentales"
LISTS = [
    *("/guide/", "/agenda/", "/agenda/mois/", "/agenda/archives/", "/annuaire/", "/actualites/", "/recherche/"),
    *("/ar/agenda/", "/ar/recherche/"),
]
FEEDS = {
    "/actualites/rss.xml": "application/rss+xml; charset=utf-8",
    "/actualites/atom.xml": "application/atom+xml; charset=utf-8",
    "/guide/guide.pdf": "application/pdf",
    "/guide/aides.json": "application/json",
    "/guide/aides.csv": "text/csv; charset=utf-8",
    "/annuaire/annuaire.csv": "text/csv; charset=utf-8",
    "/annuaire/annuaire.geojson": "application/geo+json",
    "/annuaire/annuaire.json": "application/json",
    "/sitemap.xml": "application/xml",
    "/robots.txt": "text/plain; charset=utf-8",
}
WRONG_QUERIES = [
    *("page=abc", "page=0", "page=-1", "page=1.5", "page=%00", "page=" + "9" * 40, "page=1&page=x", "page=١"),
    *("date_from=2026-13-99", "date_from=%00", "date_from=0000-00-00"),
    *("date_from=9999-12-31", "date_from=0001-01-01", "date_from=hier"),
    *("theme=%00", "theme=inconnu", "theme=%FF", "theme=a&theme=b", "theme='%20OR%201=1--", "theme[]=x"),
    *("kind=inconnu", "kind=%00", "category=inconnue", "category=%00", "period=demain", "period=%00"),
    *("q=%00", "q=%FF", "q=%22", "q=()%26|!:*", "q=*", "q=" + "x" * 5000, "q=%F0%9F%92%A9", "q=OR%20NOT"),
    *("%00=%00", "=", "&&&", "%", "inconnu=1", "page=abc&theme=%00&date_from=hier&kind=x&category=y&q=%00"),
]
WRONG_ADDRESSES = [
    *("/inconnue/", "/guide/inconnue/", "/guide/inconnue/plus/loin/", "/guide/aide/plus/", "/recherche/x/"),
    *("/xx/", "/xx/guide/", "/fr/", "/fr/guide/", "/pt-br/"),
    *("/%00/", "/guide/%00/", "/guide/%FF/", "/guide/..%2f..%2fetc/", "/guide/%F0%9F%92%A9/", "/../"),
    *("/agenda/mois/2026-13/", "/agenda/mois/x/", "/agenda/archives/0/", "/agenda/affiche/1/2/"),
    *("/agenda/x.ics", "/agenda/00000000-0000-0000-0000-000000000000.ics", "/agenda/agenda.ics/"),
    *("/guide/x.pdf", "/guide/00000000-0000-0000-0000-000000000000.pdf", "/guide/aides.xml", "/a/", "/a/inconnue"),
    *("/actualites/rss.xml/", "/actualites/flux.xml", "/" + "a" * 3000 + "/", "/" + "a/" * 100),
]


@pytest.fixture
def full_site(site_tree):
    """A page in each list, in French and as shown to a reader of Arabic."""
    themes = [ThemeFactory(slug="logement")]
    AidPageFactory(parent=site_tree.guide, slug="aide", themes=themes)
    EventPageFactory(parent=site_tree.agenda, themes=themes)
    PartnerPageFactory(parent=site_tree.partners, themes=themes)
    NewsPageFactory(parent=site_tree.news, themes=themes)
    ContactPageFactory(parent=site_tree.home)
    everything_untranslated("ar")


def look(response) -> tuple:
    """Status, language, direction, whether the site's name is in the title and its header on the page."""
    page = soup(response)
    named = NETWORK in words(page.title)
    return response.status_code, page.html["lang"], page.html["dir"], named, page.header is not None


@pytest.mark.parametrize("address", LISTS)
def test_wrong_query_still_shows_the_list(client, full_site, address):
    language = ("ar", "rtl") if address.startswith("/ar/") else ("fr", "ltr")

    looks = {query: look(client.get(f"{address}?{query}")) for query in WRONG_QUERIES}

    assert looks == dict.fromkeys(WRONG_QUERIES, (200, *language, True, True))


@pytest.mark.parametrize(("address", "content_type"), FEEDS.items())
def test_wrong_query_still_gives_the_feed(client, full_site, address, content_type):
    answers = [client.get(f"{address}?{query}") for query in WRONG_QUERIES]

    assert {(answer.status_code, answer["Content-Type"]) for answer in answers} == {(200, content_type)}


@pytest.mark.parametrize("address", ["/agenda/agenda.ics", "/agenda/dates.rss"])
def test_wrong_filter_of_a_subscription_is_no_feed_and_what_is_no_filter_changes_nothing(client, full_site, address):
    """Who has subscribed to one theme must never receive everything instead."""
    statuses = {query: client.get(f"{address}?{query}").status_code for query in WRONG_QUERIES}

    assert set(statuses.values()) == {200, 404}


@pytest.mark.parametrize(
    ("query", "count"),
    [("page=abc", 12), ("page=0", 12), ("page=2", 2), ("page=3", 2), ("page=" + "9" * 40, 2)],
)
def test_wrong_page_number_shows_a_page_of_the_list(client, site_tree, query, count):
    for _number in range(14):
        NewsPageFactory(parent=site_tree.news)

    assert len(each(client.get(f"/actualites/?{query}"), ".card__title")) == count


@pytest.mark.parametrize(
    ("prefix", "code", "direction"), [("", "fr", "ltr"), ("/ar", "ar", "rtl")], ids=["French", "Arabic"]
)
def test_wrong_address_says_so_in_the_language_of_the_visitor(client, full_site, prefix, code, direction):
    answers = {address: client.get(prefix + address) for address in WRONG_ADDRESSES}

    own_look = (404, code, direction, True, True)
    assert {address: look(answer) for address, answer in answers.items()} == dict.fromkeys(answers, own_look)
    with override(code):
        title = gettext("Cette page n’existe pas, ou plus.")
    assert {tuple(each(answer, "h1")) for answer in answers.values()} == {(title,)}


@pytest.mark.parametrize("address", ["/", "/contact/", *LISTS, *FEEDS, "/guide/aide/", "/inconnue/"])
def test_wrong_method_breaks_nothing(client, full_site, address):
    methods = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND"]

    assert {client.generic(method, address).status_code for method in methods} <= {200, 404, 405}


@pytest.mark.parametrize("wrong", ["\0", "x" * 100_000, "😀\u202e" * 2000])
@pytest.mark.parametrize("field", ["name", "email", "phone", "website", "shown_at"])
def test_wrong_message_is_not_kept(client, full_site, field, wrong):
    answers = {"message": "Bonjour", "email": "samira@example.org"} | {field: wrong}

    response = client.post("/contact/", answers)

    assert (look(response), FormSubmission.objects.count()) == ((200, "fr", "ltr", True, True), 0)


def test_foreign_host_gets_the_page_of_a_misunderstood_request(client, full_site):
    response = client.get("/", headers={"host": "ailleurs.example"})

    assert (response.status_code, each(response, "h1")) == (400, ["Nous n’avons pas compris cette demande."])
    assert soup(response).html.attrs == {"lang": "fr", "dir": "ltr"}


def test_forbidden_page_is_a_page_of_the_site(full_site):
    response = permission_denied(RequestFactory().get("/"), PermissionDenied())

    assert look(response) == (403, "fr", "ltr", True, True)
    assert each(response, "h1") == ["Cette page est réservée."]


def test_site_without_its_database_says_so_and_whom_to_call():
    """Without the `db` fixture, every query fails: what a visitor meets when the database is down."""
    response = Client(raise_request_exception=False).get("/")

    assert (response.status_code, each(response, "title")) == (500, ["Le site a eu un problème."])
    assert [link["href"] for link in soup(response).select("li a")] == ["tel:3919", "tel:17", "tel:114"]
