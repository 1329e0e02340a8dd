"""« Les plus proches de moi » and the map: what they show, and what they ask of whom, before a press and after."""

import re

import pytest

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.journeys.other_host import other_host
from tests.tooling.postgres import database_under_test
from tests.tooling.server import serve

AROUND = "/annuaire/autour/"
# On one meridian, each at a known distance of the person: 111.2 m for a thousandth of a degree.
HERE = {"latitude": 48.93, "longitude": 2.3}
PLACES = {"mairie": 48.9372, "mjd": 48.9301, "ccas": 48.9516, "caf92": 49.1}
NAMES = {
    "mjd": "Maison de justice et du droit de Gennevilliers",
    "mairie": "Mairie de Gennevilliers",
    "ccas": "CCAS de Gennevilliers",
    "caf92": "Caf des Hauts-de-Seine – agence de Gennevilliers",
}
NEAREST = [("mjd", "à 100 m"), ("mairie", "à 800 m"), ("ccas", "à 2,4 km"), ("caf92", "à 19 km")]
FILL = """
from partenaires.models import PartnerPage
from reseau.base.models import NetworkSettings
for identifier, latitude in {places}.items():
    place = {{"latitude": latitude, "longitude": 2.3, "position_is_manual": True}}
    PartnerPage.objects.filter(identifier=identifier).update(**place)
NetworkSettings.objects.update(
    map_tiles_url="{url}/fond/{{z}}/{{x}}/{{y}}.png",
    map_attribution="© Fond <b>d’essai</b>",
    address_search_url="{url}/search",
)
"""


@pytest.fixture(scope="module")
def host():
    with other_host() as host:
        yield host


@pytest.fixture(autouse=True)
def _nothing_asked_yet(host):
    host.asked.clear()
    host.questions.clear()


@pytest.fixture(scope="module")
def site_url(host, tmp_path_factory):
    """The demo site, with a few positions, and the other host in its settings."""
    script = FILL.format(places=PLACES, url=host.url).replace("{", "{{").replace("}", "}}")
    fill = [("load_demo", "--port={port}"), ("shell", "--verbosity=0", f"--command={script}")]
    with (
        database_under_test("reseau_e2e_nearby") as database_url,
        serve(tmp_path_factory.mktemp("nearby"), database_url, fill) as url,
    ):
        yield url


@pytest.fixture
def visit(browser, site_url):
    """Open the page in a browser of its own; `.faults` holds what its console says, `.sent` all that it asks."""
    contexts = []

    def visit(path=AROUND, allowed=True, **options):
        context = browser.new_context(base_url=site_url, locale="fr-FR", **(PHONE | options))
        contexts.append(context)
        context.set_default_timeout(20_000)
        if allowed:
            context.grant_permissions(["geolocation"])
            context.set_geolocation(HERE)
        page = context.new_page()
        page.sent, page.faults = [], []
        context.on("request", lambda request: page.sent.append(request))
        context.on("console", lambda message: page.faults.append(message.text))
        context.on("weberror", lambda error: page.faults.append(str(error.error)))
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()


def cards(page) -> list[tuple[str, str]]:
    """(name, distance) of the cards that have one, in the order of the list."""
    found = page.locator(".card:has(.card__away)").all()
    return [(card.locator("h3").inner_text(), plain(card.locator(".card__away").inner_text())) for card in found]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def said(page, sentence: str):
    page.get_by_role("status").filter(has_text=sentence).first.wait_for()


def test_nearest_come_first_and_nobody_is_told_where_one_is(visit, host, site_url):
    page = visit()
    page.sent.clear()
    page.get_by_role("button", name="Les plus proches de moi").click()
    said(page, f"Le plus proche : {NAMES['mjd']}, à")

    assert cards(page) == [(NAMES[identifier], away) for identifier, away in NEAREST]
    first = page.locator(".card").all()[: len(NEAREST)]
    assert [card.locator("h3").inner_text() for card in first] == [NAMES[identifier] for identifier, _away in NEAREST]
    late = [request.url for request in page.sent if "/static/img/favicon" not in request.url]
    assert (late, host.asked, page.faults) == ([], [], [])
    page.reload()
    assert cards(page) == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert [request.url for request in page.sent if "48.9" in request.url or not request.url.startswith(site_url)] == []


def test_refusal_is_said_and_leaves_another_way(visit):
    page = visit(allowed=False)
    page.get_by_role("button", name="Les plus proches de moi").click()
    said(page, "Votre téléphone n’a pas donné sa position. Vous pouvez partir d’un lieu de la liste.")
    page.get_by_label("Ou partir d’un lieu de la liste").select_option(NAMES["mairie"])
    said(page, "Le plus proche : Mairie de Gennevilliers, ici.")

    assert cards(page)[:2] == [(NAMES["mairie"], "ici"), (NAMES["mjd"], "à 800 m")]
    assert [request for request in page.sent if request.method != "GET" or "?" in request.url] == []


def test_telephone_that_does_not_know_where_it_is_says_so(visit):
    page = visit()
    page.context.set_geolocation(None)
    page.get_by_role("button", name="Les plus proches de moi").click()
    said(page, "Votre téléphone ne sait pas où il est. Vous pouvez partir d’un lieu de la liste.")

    assert (cards(page), page.faults) == ([], [])


def test_telephone_that_takes_too_long_says_so(visit):
    page = visit()
    # What a telephone deep in a building does after fifteen seconds: no setting of a browser here makes it so slow.
    page.evaluate("() => { navigator.geolocation.getCurrentPosition = (found, failed) => failed({ code: 3 }) }")
    page.get_by_role("button", name="Les plus proches de moi").click()
    said(
        page,
        "Votre téléphone met trop longtemps à trouver sa position. Essayez encore, ou partez d’un lieu de la liste.",
    )

    assert cards(page) == []


def test_address_goes_to_the_named_host_alone_and_when_one_presses(visit, host, site_url):
    page = visit()
    name = host.url.removeprefix("http://")
    told = plain(page.locator("#nearby-told").inner_text())
    assert told == f"En appuyant sur « Chercher », vous envoyez cette adresse à {name}, et à personne d’autre."
    page.get_by_label("Ou d’une adresse").fill("1 rue du Port")
    assert host.asked == []
    page.sent.clear()
    page.keyboard.press("Enter")
    said(page, "Le plus proche : ")

    assert (host.asked, host.questions) == ([("/search", None, None)], ["1 rue du Port"])
    assert [request.url for request in page.sent if request.url.startswith(site_url)] == []
    assert (page.faults, page.url) == ([], f"{site_url}{AROUND}")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("nulle part", "Cette adresse n’a pas été trouvée."),
        ("ailleurs", "Cette adresse n’a pas été trouvée."),
        ("panne", "La recherche d’adresse ne répond pas."),
    ],
)
def test_address_that_is_not_found_is_said(visit, typed, answer):
    page = visit()
    page.get_by_label("Ou d’une adresse").fill(typed)
    page.get_by_role("button", name="Chercher", exact=True).last.click()
    said(page, answer)

    assert cards(page) == []


def test_map_asks_its_images_of_the_named_host_and_when_one_presses(visit, host, site_url):
    page = visit()
    section = page.locator("#carte")
    assert f"viennent de {host.url.removeprefix('http://')}." in plain(section.inner_text())
    assert (host.asked, [request.url for request in page.sent if "leaflet" in request.url]) == ([], [])
    page.get_by_role("button", name="Voir la carte").click()
    page.locator(".leaflet-tile-loaded").first.wait_for()

    assert {(referrer, cookie) for _path, referrer, cookie in host.asked} == {(None, None)}
    others = [request.url for request in page.sent if not request.url.startswith((f"{site_url}/", f"{host.url}/fond/"))]
    assert (others, page.faults) == ([], [])
    marks = page.locator(".map__mark")
    assert sorted(mark.get_attribute("aria-label") for mark in marks.all()) == sorted(NAMES.values())
    assert "© Fond <b>d’essai</b>" in page.locator(".leaflet-control-attribution").inner_text()
    page.reload()
    assert page.locator(".leaflet-tile").count() == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_map_that_does_not_come_says_so_and_may_be_asked_for_again(visit):
    page = visit()
    page.route("**/leaflet*.js", lambda route: route.abort())
    page.get_by_role("button", name="Voir la carte").click()
    said(page, "La carte ne s’affiche pas. Tout ce qu’elle dit est dans la liste.")

    page.unroute_all()
    page.get_by_role("button", name="Voir la carte").click()
    page.locator(".leaflet-tile-loaded").first.wait_for()
    assert page.get_by_text("La carte ne s’affiche pas.").count() == 0


def test_map_is_used_with_the_keyboard_alone(visit):
    page = visit(**DESKTOP)
    page.get_by_role("button", name="Voir la carte").press("Enter")
    page.get_by_role("button", name=NAMES["mjd"]).focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup a[href$='/annuaire/maison-de-justice-et-du-droit/']").wait_for()
    assert page.evaluate("document.activeElement.textContent.trim()") == NAMES["mjd"]
    page.get_by_role("button", name="Fermer").press("Enter")
    page.locator(".leaflet-popup").wait_for(state="detached")

    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == NAMES["mjd"]
    assert page.faults == []


@pytest.mark.parametrize("language", ["", "/ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_around_the_map(visit, axe, language, scheme):
    # Marks that overlap are the way of maps, and why the list says it all (WCAG 2.5.8, « equivalent »): one alone here.
    page = visit(f"{language}{AROUND}?category=mairie", color_scheme=scheme, viewport={"width": 320, "height": 800})
    page.locator("[data-nearby-from]").select_option(index=1)
    page.locator("[data-map-show]").click()
    page.locator(".leaflet-tile-loaded").first.wait_for()
    page.locator(".map__mark").first.focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup a").first.wait_for()
    page.wait_for_timeout(400)  # the bubble fades in
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.faults == []  # before axe, which breaks the policy itself by copying imported style sheets
    axe(page)


def test_list_says_it_all_without_javascript(plain_page, host):
    plain_page.goto(AROUND)

    assert plain_page.locator("[data-nearby]").is_hidden()
    assert plain_page.locator(".card").count() > len(NAMES)
    assert "La carte a besoin de JavaScript." in plain_page.locator("#carte").inner_text()
    assert host.asked == []


def test_no_other_page_may_ask_that_host(plain_page, host):
    policies = {path: plain_page.goto(path).headers["content-security-policy"] for path in ["/annuaire/", "/", AROUND]}

    assert [path for path, policy in policies.items() if host.url in policy] == [AROUND]
