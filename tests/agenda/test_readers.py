"""What calendars written by others read: all must find the dates listed here by hand.

First in a sample written by hand too, so that the readers are known to be right; then in the feed of the site.
"""

from datetime import date, time
from pathlib import Path

import icalendar
import pytest
import vobject

from reseau.base.typography import french
from tests.factories import EventPageFactory
from tests.tooling.readers import JUDGES, READERS, expand, faults, said

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)

# RFC 5545 wants these ends of line (3.1), git does not keep them.
SAMPLE = Path(__file__).with_name("sample.ics").read_text().replace("\n", "\r\n")
IN_THE_SAMPLE = [
    # From summer time to winter time: one day left out, one called off, one moved.
    ("Atelier du mercredi, à l’œuvre 🎉", "2026-10-14 16:00", "2026-10-14 17:30", "CONFIRMED"),
    ("Atelier du mercredi, à l’œuvre 🎉", "2026-10-21 16:00", "2026-10-21 17:30", "CONFIRMED"),
    ("[Annulé] Atelier du mercredi", "2026-10-28 17:00", "2026-10-28 18:30", "CANCELLED"),
    ("Atelier déplacé au jeudi", "2026-11-12 09:00", "2026-11-12 10:30", "CONFIRMED"),
    ("Atelier du mercredi, à l’œuvre 🎉", "2026-11-18 17:00", "2026-11-18 18:30", "CONFIRMED"),
    # The same hours, and nothing of the above.
    ("Un autre atelier à la même heure", "2026-10-14 16:00", "2026-10-14 17:00", "CONFIRMED"),
    ("Un autre atelier à la même heure", "2026-10-21 16:00", "2026-10-21 17:00", "CONFIRMED"),
    ("Un autre atelier à la même heure", "2026-10-28 17:00", "2026-10-28 18:00", "CONFIRMED"),
    ("Un autre atelier à la même heure", "2026-11-04 17:00", "2026-11-04 18:00", "CONFIRMED"),
    ("Un autre atelier à la même heure", "2026-11-11 17:00", "2026-11-11 18:00", "CONFIRMED"),
    ("Un autre atelier à la même heure", "2026-11-18 17:00", "2026-11-18 18:00", "CONFIRMED"),
    # From winter time to summer time: the first moved by a day, the last by weeks.
    ("Premier café déplacé", "2027-03-17 13:00", "2027-03-17 14:30", "CONFIRMED"),
    ("Café des parents", "2027-03-23 08:30", "2027-03-23 10:00", "CONFIRMED"),
    ("Café des parents", "2027-03-30 07:30", "2027-03-30 09:00", "CONFIRMED"),
    ("Dernier café déplacé", "2027-04-27 07:30", "2027-04-27 09:00", "CONFIRMED"),
    # Two days of the week.
    ("Une semaine sur deux", "2026-12-01 17:00", "2026-12-01 18:00", "CONFIRMED"),
    ("Une semaine sur deux", "2026-12-03 17:00", "2026-12-03 18:00", "CONFIRMED"),
    ("Une semaine sur deux", "2026-12-15 17:00", "2026-12-15 18:00", "CONFIRMED"),
    ("Une semaine sur deux", "2026-12-17 17:00", "2026-12-17 18:00", "CONFIRMED"),
    ("Une semaine sur deux", "2026-12-29 17:00", "2026-12-29 18:00", "CONFIRMED"),
    # By month, the first called off.
    ("[Annulé] Deuxième mardi", "2027-02-09 18:00", "2027-02-09 20:00", "CANCELLED"),
    ("Deuxième mardi", "2027-03-09 18:00", "2027-03-09 20:00", "CONFIRMED"),
    ("Deuxième mardi", "2027-04-13 17:00", "2027-04-13 19:00", "CONFIRMED"),
    ("Dernier vendredi", "2027-02-26 18:00", "2027-02-26 20:00", "CONFIRMED"),
    ("Dernier vendredi", "2027-03-26 18:00", "2027-03-26 20:00", "CONFIRMED"),
    ("Dernier vendredi", "2027-04-30 17:00", "2027-04-30 19:00", "CONFIRMED"),
    ("Le 15 du mois", "2026-10-15 10:00", "2026-10-15 11:00", "CONFIRMED"),
    ("Le 15 du mois", "2026-11-15 11:00", "2026-11-15 12:00", "CONFIRMED"),
    ("Le 15 du mois", "2026-12-15 11:00", "2026-12-15 12:00", "CONFIRMED"),
    # From ten to six, even the night of the change, which has an override of its own (see the last test).
    ("La nuit du samedi", "2026-10-17 20:00", "2026-10-18 04:00", "CONFIRMED"),
    ("La nuit du samedi", "2026-10-24 20:00", "2026-10-25 05:00", "CONFIRMED"),
    ("La nuit du samedi", "2026-10-31 21:00", "2026-11-01 05:00", "CONFIRMED"),
    # Whole days: the day of the change, one left out, one moved and longer.
    ("Dimanche en famille", "2026-10-18", "2026-10-19", "CONFIRMED"),
    ("Dimanche en famille", "2026-10-25", "2026-10-26", "CONFIRMED"),
    ("Dimanche déplacé", "2026-11-11", "2026-11-13", "CONFIRMED"),
    ("Dimanche en famille", "2026-11-15", "2026-11-16", "CONFIRMED"),
    # Alone.
    ("Trois jours", "2027-03-27", "2027-03-30", "CONFIRMED"),
    ("Une heure de moins", "2027-03-28 00:30", "2027-03-28 01:30", "CONFIRMED"),
    ("Une heure de plus", "2026-10-24 23:30", "2026-10-25 02:30", "CONFIRMED"),
]

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
IN_THE_FEED = [
    ("Du soir au matin", "2026-12-31 21:00", "2027-01-01 01:00", "CONFIRMED"),
    (french(HEADACHE), "2026-12-05", "2026-12-06", "CONFIRMED"),
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


def test_the_readers_find_the_dates_of_the_sample():
    assert expand(SAMPLE, FIRST, LAST) == dict.fromkeys(READERS, sorted(IN_THE_SAMPLE))


def test_the_readers_find_the_dates_of_the_feed(feed):
    assert expand(feed, FIRST, LAST) == dict.fromkeys(READERS, sorted(IN_THE_FEED))


def test_the_first_and_the_last_day_asked_for_are_read():
    found = expand(SAMPLE, date(2026, 11, 15), date(2026, 11, 18))

    assert found == dict.fromkeys(READERS, sorted(d for d in IN_THE_SAMPLE if "2026-11-15" <= d[1] < "2026-11-19"))


def icalendar_reads(feed):
    return [
        (str(event["SUMMARY"]), event.start, event.end, str(event["STATUS"]))
        for event in icalendar.Calendar.from_ical(feed).events
    ]


def vobject_reads(feed):
    return [
        (event.summary.value, event.dtstart.value, event.dtend.value, event.status.value)
        for event in vobject.readOne(feed).vevent_list
    ]


@pytest.mark.parametrize("reads", [icalendar_reads, vobject_reads])
def test_what_only_reads_events_one_by_one_finds_those_of_the_feed(feed, reads):
    found = [(title, said(start), said(end), status) for title, start, end, status in reads(feed)]

    assert sorted(found) == sorted(IN_THE_FEED)


def test_no_judge_finds_fault_with_the_sample_or_the_feed(feed):
    assert [faults(SAMPLE), faults(feed)] == [[], []]


@pytest.mark.parametrize(
    ("right", "wrong", "judges"),
    [
        ("END:VCALENDAR", "", JUDGES),
        ("SUMMARY:Trois jours", "Trois jours", JUDGES),
        ("VERSION:2.0\r\n", "", ["icalendar", "libical"]),
        ("FREQ=MONTHLY", "FREQ=MENSUEL", ["icalendar", "libical"]),
        ("SUMMARY:Trois jours", "SUMMARY:Trois jours\r\nSUMMARY:Quatre", ["vobject", "libical"]),
        ("DTSTAMP:20260901T080000Z\r\n", "", ["vobject"]),
        ("DTEND;TZID=Europe/Paris", "DTEND;TZID=Europe/Berlin", ["icalendar"]),
    ],
)
def test_a_judge_finds_the_fault_of_a_feed(right, wrong, judges):
    found = faults(SAMPLE.replace(right, wrong))

    assert {fault.split(":")[0] for fault in found} == set(judges)


def test_without_an_override_readers_disagree_on_the_end_of_a_night_when_clocks_change():
    """The same length as the others, which RFC 5545 asks for (3.8.5.3), or the same hour: only an override is sure."""
    override = SAMPLE.index("RECURRENCE-ID;TZID=Europe/Paris:20261024T220000")
    before, after = SAMPLE.rindex("BEGIN:VEVENT", 0, override), SAMPLE.index("BEGIN:VEVENT", override)

    found = expand(SAMPLE[:before] + SAMPLE[after:], date(2026, 10, 24), date(2026, 10, 24))

    ends = {night.ends for dates in found.values() for night in dates if night.summary == "La nuit du samedi"}
    assert ends == {"2026-10-25 04:00", "2026-10-25 05:00"}
