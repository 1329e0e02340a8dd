import pytest
from bs4 import BeautifulSoup

from reseau.base.models import NetworkSettings
from tests.factories import AidPageFactory, ContentPageFactory, NewsPageFactory


@pytest.fixture
def read(client):
    """Parsed page at an address, whatever its status."""
    return lambda address: BeautifulSoup(client.get(address).content, "html.parser")


def links(soup, selector):
    return [(link.get_text(strip=True), link["href"]) for link in soup.select(selector)]


def alternates(soup):
    return {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")}


def test_menu_holds_the_sections_in_their_order_and_marks_the_one_shown(read, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="cantine")

    soup = read("/guide/cantine/")

    assert links(soup, ".menu-wide a") == [
        ("Guide des aides", "/guide/"),
        ("Agenda", "/agenda/"),
        ("Annuaire des partenaires", "/annuaire/"),
        ("Actualités", "/actualites/"),
        ("Rechercher", "/recherche/"),
    ]
    assert links(soup, ".menu-wide [aria-current=true]") == [("Guide des aides", "/guide/")]
    assert links(read("/agenda/"), ".menu-wide [aria-current=page]") == [("Agenda", "/agenda/")]


def test_footer_links_to_the_first_level_pages_that_are_not_in_the_menu(read, site_tree):
    legal = ContentPageFactory(parent=site_tree.home, title="Mentions légales", slug="mentions-legales")
    ContentPageFactory(parent=legal, title="Page en dessous")
    ContentPageFactory(parent=site_tree.home, title="Brouillon", live=False)
    ContentPageFactory(parent=site_tree.home, title="Notre histoire", show_in_menus=True)

    assert links(read("/"), "footer nav:first-of-type .links a") == [("Mentions légales", "/mentions-legales/")]


def test_the_identity_of_the_network_stands_at_the_head_and_foot_of_every_page(read, site_tree):
    numbers = [("number", {"number": "39 19", "label": "Violences"})]
    NetworkSettings.objects.update(name="Réseau d’ailleurs", town="Ailleurs", emergency_numbers=numbers)

    for address in ("/", "/recherche/", "/nulle-part/"):
        soup = read(address)
        assert soup.select_one(".brand").get_text(" ", strip=True) == "Réseau d’ailleurs Ailleurs"
        assert [link["href"] for link in soup.select("a[href='tel:3919']")] == ["tel:3919"] * 2


@pytest.mark.parametrize(
    ("address", "here", "others"),
    [
        ("/guide/cantine/", "fr", {"en": "/en/guide/cantine/", "ar": "/ar/guide/cantine/"}),
        ("/ar/guide/cantine/", "ar", {"fr": "/guide/cantine/", "en": "/en/guide/cantine/"}),
        ("/en/guide/cantine/", "en", {"fr": "/guide/cantine/", "ar": "/ar/guide/cantine/"}),
        ("/ar/agenda/", "ar", {"fr": "/agenda/", "en": "/en/agenda/"}),
        ("/ar/agenda/mois/", "ar", {"fr": "/agenda/mois/", "en": "/en/agenda/mois/"}),
        ("/en/recherche/?q=cantine", "en", {"fr": "/recherche/", "ar": "/ar/recherche/"}),
        ("/ar/nulle-part/", "ar", {"fr": "/", "en": "/en/"}),
    ],
    ids=["source", "translation", "alias", "alias of a section", "view of a section", "search", "404"],
)
def test_language_switcher_leads_to_the_same_page_in_each_language(read, multilingual, address, here, others):
    header = read(address).header.select(".languages a")

    assert {link["lang"]: link["href"] for link in header if not link.get("aria-current")} == others
    assert [link["lang"] for link in header if link.get("aria-current")] == [here]
    assert {link["lang"]: (link["dir"], link.text) for link in header} == {
        "fr": ("ltr", "Français"),
        "en": ("ltr", "English"),
        "ar": ("rtl", "العربيّة"),
    }


def test_language_switcher_leads_to_the_front_page_where_the_page_has_no_counterpart(read, multilingual, site_tree):
    NewsPageFactory(parent=site_tree.news, slug="rentree")

    switcher = read("/actualites/rentree/").header.select(".languages a")

    assert [link["href"] for link in switcher] == ["/actualites/rentree/", "/en/", "/ar/"]


@pytest.mark.parametrize("address", ["/", "/recherche/"])
def test_a_site_in_one_language_has_no_language_switcher(read, site_tree, address):
    assert read(address).select(".languages") == []


def test_search_engines_are_told_of_true_translations_and_in_both_directions(read, multilingual):
    both = {
        "fr": "http://testserver/guide/cantine/",
        "x-default": "http://testserver/guide/cantine/",
        "ar": "http://testserver/ar/guide/cantine/",
    }

    assert [alternates(read(page.url)) for page in (multilingual.french, multilingual.arabic)] == [both, both]


@pytest.mark.parametrize("address", ["/en/guide/cantine/", "/ar/agenda/", "/nulle-part/"])
def test_search_engines_are_told_of_no_translation_of_an_untranslated_page(read, multilingual, address):
    assert alternates(read(address)) == {}


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/guide/cantine/?utm_source=lettre", "/guide/cantine/"),
        ("/ar/guide/cantine/", "/ar/guide/cantine/"),
        ("/en/guide/cantine/", "/guide/cantine/"),
        ("/en/guide/?theme=argent", "/guide/"),
        ("/ar/agenda/", "/agenda/"),
        ("/ar/agenda/mois/", "/agenda/mois/"),
    ],
    ids=["source", "translation", "alias", "alias of a section", "alias elsewhere", "view of an alias"],
)
def test_canonical_address_is_where_the_words_come_from(read, multilingual, address, canonical):
    assert read(address).select_one("link[rel=canonical]")["href"] == f"http://testserver{canonical}"


@pytest.mark.parametrize(
    ("address", "frame", "content"),
    [
        ("/guide/cantine/", ("fr", "ltr"), ("fr", "ltr")),
        ("/ar/guide/cantine/", ("ar", "rtl"), ("ar", "rtl")),
        ("/ar/agenda/", ("ar", "rtl"), ("fr", "ltr")),
        ("/en/guide/cantine/", ("en", "ltr"), ("fr", "ltr")),
    ],
)
def test_an_untranslated_page_says_that_its_words_are_french(read, multilingual, address, frame, content):
    soup = read(address)

    assert (soup.html["lang"], soup.html["dir"]) == frame
    title = soup.h1.find(string=True)
    assert (title.find_parent(lang=True)["lang"], title.find_parent(dir=True)["dir"]) == content


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("/guide/cantine/", [("Accueil", "/"), ("Guide des aides", "/guide/")]),
        ("/ar/guide/cantine/", [("الرئيسية", "/ar/"), ("Guide des aides", "/ar/guide/")]),
        ("/agenda/", [("Accueil", "/")]),
        ("/", []),
    ],
)
def test_breadcrumb_goes_from_the_front_page_to_the_parent(read, multilingual, address, trail):
    assert links(read(address), ".breadcrumb a") == trail
