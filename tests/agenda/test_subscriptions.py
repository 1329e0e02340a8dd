"""Every way into a calendar, from the page that offers them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from agenda.subscriptions import Subscription
from tests.factories import EventPageFactory, ThemeFactory
from tests.languages import everything_untranslated
from tests.reading import each, links, main, soup, words

PAGE = "/agenda/s-abonner/"
EVERYTHING = "http://testserver/agenda/agenda.ics"
NOT_UNDERSTOOD = "Un des filtres n’a pas été compris : il n’est pas appliqué."


@pytest.fixture
def agenda(site_tree):
    """One event about the budget, in a park."""
    budget = ThemeFactory(name="Budget", slug="budget")
    EventPageFactory(
        parent=site_tree.agenda, title="Atelier", kind="atelier", venue="Parc", free="yes", themes=[budget],
        start_date=date(2030, 12, 3),
    )  # fmt: skip
    return site_tree.agenda


def address(response) -> str:
    """The feed that the page offers, as one copies it."""
    return soup(response).select_one("textarea#adresse").get_text()


def test_each_calendar_gets_the_address_it_understands():
    feed = Subscription("https://example.org/agenda/agenda.ics?theme=budget", "Réseau – Budget")

    there = "example.org%2Fagenda%2Fagenda.ics%3Ftheme%3Dbudget"
    name = "R%C3%A9seau%20%E2%80%93%20Budget"
    assert feed.webcal == "webcal://example.org/agenda/agenda.ics?theme=budget"
    assert feed.google == f"https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F{there}"
    outlook = f"calendar/0/addfromweb?url=https%3A%2F%2F{there}&name={name}"
    assert feed.outlook_com == f"https://outlook.live.com/{outlook}"
    assert feed.outlook_365 == f"https://outlook.office.com/{outlook}"


def test_the_code_to_scan_has_no_style_of_its_own():
    code = BeautifulSoup(Subscription(EVERYTHING, "Réseau").code, "html.parser")

    assert "style" not in {name for element in code.find_all(True) for name in element.attrs}


def test_without_filter_the_page_offers_everything(client, agenda):
    response = client.get(PAGE)

    assert (response.status_code, each(response, "h1"), address(response)) == (
        200,
        ["S’abonner à l’agenda"],
        EVERYTHING,
    )
    assert [label for label, _url in links(response, ".ways .actions a")] == [
        *("iPhone, iPad, Mac", "Google Agenda", "Outlook.com", "Outlook 365", "Autre calendrier"),
    ]


@pytest.mark.parametrize(
    ("query", "feed", "name"),
    [
        ("theme=budget", "?theme=budget", "Budget"),
        ("free=on&kind=atelier", "?kind=atelier&free=on", "Atelier – Gratuit"),
        ("place=parc", "?place=parc", "Parc"),
        ("date_from=2030-01-01&kind=atelier", "?kind=atelier", "Atelier"),
    ],
)
def test_the_page_offers_the_very_feed_of_its_filters(client, agenda, query, feed, name):
    response = client.get(f"{PAGE}?{query}")

    assert address(response) == f"{EVERYTHING}{feed}"
    assert words(soup(response).select_one("[aria-labelledby=ajout] strong")).endswith(f" – {name}")
    assert client.get(address(response)).status_code == 200


@pytest.mark.parametrize("query", ["theme=inconnu", "kind=%00", "partner=personne"])
def test_a_wrong_filter_is_said_and_the_rest_is_offered(client, agenda, query):
    response = client.get(f"{PAGE}?free=on&{query}")

    assert address(response) == f"{EVERYTHING}?free=on"
    assert NOT_UNDERSTOOD in main(response)


def test_there_is_a_calendar_for_each_theme_kind_and_place_that_answers(client, agenda):
    choices = soup(client.get(PAGE)).select("form select")
    queries = [
        f"{choice['name']}={option['value']}"
        for choice in choices
        for option in choice.select("[value]:not([value=''])")
    ]

    feeds = [address(client.get(f"{PAGE}?{query}")) for query in queries]

    assert feeds == [f"{EVERYTHING}?{query}" for query in queries]
    assert {"theme=budget", "kind=atelier", "place=parc"} <= set(queries)
    assert {client.get(url).status_code for url in feeds} == {200}


def test_each_device_has_its_steps_its_delay_and_its_way_out(client, agenda):
    response = client.get(PAGE)

    assert each(response, "[aria-labelledby=comment] summary") == [
        "iPhone, iPad, Mac",
        "Téléphone Android, avec Google Agenda",
        "Téléphone Samsung, avec son propre calendrier",
        "Outlook",
        "Thunderbird",
        "Nextcloud",
    ]
    delays = [
        text.removeprefix("Quand une date change ") for text in each(response, ".disclosure p") if "change" in text
    ]
    assert delays[1] == "De 8 à 24 heures. Google cache les dates annulées, sans le dire : elles disparaissent."
    assert delays[-1] == "6 heures."


def test_the_page_speaks_the_language_of_its_address(client, agenda):
    everything_untranslated("ar")

    response = client.get(f"/ar{PAGE}?kind=atelier")

    assert address(response) == "http://testserver/ar/agenda/agenda.ics?kind=atelier"
    languages = {link["hreflang"]: link["href"] for link in soup(response).select(".languages a[hreflang]")}
    assert languages["fr"] == PAGE


def test_where_one_is_includes_the_agenda(client, agenda):
    assert links(client.get(PAGE), ".breadcrumb a")[-1] == ("Agenda", "/agenda/")


def test_the_page_sets_no_cookie(client, agenda):
    assert dict(client.get(PAGE).cookies) == {}
