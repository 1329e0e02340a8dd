import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse, StreamingHttpResponse

from reseau.base.middleware import PublicHeadersMiddleware, TypesettingMiddleware

NOT_PAGES = ["/agenda/agenda.ics", "/actualites/rss.xml", "/robots.txt", "/sitemap.xml"]
POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
HEADERS = {
    "Permissions-Policy": PublicHeadersMiddleware.PERMISSIONS,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@pytest.fixture
def pages(one_page_of_each_type):
    """Every public address that answers with a page of ours."""
    return [*one_page_of_each_type.values(), "/recherche/?q=aide", "/nulle-part/"]


@pytest.fixture
def soups(client, pages):
    """Each of these pages, parsed, by address."""
    return {address: BeautifulSoup(client.get(address).content, "html.parser") for address in pages}


def test_an_anonymous_visitor_gets_no_cookie_and_one_answer_serves_all(client, pages):
    for address in [*pages, *NOT_PAGES]:
        response = client.get(address)

        assert (address, dict(response.cookies)) == (address, {})
        assert (address, response.headers.get("Vary", "Accept-Encoding")) == (address, "Accept-Encoding")


def test_every_public_address_has_the_safety_headers(client, pages):
    for address in [*pages, *NOT_PAGES]:
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"].split(";")

        assert dict(part.strip().split(" ", 1) for part in policy) == POLICY
        assert {name: headers[name] for name in HEADERS} == HEADERS


def test_no_page_holds_what_the_policy_forbids(soups):
    for address, soup in soups.items():
        scripts = soup.select("script:not([src], [type='application/ld+json'])")
        attributes = [name for tag in soup.find_all() for name in tag.attrs]
        inline = [name for name in attributes if name.startswith("on") or name == "style"]

        assert (address, scripts, soup.select("style"), inline) == (address, [], [], [])


def test_no_page_fetches_anything_from_a_third_party(soups):
    for address, soup in soups.items():
        fetched = [tag["src"] for tag in soup.select("[src]")]
        fetched += [link["href"] for link in soup.select("link:not([rel=alternate], [rel=canonical])")]
        elsewhere = [url for url in fetched if not url.startswith("/") or url.startswith("//")]

        assert (address, elsewhere) == (address, [])


@pytest.mark.parametrize(
    ("address", "language", "direction"),
    [
        ("/", "fr", "ltr"),
        ("/ar/", "ar", "rtl"),
        ("/en/recherche/", "en", "ltr"),
        ("/ar/nulle-part/", "ar", "rtl"),
    ],
)
def test_the_language_is_that_of_the_address(client, multilingual, address, language, direction):
    response = client.get(address, headers={"Accept-Language": "pt"})
    page = BeautifulSoup(response.content, "html.parser").html

    assert (page["lang"], page["dir"], response.headers["Content-Language"]) == (
        language,
        direction,
        language,
    )


@pytest.mark.parametrize("address", ["/", "/guide/cantine/", "/recherche/"])
def test_neither_browser_nor_cookie_changes_the_language(client, multilingual, address):
    usual = client.get(address)
    client.cookies["django_language"] = "ar"

    insisting = client.get(address, headers={"Accept-Language": "ar, en;q=0.9"})

    assert (insisting.status_code, insisting.content) == (usual.status_code, usual.content)


def test_a_prefix_for_french_is_no_address(client, site_tree):
    assert client.get("/fr/").status_code == 404


def test_a_page_asked_for_again_and_unchanged_is_not_sent_twice(client, site_tree):
    first = client.get("/")

    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.headers["Cache-Control"], again.status_code, again.content) == ("no-cache", 304, b"")


def test_the_words_of_a_page_are_set_as_their_language_wants_it(client, multilingual):
    for page, words in ((multilingual.french, "Combien ? 80 €"), (multilingual.arabic, "80 € لكل طفل ?")):
        page.search_description = words
        page.save_revision().publish()
    pages = multilingual.french.get_translations(inclusive=True)
    answers = {page.locale.language_code: client.get(page.url) for page in pages}

    leads = {code: BeautifulSoup(page.content, "html.parser").select_one(".lead") for code, page in answers.items()}
    assert (leads["fr"].text, leads["en"].text) == ("Combien\xa0? 80\xa0€", "Combien\xa0? 80\xa0€")
    assert leads["ar"].decode_contents() == '<bdi dir="ltr">80 €</bdi> لكل طفل ?'


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/admin/pages/", HttpResponse("<p>Qui ?</p>")),
        ("/agenda/agenda.ics", HttpResponse("<p>Qui ?</p>", content_type="text/calendar")),
        ("/", StreamingHttpResponse(["<p>Qui ?</p>"])),
    ],
)
def test_nothing_but_the_public_pages_is_typeset(rf, address, answer):
    sent = TypesettingMiddleware(lambda request: answer)(rf.get(address))

    assert b"".join(sent) == b"<p>Qui ?</p>"
