from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import pairwise
from uuid import UUID

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from agenda.dates import PARIS
from agenda.ical import Entry, calendar

NAME = "Réseau des familles monoparentales"
WORKSHOP = Entry(
    uid=UUID("0d4a2f5e-7c1b-4e57-9a55-0c5f2b8f9a01"),
    starts=datetime(2026, 12, 3, 18, tzinfo=PARIS),
    ends=datetime(2026, 12, 3, 20, tzinfo=PARIS),
    summary="Atelier du soir",
    description="Venez avec vos enfants.",
    location="La Maison, 3 rue Haute",
    url="https://reseau.example/agenda/atelier-du-soir/",
    created=datetime(2026, 11, 1, 9, tzinfo=PARIS),
    modified=datetime(2026, 11, 2, 9, 30, 15, 999, tzinfo=PARIS),
    categories=["Atelier"],
)


def written(*entries):
    return calendar(
        entries,
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
        "SUMMARY:Atelier du soir",
        "DTSTART;TZID=Europe/Paris:20261203T180000",
        "DTEND;TZID=Europe/Paris:20261203T200000",
        "DTSTAMP:20261102T083015Z",
        "UID:0d4a2f5e-7c1b-4e57-9a55-0c5f2b8f9a01",
        "SEQUENCE:1470",
        "CATEGORIES:Atelier",
        "CLASS:PUBLIC",
        "CREATED:20261101T080000Z",
        "DESCRIPTION:Venez avec vos enfants.",
        "LAST-MODIFIED:20261102T083015Z",
        "LOCATION:La Maison\\, 3 rue Haute",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL:https://reseau.example/agenda/atelier-du-soir/",
        "END:VEVENT",
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2026, 12, 3), date(2026, 12, 4), ["DTSTART;VALUE=DATE:20261203", "DTEND;VALUE=DATE:20261204"]),
        (date(2026, 12, 30), date(2027, 1, 2), ["DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270102"]),
        (
            datetime(2026, 7, 14, 16, tzinfo=UTC),
            datetime(2026, 7, 14, 18, tzinfo=UTC),
            ["DTSTART;TZID=Europe/Paris:20260714T180000", "DTEND;TZID=Europe/Paris:20260714T200000"],
        ),
    ],
)
def test_whole_days_are_dates_and_hours_those_of_paris(starts, ends, expected):
    assert vevent_lines(replace(WORKSHOP, starts=starts, ends=ends))[2:4] == expected


def test_a_cancelled_event_says_so_in_its_status_and_its_title():
    cancelled = vevent_lines(replace(WORKSHOP, cancelled=True, cancelled_prefix="[Annulé]"))

    assert cancelled[1] == "SUMMARY:[Annulé] Atelier du soir"
    assert "STATUS:CANCELLED" in cancelled


def test_what_is_unknown_is_left_out():
    names = [line.split(":")[0] for line in vevent_lines(replace(WORKSHOP, description="", location="", categories=[]))]

    assert {"DESCRIPTION", "LOCATION", "CATEGORIES"}.isdisjoint(names)


def test_a_revision_number_never_goes_below_zero():
    republished_early = replace(WORKSHOP, modified=WORKSHOP.created - timedelta(hours=1))

    assert reread(republished_early)["SEQUENCE"] == 0


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
    event = reread(replace(WORKSHOP, summary=text, description=text, location=text))

    assert [str(event[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION")] == [text] * 3


def test_lines_end_with_crlf_and_hold_75_octets_at_most():
    feed = written(*(replace(WORKSHOP, summary=text, description=text) for text in TEXTS))
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
