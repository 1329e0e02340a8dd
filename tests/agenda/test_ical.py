from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from itertools import pairwise
from uuid import UUID

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from agenda.choices import ChangeKind, Repeat
from agenda.dates import PARIS
from agenda.ical import Entry, calendar, vevents
from agenda.recurrence import Change, Rule, Slot, unfold

NAME = "Réseau des familles monoparentales"
MODIFIED = datetime(2026, 11, 2, 9, 30, 15, 999, tzinfo=PARIS)
THURSDAY = date(2026, 12, 3)
EVENING = Slot(THURSDAY, THURSDAY, time(18), time(20))
WORKSHOP = Entry(
    uid=UUID("0d4a2f5e-7c1b-4e57-9a55-0c5f2b8f9a01"),
    series=unfold(EVENING, None),
    summary="Atelier du soir",
    url="https://reseau.example/agenda/atelier-du-soir/",
    created=datetime(2026, 11, 1, 9, tzinfo=PARIS),
    details=("Venez avec vos enfants.",),
    location="La Maison, 3 rue Haute",
    categories=("Atelier",),
)


def written(*entries):
    return calendar(
        (vevents(entry, modified=MODIFIED, sequence=3) for entry in entries),
        name=NAME,
        description="Les rendez-vous du réseau",
        uid=UUID("5f0f4a52-5a86-4a53-8f6a-5b4b4f3f0c02"),
        source="https://reseau.example/agenda/agenda.ics",
        url="https://reseau.example/agenda/",
    )


def lines(feed):
    """The lines of a feed, unfolded (RFC 5545, 3.1)."""
    return feed.decode().replace("\r\n ", "").split("\r\n")


def vevent_lines(entry):
    whole = lines(written(entry))
    return whole[whole.index("BEGIN:VEVENT") : whole.index("END:VEVENT") + 1]


def reread(entry):
    return Calendar.from_ical(written(entry)).events[0]


def test_a_calendar_says_what_it_is_and_when_to_come_back():
    whole = lines(written())

    assert whole[: whole.index("BEGIN:VTIMEZONE")] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Reseau des familles monoparentales//Agenda//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "DESCRIPTION:Les rendez-vous du réseau",
        "X-WR-CALDESC:Les rendez-vous du réseau",
        f"NAME:{NAME}",
        f"X-WR-CALNAME:{NAME}",
        "COLOR:teal",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "SOURCE;VALUE=URI:https://reseau.example/agenda/agenda.ics",
        "UID:5f0f4a52-5a86-4a53-8f6a-5b4b4f3f0c02",
        "URL:https://reseau.example/agenda/",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-TIMEZONE:Europe/Paris",
    ]


def test_an_event_is_written_with_the_hours_of_paris_and_its_last_change_in_utc():
    assert vevent_lines(WORKSHOP) == [
        "BEGIN:VEVENT",
        "SUMMARY;LANGUAGE=fr:Atelier du soir",
        "DTSTART;TZID=Europe/Paris:20261203T180000",
        "DTEND;TZID=Europe/Paris:20261203T200000",
        "DTSTAMP:20261102T083015Z",
        "UID:0d4a2f5e-7c1b-4e57-9a55-0c5f2b8f9a01",
        "SEQUENCE:3",
        "CATEGORIES:Atelier",
        "CLASS:PUBLIC",
        "CREATED:20261101T080000Z",
        "DESCRIPTION:Venez avec vos enfants.\\nhttps://reseau.example/agenda/atelier-du-soir/",
        "LAST-MODIFIED:20261102T083015Z",
        "LOCATION:La Maison\\, 3 rue Haute",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL:https://reseau.example/agenda/atelier-du-soir/",
        "END:VEVENT",
    ]


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        (Slot(THURSDAY, THURSDAY), ["DTSTART;VALUE=DATE:20261203", "DTEND;VALUE=DATE:20261204"]),
        (
            Slot(date(2026, 12, 30), date(2027, 1, 1)),
            ["DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270102"],
        ),
        (
            Slot(date(2026, 7, 14), date(2026, 7, 15), time(22), time(2)),
            ["DTSTART;TZID=Europe/Paris:20260714T220000", "DTEND;TZID=Europe/Paris:20260715T020000"],
        ),
    ],
)
def test_whole_days_are_dates_and_hours_those_of_paris(slot, expected):
    assert vevent_lines(replace(WORKSHOP, series=unfold(slot, None)))[2:4] == expected


TUESDAYS = Rule(Repeat.WEEKLY, weekdays=("TU",), count=5)
FIRST = Slot(date(2026, 12, 1), date(2026, 12, 1), time(18), time(20))


def dates_of(slot, rule, *changes, **off):
    """The lines that say when, of each VEVENT of a series."""
    text = vevents(replace(WORKSHOP, series=unfold(slot, rule, changes, **off)), modified=MODIFIED, sequence=0)
    names = ("UID", "DTSTART", "RRULE", "EXDATE", "RECURRENCE-ID", "STATUS", "RELATED-TO")
    blocks = [block.splitlines() for block in text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]]
    of_the_series = f"UID:{WORKSHOP.uid}"
    return [
        [line for line in block if line.startswith(names) and line not in (of_the_series, "STATUS:CONFIRMED")]
        for block in blocks
    ]


def test_a_series_is_one_vevent_from_its_first_real_date_to_its_last():
    holidays = {date(2026, 12, 1), date(2026, 12, 15)}

    assert dates_of(FIRST, TUESDAYS, is_off=lambda day: day in holidays) == [
        [
            "DTSTART;TZID=Europe/Paris:20261208T180000",
            "RRULE:FREQ=WEEKLY;UNTIL=20270112T170000Z;BYDAY=TU",
            "EXDATE;TZID=Europe/Paris:20261215T180000",
        ]
    ]


def test_a_date_cancelled_or_moved_has_its_own_vevent_and_keeps_its_place_in_the_series():
    cancelled = Change(ChangeKind.CANCELLED, date(2026, 12, 8), message="Grève.")
    moved = Change(ChangeKind.MOVED, date(2026, 12, 15), FIRST.on(date(2026, 12, 16)))

    assert dates_of(FIRST, TUESDAYS, cancelled, moved)[1:] == [
        [
            "DTSTART;TZID=Europe/Paris:20261208T180000",
            "RECURRENCE-ID;TZID=Europe/Paris:20261208T180000",
            "STATUS:CANCELLED",
        ],
        ["DTSTART;TZID=Europe/Paris:20261216T180000", "RECURRENCE-ID;TZID=Europe/Paris:20261215T180000"],
    ]


def test_a_date_more_is_an_event_of_its_own():
    extra = Change(ChangeKind.EXTRA, date(2026, 12, 19), FIRST.on(date(2026, 12, 19)))

    _series, own = dates_of(FIRST, TUESDAYS, extra)

    assert own[::2] == ["DTSTART;TZID=Europe/Paris:20261219T180000", f"RELATED-TO:{WORKSHOP.uid}"]
    assert own[1].startswith("UID:")
    assert dates_of(FIRST, TUESDAYS, extra)[1] == own


def test_a_series_with_one_date_left_is_a_single_event():
    skipped = [Change(ChangeKind.SKIPPED, FIRST.first + timedelta(weeks=week)) for week in range(1, 5)]

    assert dates_of(FIRST, TUESDAYS, *skipped) == [["DTSTART;TZID=Europe/Paris:20261201T180000"]]


NIGHT = Slot(date(2026, 10, 24), date(2026, 10, 25), time(22), time(6))
SATURDAYS = Rule(Repeat.WEEKLY, weekdays=("SA",), count=3)


def test_a_night_over_a_change_of_clock_is_written_out():
    assert dates_of(NIGHT.on(date(2026, 10, 17)), SATURDAYS) == [
        ["DTSTART;TZID=Europe/Paris:20261017T220000", "RRULE:FREQ=WEEKLY;UNTIL=20261031T210000Z;BYDAY=SA"],
        ["DTSTART;TZID=Europe/Paris:20261024T220000", "RECURRENCE-ID;TZID=Europe/Paris:20261024T220000"],
    ]


def test_a_first_night_over_a_change_of_clock_stands_alone():
    series, first = dates_of(NIGHT, SATURDAYS)

    assert series == ["DTSTART;TZID=Europe/Paris:20261031T220000", "RRULE:FREQ=WEEKLY;UNTIL=20261107T210000Z;BYDAY=SA"]
    assert first[::2] == ["DTSTART;TZID=Europe/Paris:20261024T220000", f"RELATED-TO:{WORKSHOP.uid}"]


def test_a_series_of_whole_days_has_days_everywhere():
    skipped = Change(ChangeKind.SKIPPED, date(2026, 12, 8))

    assert dates_of(Slot(FIRST.first, FIRST.first), TUESDAYS, skipped) == [
        [
            "DTSTART;VALUE=DATE:20261201",
            "RRULE:FREQ=WEEKLY;UNTIL=20261229;BYDAY=TU",
            "EXDATE;VALUE=DATE:20261208",
        ]
    ]


def test_a_cancelled_event_says_so_in_its_status_and_its_title():
    cancelled = vevent_lines(replace(WORKSHOP, cancelled=True, cancelled_prefix="[Annulé]"))

    assert cancelled[1] == "SUMMARY;LANGUAGE=fr:[Annulé] Atelier du soir"
    assert "STATUS:CANCELLED" in cancelled


def test_what_is_unknown_is_left_out():
    names = [
        line.split(":")[0] for line in vevent_lines(replace(WORKSHOP, details=(), url="", location="", categories=()))
    ]

    assert {"DESCRIPTION", "LOCATION", "CATEGORIES"}.isdisjoint(names)


TEXTS = [
    "Fête, jeux ; goûter : 1\\2, c’est fini\\",
    "Littéral \\n, \\, et \\;",
    "Première ligne\nDeuxième, avec virgule\n\nDernière",
    "Été à l’œuvre : « où ? » " * 12,
    "👨‍👩‍👧‍👦 goûter 🎉 " * 15 + "fin",
    "ورشة للأهل والأطفال، مجانية " * 10 + "!",
    'Des "guillemets" et un <b>chevron</b> & une esperluette',
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_survive_the_journey(text):
    event = reread(replace(WORKSHOP, summary=text, details=(text,), url="", location=text))

    assert [str(event[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION")] == [text] * 3


def test_lines_end_with_crlf_and_hold_75_octets_at_most():
    feed = written(*(replace(WORKSHOP, summary=text, details=(text,)) for text in TEXTS))
    physical = feed.split(b"\r\n")

    assert physical[-1] == b""
    assert [line for line in physical if len(line) > 75] == []
    assert [line for line in physical if b"\r" in line or b"\n" in line] == []
    assert [line for line in physical if line.decode(errors="replace").count("\ufffd")] == []


def test_the_same_events_are_the_same_bytes():
    assert written(WORKSHOP, replace(WORKSHOP, summary="Autre")) == written(
        WORKSHOP, replace(WORKSHOP, summary="Autre")
    )


def clock_changes(year):
    """The instants of a year at which the clocks of Paris change."""
    hours = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(8760)]
    offsets = [hour.astimezone(PARIS).utcoffset() for hour in hours]
    return [hour for hour, (before, after) in zip(hours[1:], pairwise(offsets), strict=True) if before != after]


@pytest.mark.parametrize("year", range(2000, 2038))
def test_the_time_zone_written_in_the_feed_is_that_of_paris(year):
    feed = written().decode()
    vtimezone = feed[feed.index("BEGIN:VTIMEZONE") : feed.index("END:VCALENDAR")]
    zone = tzical(StringIO(vtimezone)).get("Europe/Paris")

    changes = clock_changes(year)
    around = [change + timedelta(hours=number) for change in changes for number in range(-26, 27)]

    assert len(changes) == 2
    assert [hour.astimezone(zone).isoformat() for hour in around] == [
        hour.astimezone(PARIS).isoformat() for hour in around
    ]
