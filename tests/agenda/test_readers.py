"""The feed, as calendars written by others read it: all must find the dates listed here by hand."""

from datetime import UTC, date, datetime, time

import icalendar
import pytest
import recurring_ical_events
import vobject

from tests.factories import EventPageFactory

HEADACHE = "Fête, jeux ; goûter \\ 🎉 : " + "à l’œuvre " * 10 + "fin"
EVENTS = [
    {"title": "L’hiver", "start_date": date(2026, 12, 3), "start_time": time(18), "end_time": time(20, 30)},
    {"title": "L’été", "start_date": date(2027, 7, 14), "start_time": time(18), "end_time": time(20)},
    {
        "title": "La nuit où l’on dort une heure de moins",
        "start_date": date(2027, 3, 28),
        "start_time": time(1, 30),
        "end_time": time(3, 30),
    },
    {
        "title": "La nuit où l’on dort une heure de plus",
        "start_date": date(2027, 10, 31),
        "start_time": time(1, 30),
        "end_time": time(3, 30),
    },
    {
        "title": "Du soir au matin",
        "start_date": date(2026, 12, 31),
        "start_time": time(22),
        "end_date": date(2027, 1, 1),
        "end_time": time(2),
    },
    {"title": HEADACHE, "start_date": date(2026, 12, 5)},
    {"title": "Trois jours", "start_date": date(2027, 3, 27), "end_date": date(2027, 3, 29)},
    {
        "title": "Sortie",
        "start_date": date(2026, 12, 9),
        "start_time": time(14),
        "end_time": time(17),
        "status": "CANCELLED",
        "status_message": "Pluie.",
    },
]
BY_HAND = [
    ("Du soir au matin", "2026-12-31 21:00", "2027-01-01 01:00", "CONFIRMED"),
    (HEADACHE, "2026-12-05", "2026-12-06", "CONFIRMED"),
    ("L’hiver", "2026-12-03 17:00", "2026-12-03 19:30", "CONFIRMED"),
    ("L’été", "2027-07-14 16:00", "2027-07-14 18:00", "CONFIRMED"),
    ("La nuit où l’on dort une heure de moins", "2027-03-28 00:30", "2027-03-28 01:30", "CONFIRMED"),
    ("La nuit où l’on dort une heure de plus", "2027-10-30 23:30", "2027-10-31 02:30", "CONFIRMED"),
    ("Trois jours", "2027-03-27", "2027-03-30", "CONFIRMED"),
    ("[Annulé] Sortie", "2026-12-09 13:00", "2026-12-09 16:00", "CANCELLED"),
]


@pytest.fixture
def feed(client, site_tree):
    for fields in EVENTS:
        EventPageFactory(parent=site_tree.agenda, **fields)
    return client.get("/agenda/agenda.ics").content.decode()


def said(moment):
    """A day, or an instant in UTC."""
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"
    return f"{moment:%Y-%m-%d}"


def icalendar_reads(feed):
    calendar = icalendar.Calendar.from_ical(feed)
    calendar.validate()
    return [(str(event["SUMMARY"]), event.start, event.end, str(event["STATUS"])) for event in calendar.events]


def recurring_ical_events_reads(feed):
    calendar = icalendar.Calendar.from_ical(feed)
    found = recurring_ical_events.of(calendar).between((2026, 1, 1), (2028, 1, 1))
    return [(str(event["SUMMARY"]), event.start, event.end, str(event["STATUS"])) for event in found]


def vobject_reads(feed):
    calendar = vobject.readOne(feed)
    calendar.validate(raiseException=True)
    return [
        (event.summary.value, event.dtstart.value, event.dtend.value, event.status.value)
        for event in calendar.vevent_list
    ]


@pytest.mark.parametrize("reads", [icalendar_reads, recurring_ical_events_reads, vobject_reads])
def test_a_reader_finds_the_dates_written_by_hand(feed, reads):
    found = [(title, said(start), said(end), status) for title, start, end, status in reads(feed)]

    assert sorted(found) == sorted(BY_HAND)
