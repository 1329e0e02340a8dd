from datetime import date, time

import pytest
import time_machine

from tests.agenda.calendars import titles as titles_of_feed
from tests.factories import EventPageFactory, PartnerPageFactory, ThemeFactory
from tests.reading import each, links, main, soup

pytestmark = pytest.mark.usefixtures("agenda")
NOT_UNDERSTOOD = "Un des filtres n’a pas été compris : il n’est pas appliqué."
UPCOMING = ["Forum en cours", "Atelier des écrans", "Colloque de printemps"]


@pytest.fixture
def agenda(site_tree):
    """One event over, one running, two to come."""
    budget = ThemeFactory(name="Budget", slug="budget")
    parent = site_tree.agenda
    EventPageFactory(parent=parent, title="Fête passée", start_date=date(2026, 11, 7))
    EventPageFactory(
        parent=parent,
        title="Forum en cours",
        start_date=date(2026, 11, 20),
        end_date=date(2026, 11, 24),
        themes=[budget],
    )
    EventPageFactory(parent=parent, title="Colloque de printemps", kind="colloque", start_date=date(2027, 4, 8))
    EventPageFactory(
        parent=parent,
        title="Atelier des écrans",
        kind="atelier",
        start_date=date(2026, 12, 3),
        start_time=time(18),
        end_time=time(20),
        themes=[budget],
        free="yes",
    )
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        yield


def titles(response):
    return each(response, "main .card__title")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", UPCOMING),
        ("kind=atelier", ["Atelier des écrans"]),
        ("theme=budget", ["Forum en cours", "Atelier des écrans"]),
        ("theme=budget&kind=atelier", ["Atelier des écrans"]),
        ("date_from=2026-11-24", UPCOMING),
        ("date_from=2026-11-25", ["Atelier des écrans", "Colloque de printemps"]),
        ("date_from=2026-12-03", ["Atelier des écrans", "Colloque de printemps"]),
        ("date_from=2026-12-04", ["Colloque de printemps"]),
        ("date_from=04/12/2026", ["Colloque de printemps"]),
        ("date_from=2027-05-01", []),
        ("date_from=9999-12-31", []),
        ("date_from=2026-11-07", UPCOMING),
        ("free=on", ["Atelier des écrans"]),
        ("free=on&theme=budget&online=on", []),
        ("period=past", UPCOMING),
    ],
)
def test_filters_narrow_the_list(client, query, expected):
    response = client.get(f"/agenda/?{query}")

    assert titles(response) == expected
    assert NOT_UNDERSTOOD not in main(response)


@pytest.mark.parametrize(
    "query",
    [
        "kind=concert",
        "kind=%00",
        "theme=inconnu",
        "theme=%00",
        "date_from=2026-13-99",
        "date_from=%00",
        "date_from=0001-01-01",
        "date_from=demain",
        "partner=inconnu",
    ],
)
def test_a_wrong_filter_is_not_applied_and_the_page_says_so(client, query):
    response = client.get(f"/agenda/?{query}")

    assert (response.status_code, titles(response)) == (200, UPCOMING)
    assert NOT_UNDERSTOOD in main(response)


def test_a_wrong_filter_leaves_the_right_ones_applied(client):
    response = client.get("/agenda/?kind=atelier&date_from=2026-13-99")

    assert titles(response) == ["Atelier des écrans"]
    assert NOT_UNDERSTOOD in main(response)


def test_an_empty_list_offers_the_whole_agenda(client):
    response = client.get("/agenda/?kind=permanence")

    assert each(response, "main .card__title") == []
    assert "Aucun rendez-vous à afficher" in main(response)


@pytest.mark.parametrize("page", ["abc", "0", "-1", "%00", "99999999999999999999"])
def test_a_wrong_page_number_shows_the_events_all_the_same(client, page):
    response = client.get(f"/agenda/?page={page}")

    assert titles(response) == UPCOMING
    assert NOT_UNDERSTOOD not in main(response)


def test_six_dates_make_a_page(client, site_tree):
    for number in range(4):
        EventPageFactory(parent=site_tree.agenda, title=f"Permanence {number}", start_date=date(2028, 1, 10))

    assert len(titles(client.get("/agenda/"))) == 6
    assert titles(client.get("/agenda/?page=2")) == ["Permanence 3"]


def test_a_draft_is_not_listed(client, site_tree):
    EventPageFactory(parent=site_tree.agenda, title="Brouillon", start_date=date(2026, 12, 3), live=False)

    assert titles(client.get("/agenda/")) == UPCOMING


def test_events_are_grouped_by_month(client):
    assert each(client.get("/agenda/"), "main h2.month") == ["novembre 2026", "décembre 2026", "avril 2027"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", []),
        ("kind=inconnu&page=1", []),
        ("free=on", ["Gratuit"]),
        ("theme=budget&kind=atelier", ["Budget", "Atelier"]),
        ("date_from=2026-12-03", ["À partir du 3 décembre 2026"]),
    ],
)
def test_the_title_says_what_the_list_was_filtered_by(client, query, said):
    title = " – ".join(["Agenda", *said, "Réseau des familles monoparentales"])

    assert each(client.get(f"/agenda/?{query}"), "title") == [title]


def test_the_calendar_offered_is_that_of_the_filters_and_says_which(client):
    response = client.get("/agenda/?kind=atelier&free=on&date_from=2026-12-03")

    feed = "testserver/agenda/agenda.ics?kind=atelier&free=on"
    assert each(response, ".subscribe strong") == ["L’agenda de : Atelier et Gratuit"]
    assert links(response, ".subscribe a") == [
        ("S’abonner à l’agenda", f"webcal://{feed}"),
        ("Autres façons de s’abonner", "/agenda/s-abonner/?kind=atelier&free=on"),
    ]
    assert soup(response).select_one("link[type='text/calendar']")["href"] == f"http://{feed}"
    assert titles_of_feed(client, f"http://{feed}") == ["Atelier des écrans"] == titles(response)


def test_without_filters_the_whole_calendar_is_offered(client):
    response = client.get("/agenda/?date_from=2026-12-03&page=1")

    assert each(response, ".subscribe strong") == []
    assert links(response, ".subscribe .button") == [("S’abonner à l’agenda", "webcal://testserver/agenda/agenda.ics")]


def test_the_filters_follow_to_the_other_views(client):
    response = client.get("/agenda/?theme=budget&step_free=on&date_from=2026-12-03")

    query = "?theme=budget&step_free=on"
    assert links(response, ".agenda-views a") == [
        ("Liste", f"/agenda/{query}"),
        ("Mois", f"/agenda/mois/{query}"),
        ("Archives", f"/agenda/archives/{query}"),
        ("Imprimer le mois", f"/agenda/affiche/{query}"),
    ]


@pytest.mark.parametrize(
    ("query", "is_open"), [("", False), ("theme=budget", False), ("free=on", True), ("date_from=hier", True)]
)
def test_the_filters_that_are_on_are_in_view(client, query, is_open):
    assert soup(client.get(f"/agenda/?{query}")).select_one(".filters details").has_attr("open") is is_open


def test_a_partner_filters_the_list_and_stays_in_the_form(client, site_tree):
    partner = PartnerPageFactory(parent=site_tree.partners, title="Maison des familles", slug="maison")
    EventPageFactory(parent=site_tree.agenda, title="Café des parents", place_partner=partner)

    response = client.get("/agenda/?partner=maison")

    assert titles(response) == ["Café des parents"]
    assert each(response, ".subscribe strong") == ["L’agenda de : Maison des familles"]
    assert soup(response).select_one("form input[name=partner]")["value"] == "maison"
