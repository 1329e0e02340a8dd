from datetime import date, time

import pytest
import time_machine

from agenda.models import EventException
from tests.factories import EventPageFactory, ThemeFactory
from tests.reading import each, links, main

pytestmark = pytest.mark.usefixtures("agenda")


@pytest.fixture
def agenda(site_tree):
    """In November 2026: a weekly talk of two years, a forum of 2025, a workshop called off, a party to come."""

    def add(title, first, **others):
        return EventPageFactory(parent=site_tree.agenda, title=title, start_date=first, **others)

    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        add(
            "Groupe de parole",
            date(2025, 12, 3),
            slug="parole",
            kind="reunion",
            repeat="weekly",
            weekdays=["WE"],
            until=date(2026, 1, 28),
            outcome="<p>Les parents ont écrit <b>une charte</b>.</p>",
            exceptions=[EventException(day=date(2025, 12, 24), kind="cancelled")],
        )
        add(
            "Forum",
            date(2025, 3, 7),
            end_date=date(2025, 3, 8),
            themes=[ThemeFactory(name="Budget", slug="budget")],
            search_description="Deux jours ensemble.",
        )
        add("Atelier annulé", date(2025, 6, 1), status="CANCELLED", status_message="Salle fermée.")
        add("Date annulée", date(2024, 6, 1), exceptions=[EventException(day=date(2024, 6, 1), kind="cancelled")])
        add("Soirée", date(2026, 11, 21), start_time=time(18), end_time=time(20))
        add("Fête à venir", date(2026, 12, 5))
        yield


def cards(response) -> list[tuple[str, str]]:
    return list(zip(each(response, ".card__title"), each(response, ".card .when"), strict=True))


def test_a_year_shows_each_event_once_the_latest_first(client):
    assert cards(client.get("/agenda/archives/2025/")) == [
        ("Groupe de parole", "4 dates en 2025, du mercredi 3 décembre au mercredi 31 décembre"),
        ("Forum", "du vendredi 7 mars au samedi 8 mars 2025"),
    ]
    assert cards(client.get("/agenda/archives/2026/")) == [
        ("Soirée", "samedi 21 novembre 2026, de 18 h à 20 h"),
        ("Groupe de parole", "4 dates en 2026, du mercredi 7 janvier au mercredi 28 janvier"),
    ]


def test_the_latest_year_is_shown_first(client):
    latest = client.get("/agenda/archives/")

    assert cards(latest) == cards(client.get("/agenda/archives/2026/"))
    assert each(latest, "title") == ["Agenda – Archives 2026 – Réseau des familles monoparentales"]


def test_years_in_which_something_took_place_lead_to_one_another(client):
    response = client.get("/agenda/archives/2025/?theme=budget")

    assert links(response, "nav[aria-label=Années] a") == [
        ("2026", "/agenda/archives/2026/?theme=budget"),
        ("2025", "/agenda/archives/2025/?theme=budget"),
    ]
    assert each(response, "nav[aria-label=Années] [aria-current]") == ["2025"]


@pytest.mark.parametrize("year", ["2024", "2027", "0", "99999999999999999999", "-1", "demain"])
def test_a_year_without_events_is_not_found(client, year):
    assert client.get(f"/agenda/archives/{year}/").status_code == 404


def test_what_was_done_is_told_in_plain_words_else_what_it_was(client):
    text = main(client.get("/agenda/archives/2025/"))

    assert "Ce qui a été fait : Les parents ont écrit une charte." in text
    assert "Deux jours ensemble." in text


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("theme=budget", ["Forum"]),
        ("kind=reunion", ["Groupe de parole"]),
        ("theme=budget&kind=reunion", []),
        ("theme=inconnu", ["Groupe de parole", "Forum"]),
        ("free=on&place=nulle-part", ["Groupe de parole", "Forum"]),
    ],
)
def test_filters_are_the_theme_and_the_kind(client, query, titles):
    assert each(client.get(f"/agenda/archives/2025/?{query}"), ".card__title") == titles


def test_an_agenda_without_past_says_what_to_do(client, site_tree):
    for event in site_tree.agenda.get_children():
        event.delete()

    assert "Rien dans ces archives" in main(client.get("/agenda/archives/"))


def test_twenty_events_make_a_page(client, site_tree):
    for number in range(20):
        EventPageFactory(parent=site_tree.agenda, title=f"Ancien {number}", start_date=date(2025, 1, 10))

    assert len(cards(client.get("/agenda/archives/2025/"))) == 20
    assert each(client.get("/agenda/archives/2025/?page=2"), ".card__title") == ["Ancien 1", "Ancien 0"]
