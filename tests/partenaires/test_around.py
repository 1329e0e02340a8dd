"""The whole directory on one page: for the browser to sort by distance, and for paper."""

from datetime import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partenaires import maps
from partenaires.choices import Category
from reseau.base.clock import PARIS
from reseau.base.models import NetworkSettings
from tests.factories import PartnerPageFactory
from tests.languages import everything_untranslated
from tests.reading import each, links, soup, words

TILES = "https://tuiles.example:8443/carte/{z}/{x}/{y}.png"
SEARCH = "https://adresses.example/search"
PLACE = {"latitude": 48.9252, "longitude": 2.2945, "position_is_manual": True}


@pytest.fixture
def network(site_tree):
    network = NetworkSettings.for_site(site_tree.home.get_site())
    network.map_tiles_url, network.map_attribution, network.address_search_url = TILES, "© IGN", SEARCH
    network.save()
    return network


@pytest.fixture
def directory(site_tree):
    parent = site_tree.partners
    PartnerPageFactory(parent=parent, title="Crèche", category=Category.CHILDCARE, **PLACE)
    PartnerPageFactory(parent=parent, title="Caf", category=Category.CAF, phone="3230", town="Nanterre")
    PartnerPageFactory(parent=parent, title="Refuge", category=Category.VIOLENCE, protected=True, town="Asnières")
    PartnerPageFactory(parent=parent, title="Brouillon", category=Category.CAF, live=False, **PLACE)


def positions(response) -> dict[str, tuple]:
    cards = soup(response).select(".card")
    return {words(card.h3): (card.get("data-latitude"), card.get("data-longitude")) for card in cards}


@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
def test_each_place_says_where_it_is_and_a_protected_one_does_not(client, directory, prefix):
    for code in ("en", "ar"):
        everything_untranslated(code)

    assert positions(client.get(f"{prefix}/annuaire/autour/")) == {
        "Caf": (None, None),
        "Crèche": ("48.9252", "2.2945"),
        "Refuge": (None, None),
    }


def test_the_ordinary_list_leads_to_both_with_its_filters(client, directory):
    assert links(client.get("/annuaire/?category=caf&page=1"), "main > .wrap > .links a") == [
        ("Les plus proches de moi, et la carte", "/annuaire/autour/?category=caf"),
        ("Imprimer cette liste", "/annuaire/imprimer/?category=caf"),
    ]


def test_filters_follow(client, directory):
    around = client.get("/annuaire/autour/?category=caf")

    assert each(around, ".card h3") == ["Caf"]
    assert each(around, "main .message") == ["Aucun lieu de cette liste n’a de position connue."]
    assert each(around, "main .reference") == ["Caf · Changer les filtres"]
    assert each(client.get("/annuaire/imprimer/?category=caf"), ".directory h3") == ["Caf"]
    assert each(client.get("/annuaire/autour/?category=inconnue"), "main .message--warning") == [
        "Un des filtres n’a pas été compris : il n’est pas appliqué."
    ]


def test_all_partners_are_there_at_once(client, site_tree):
    for number in range(60):
        PartnerPageFactory(parent=site_tree.partners, title=f"Lieu {number:02}", **PLACE)
    numbers = {path: queries(client, path) for path in ("/annuaire/autour/", "/annuaire/imprimer/")}

    assert len(each(client.get("/annuaire/"), ".card")) == 10
    assert len(each(client.get("/annuaire/autour/?page=2"), ".card")) == 60
    assert len(each(client.get("/annuaire/imprimer/"), ".directory__one")) == 60
    assert {path: number for path, number in numbers.items() if number > 12} == {}


def queries(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


@time_machine.travel(datetime(2026, 11, 25, 10, 12, tzinfo=PARIS), tick=False)
def test_paper_is_dated_and_goes_from_category_to_category(client, directory):
    paper = client.get("/annuaire/imprimer/")

    assert each(paper, ".page-head bdi") == ["25 novembre 2026"]
    assert each(paper, ".directory__group") == [
        "Caf Caf 3230 Nanterre",
        "Violences : écoute et accueil Refuge Asnières Adresse non publiée : appelez.",
        "Crèche, relais petite enfance Crèche",
    ]


def test_nothing_is_offered_until_the_settings_name_who_will_be_asked(client, directory):
    page = client.get("/annuaire/autour/")

    assert [soup(page).select(selector) for selector in ("[data-map]", "[data-nearby-search]")] == [[], []]
    assert each(page, "[data-nearby] h2") == ["Trier par distance"]
    assert "connect-src" not in page["Content-Security-Policy"]


def test_page_names_who_will_be_asked_and_allows_them_alone(client, directory, network):
    page = client.get("/annuaire/autour/")
    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))

    assert each(page, "#nearby-told bdi, [data-map] p bdi") == ["adresses.example", "tuiles.example:8443"]
    assert policy["connect-src"] == "'self' https://adresses.example"
    assert policy["img-src"].split()[-1] == "https://tuiles.example:8443"
    assert "example" not in client.get("/annuaire/")["Content-Security-Policy"]
    assert "example" not in client.get("/annuaire/imprimer/")["Content-Security-Policy"]


def test_no_field_of_distance_can_be_sent(client, directory, network):
    fields = soup(client.get("/annuaire/autour/")).select("[data-nearby] :is(input, select, button, form)")

    assert len(fields) == 5
    assert [field for field in fields if field.get("name") or field.get("action")] == []


def test_search_engines_are_told_of_the_list_alone(client, directory):
    for path in ("/annuaire/autour/", "/annuaire/imprimer/"):
        assert soup(client.get(path)).select_one("[rel=canonical]")["href"].endswith("/annuaire/")


@pytest.mark.parametrize(
    "tiles",
    [
        "http://tuiles.example/{z}/{x}/{y}.png",
        "https://tuiles.example/carte.png",
        "https://{s}.tuiles.example/{z}/{x}/{y}.png",
        "https://tuiles.example; script-src */{z}/{x}/{y}.png",
        "//tuiles.example/{z}/{x}/{y}",
    ],
)
def test_settings_refuse_an_address_of_tiles_that_would_not_work(network, tiles):
    network.map_tiles_url = tiles

    with pytest.raises(ValidationError, match="contient {z}, {x} et {y}"):
        network.full_clean()


def test_settings_take_addresses_of_tiles_in_their_path_or_their_query(network):
    for tiles in (TILES, "https://data.geopf.fr/wmts?FORMAT=image/png&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"):
        network.map_tiles_url = tiles
        network.full_clean()


def test_host_and_origin_of_an_address():
    assert (maps.host(TILES), maps.origin(TILES)) == ("tuiles.example:8443", "https://tuiles.example:8443")
    assert (maps.host(""), maps.origin("")) == ("", "")
