from datetime import date, time

import pytest
import time_machine

from agenda.models import EventException
from tests.factories import EventPageFactory, ThemeFactory
from tests.languages import everything_translated
from tests.reading import each, links, main, soup, words

pytestmark = pytest.mark.usefixtures("agenda")


@pytest.fixture
def agenda(site_tree):
    """A workshop each Thursday of December, the second time cancelled; a forum over three days of January."""
    themes = [ThemeFactory(name="Budget", slug="budget")]
    with time_machine.travel("2026-12-03 12:00+01:00", tick=False):
        EventPageFactory(
            parent=site_tree.agenda,
            title="Atelier",
            slug="atelier",
            start_date=date(2026, 12, 3),
            start_time=time(18),
            end_time=time(20),
            repeat="weekly",
            weekdays=["TH"],
            until=date(2026, 12, 24),
            exceptions=[EventException(day=date(2026, 12, 10), kind="cancelled")],
        )
        EventPageFactory(
            parent=site_tree.agenda,
            title="Forum",
            slug="forum",
            start_date=date(2027, 2, 5),
            end_date=date(2027, 2, 7),
            themes=themes,
        )
        yield


def days(response) -> dict[str, list[str]]:
    """What each day of the grid that has something shows."""
    cells = soup(response).select(".month-grid td:has(li)")
    return {cell.time["datetime"]: [words(link) for link in cell.select("a")] for cell in cells}


def test_each_day_shows_its_events(client):
    response = client.get("/agenda/mois/2026-12/")

    assert days(response) == {
        "2026-12-03": ["18 h Atelier"],
        "2026-12-10": ["Annulé 18 h Atelier"],
        "2026-12-17": ["18 h Atelier"],
        "2026-12-24": ["18 h Atelier"],
    }
    assert each(response, ".month-grid s") == ["Atelier"]
    assert links(response, ".month-grid a")[0] == ("18 h Atelier", "/agenda/atelier/")


def test_several_days_are_counted(client):
    assert days(client.get("/agenda/mois/2027-02/")) == {
        "2027-02-05": ["Forum jour 1 sur 3"],
        "2027-02-06": ["Forum jour 2 sur 3"],
        "2027-02-07": ["Forum jour 3 sur 3"],
    }


def test_the_table_names_its_month_its_days_and_today(client):
    response = client.get("/agenda/mois/2026-12/")

    table = soup(response).select_one("table")
    assert words(soup(response).find(id=table["aria-labelledby"])) == "décembre 2026"
    assert each(response, "th[scope=col]") == ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    assert each(response, "[aria-current=date] time") == ["jeudi 3 décembre, aujourd’hui 3"]
    assert each(response, "title") == ["Agenda – décembre 2026 – Réseau des familles monoparentales"]


def test_without_a_month_this_one_is_shown(client):
    assert days(client.get("/agenda/mois/")) == days(client.get("/agenda/mois/2026-12/"))


def test_months_lead_to_the_next_and_the_one_before_with_their_filters(client):
    address, query = "/agenda/mois/2027-01/", "?theme=budget&free=on"

    assert links(client.get(address + query), "main nav.pagination a") == [
        ("décembre 2026", f"/agenda/mois/2026-12/{query}"),
        ("février 2027", f"/agenda/mois/2027-02/{query}"),
    ]
    assert links(client.get("/agenda/mois/2026-12/"), "a[rel=prev]") == []
    assert links(client.get("/agenda/mois/2027-02/"), "a[rel=next]") == []


@pytest.mark.parametrize("view", ["mois", "affiche"])
@pytest.mark.parametrize(
    "month", ["2026-11", "2027-03", "2026-13", "2026-00", "0000-01", "9999-12", "26-1", "2026-12-03", "demain", "١"]
)
def test_what_is_not_a_month_of_the_agenda_is_not_found(client, view, month):
    response = client.get(f"/agenda/{view}/{month}/")

    assert (response.status_code, each(response, "h1")) == (404, ["Cette page n’existe pas, ou plus."])


def test_a_month_that_ends_with_a_whole_day_is_the_last(client, site_tree):
    EventPageFactory(parent=site_tree.agenda, start_date=date(2027, 3, 31))

    assert [client.get(f"/agenda/mois/{month}/").status_code for month in ("2027-03", "2027-04")] == [200, 404]


def test_an_agenda_without_dates_has_this_month_and_no_other(client, site_tree):
    for event in site_tree.agenda.get_children():
        event.delete()

    response = client.get("/agenda/mois/")

    assert "Rien ce mois-ci" in main(response)
    assert links(response, "main nav.pagination a") == []
    assert client.get("/agenda/mois/2027-01/").status_code == 404


def test_filters_narrow_the_month_and_a_wrong_one_is_told(client):
    assert "Rien ce mois-ci" in main(client.get("/agenda/mois/2026-12/?theme=budget"))
    assert len(days(client.get("/agenda/mois/2027-02/?theme=budget"))) == 3
    wrong = client.get("/agenda/mois/2026-12/?theme=inconnu&date_from=hier")
    assert (wrong.status_code, len(days(wrong))) == (200, 4)
    assert "Un des filtres n’a pas été compris : il n’est pas appliqué." in main(wrong)


def test_the_calendar_offered_is_that_of_the_filters(client):
    response = client.get("/agenda/mois/?theme=budget")

    assert links(response, ".subscribe .button") == [
        ("S’abonner à l’agenda", "webcal://testserver/agenda/agenda.ics?theme=budget")
    ]


@pytest.mark.parametrize("below", ["mois/2026-12/", "archives/", "affiche/2026-12/"])
def test_the_other_languages_show_the_same_view(client, site_tree, below):
    everything_translated("ar")

    for prefix in ("", "/ar"):
        page = soup(client.get(f"{prefix}/agenda/{below}"))
        addresses = [link["href"] for link in page.header.select(".languages a")]
        alternates = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
        assert addresses == [f"/agenda/{below}", f"/ar/agenda/{below}"]
        assert alternates == {
            "fr": f"http://testserver/agenda/{below}",
            "x-default": f"http://testserver/agenda/{below}",
            "ar": f"http://testserver/ar/agenda/{below}",
        }
        assert page.select_one("link[rel=canonical]")["href"] == f"http://testserver{prefix}/agenda/{below}"
