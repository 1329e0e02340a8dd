"""What search engines are told of an event."""

from datetime import date, time

import pytest
import time_machine

from agenda.models import EventException
from tests.factories import EventPageFactory, PartnerPageFactory

URL = "http://testserver/agenda/atelier/"
SCHEMA = "https://schema.org"
EVENING = {"start_date": date(2026, 12, 3), "start_time": time(18), "end_time": time(20)}
DATES = {"startDate": "2026-12-03T18:00:00+01:00", "endDate": "2026-12-03T20:00:00+01:00"}
SCHEDULED, CANCELLED, RESCHEDULED = (f"{SCHEMA}/Event{state}" for state in ("Scheduled", "Cancelled", "Rescheduled"))
ON_SITE, ONLINE, BOTH = (f"{SCHEMA}/{mode}EventAttendanceMode" for mode in ("Offline", "Online", "Mixed"))
PARK = {"@type": "Place", "name": "Parc", "address": "1 rue Basse, 92230 Gennevilliers"}
ROOM = {"@type": "VirtualLocation", "url": "https://example.org/salon"}
FREE = {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": URL}
BARE = {"@type": "Event", "name": "Atelier", "url": URL, "eventStatus": SCHEDULED}

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def november():
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        yield


@pytest.fixture
def data(site_tree, rf):
    """What the page of an event with these fields and these dates apart says of itself."""

    def data(*exceptions, **fields):
        event = EventPageFactory(
            parent=site_tree.agenda,
            **{"title": "Atelier", "slug": "atelier", "exceptions": [EventException(**each) for each in exceptions]},
            **fields,
        )
        return event.structured_data(rf.get("/"))

    return data


def test_a_date_and_what_is_known_of_it(data):
    place = {"venue": "Parc", "venue_address": "1 rue Basse\n92230 Gennevilliers"}
    known = {"free": "yes", "capacity": 12, "languages_spoken": ["fr", "ar"], "search_description": "Entre parents."}

    assert data(**EVENING, **place, **known) == {
        **BARE,
        **DATES,
        "description": "Entre parents.",
        "eventAttendanceMode": ON_SITE,
        "location": [PARK],
        "isAccessibleForFree": True,
        "offers": FREE,
        "maximumAttendeeCapacity": 12,
        "inLanguage": ["fr", "ar"],
    }


def test_what_is_unknown_is_not_said(data):
    assert data(**EVENING) == {**BARE, **DATES}


def test_an_event_that_costs_something_is_not_free_and_no_price_is_made_up(data):
    assert data(**EVENING, free="no", price="5 € par famille") == {**BARE, **DATES, "isAccessibleForFree": False}


def test_an_event_at_a_partner_s_takes_place_at_its_address(data, site_tree):
    partner = PartnerPageFactory(
        parent=site_tree.partners, title="La Maison", address="3 rue Haute", postal_code="92230", town="Gennevilliers"
    )

    place = {"@type": "Place", "name": "La Maison", "address": "3 rue Haute, 92230 Gennevilliers"}
    assert data(**EVENING, place_partner=partner)["location"] == [place]


def test_whole_days_are_dates_the_last_one_included(data):
    days = {"startDate": "2026-12-03", "endDate": "2026-12-05"}

    assert data(start_date=date(2026, 12, 3), end_date=date(2026, 12, 5)) == {**BARE, **days}


@pytest.mark.parametrize(
    ("place", "mode", "locations"),
    [({}, ONLINE, [ROOM]), ({"venue": "Parc"}, BOTH, [{"@type": "Place", "name": "Parc"}, ROOM])],
)
def test_an_event_online_says_so(data, place, mode, locations):
    found = data(**EVENING, **place, online_url="https://example.org/salon")

    assert found == {**BARE, **DATES, "eventAttendanceMode": mode, "location": locations}


def test_a_cancelled_event_keeps_its_date(data):
    found = data(**EVENING, status="CANCELLED", status_message="Salle fermée.")

    assert found == {**BARE, **DATES, "eventStatus": CANCELLED}


def test_a_moved_event_tells_its_first_date_and_its_new_place(data):
    moved = {"kind": "moved", "day": date(2026, 12, 3), "new_date": date(2026, 12, 4), "new_venue": "École"}

    assert data(moved, **EVENING, venue="Parc") == {
        **BARE,
        "startDate": "2026-12-04T18:00:00+01:00",
        "endDate": "2026-12-04T20:00:00+01:00",
        "previousStartDate": "2026-12-03T18:00:00+01:00",
        "eventStatus": RESCHEDULED,
        "eventAttendanceMode": ON_SITE,
        "location": [{"@type": "Place", "name": "École"}],
    }


def test_a_date_whose_place_alone_changes_is_not_rescheduled(data):
    moved = {"kind": "moved", "day": date(2026, 12, 3), "new_venue": "École"}

    found = data(moved, **EVENING, venue="Parc", online_url="https://example.org/salon")

    assert (found["eventStatus"], found["location"]) == (SCHEDULED, [{"@type": "Place", "name": "École"}, ROOM])


def test_a_series_is_one_event_for_each_date_to_come(data):
    rule = {"repeat": "weekly", "weekdays": ["TH"], "count": 4}
    cancelled = {"kind": "cancelled", "day": date(2026, 12, 10), "message": "Salle fermée."}
    first = {"start_date": date(2026, 11, 19), "start_time": time(18), "end_time": time(20)}

    found = data(cancelled, **first, **rule, venue="Parc", free="yes")

    each = {**BARE, "eventAttendanceMode": ON_SITE, "location": [{"@type": "Place", "name": "Parc"}]}
    each |= {"isAccessibleForFree": True, "offers": FREE}
    days = [("2026-11-26", SCHEDULED), ("2026-12-03", SCHEDULED), ("2026-12-10", CANCELLED)]
    assert found == {
        **each,
        "@type": "EventSeries",
        "startDate": "2026-11-26T18:00:00+01:00",
        "endDate": "2026-12-10T20:00:00+01:00",
        "subEvent": [
            {**each, "startDate": f"{day}T18:00:00+01:00", "endDate": f"{day}T20:00:00+01:00", "eventStatus": status}
            for day, status in days
        ],
    }


def test_a_series_cancelled_as_a_whole_says_so_at_every_level(data):
    rule = {"repeat": "weekly", "weekdays": ["TH"], "count": 2}

    found = data(**EVENING, **rule, status="CANCELLED", status_message="Salle fermée.")

    assert [found["eventStatus"], *(each["eventStatus"] for each in found["subEvent"])] == [CANCELLED] * 3
