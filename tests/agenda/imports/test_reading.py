"""What is understood of a partner's calendar."""

from datetime import date, time
from pathlib import Path

import pytest

from agenda.imports.reading import read
from agenda.recurrence import Slot
from tests.agenda.imports.feeds import NOW, calendar, event

SAMPLE = Path(__file__).parents[1].joinpath("sample.ics").read_bytes()


def reading(*events, **options):
    return read(calendar(*events, **options), NOW)


def the_event(**properties):
    (found,) = reading(event(**properties)).events
    return found


def days(found) -> list[str]:
    return [f"{one.slot.first:%d/%m}" for one in found.dates]


def hours(found) -> list[tuple]:
    return [(one.slot.start.isoformat("minutes"), one.slot.end.isoformat("minutes")) for one in found.dates]


@pytest.mark.parametrize(
    "when",
    [
        {"DTSTART": "20261203T170000Z", "DTEND": "20261203T190000Z"},
        {"DTSTART": "20261203T180000", "DTEND": "20261203T200000"},
        {"DTSTART__TZID=Europe/Paris": "20261203T180000", "DTEND__TZID=Europe/Paris": "20261203T200000"},
        {"DTSTART__TZID=Europe/London": "20261203T170000", "DTEND": None, "DURATION": "PT2H"},
        {"DTSTART__TZID=Romance Standard Time": "20261203T180000", "DTEND": None, "DURATION": "PT2H"},
        {'DTSTART__TZID="/example.org/2024/Europe/Paris"': "20261203T180000", "DTEND": None, "DURATION": "PT2H"},
        {"DTSTART": "20261203T170029Z", "DTEND": "20261203T190059Z"},
    ],
    ids=["UTC", "without zone", "Paris", "elsewhere", "Windows", "prefixed", "seconds"],
)
def test_hours_are_those_of_a_clock_in_paris(when):
    assert [one.slot for one in the_event(**when).dates] == [
        Slot(date(2026, 12, 3), date(2026, 12, 3), time(18), time(20))
    ]


def test_a_zone_of_the_files_own_is_told_by_its_offsets():
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Chez nous\nBEGIN:DAYLIGHT\nTZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:DAYLIGHT\n"
        "BEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    ours = event(**{"DTSTART__TZID=Chez nous": "20261203T180000", "DTEND": None, "DURATION": "PT2H"})

    assert hours(reading(ours, more=zone).events[0]) == [("18:00", "20:00")]
    assert [problem.sentence for problem in reading(ours).problems] == [
        "Pas repris : son fuseau horaire est inconnu (« Chez nous »)."
    ]


@pytest.mark.parametrize(
    ("properties", "last"),
    [
        ({"DTEND__VALUE=DATE": "20261206"}, date(2026, 12, 5)),
        ({"DTEND": None}, date(2026, 12, 3)),
        ({"DTEND": None, "DURATION": "P2D"}, date(2026, 12, 4)),
    ],
)
def test_whole_days_end_before_the_day_that_the_file_gives(properties, last):
    found = the_event(**{"DTSTART__VALUE=DATE": "20261203", **properties})

    assert [one.slot for one in found.dates] == [Slot(date(2026, 12, 3), last)]


def test_an_hour_without_end_lasts_an_hour_and_the_report_says_so():
    found = reading(event(DTEND=None))

    assert hours(found.events[0]) == [("18:00", "19:00")]
    assert [problem.sentence for problem in found.problems] == ["Sans heure de fin : une heure est comptée."]


def test_a_series_becomes_its_dates_with_those_that_are_moved_left_out_or_elsewhere():
    moved = event(
        **{
            "RECURRENCE-ID__TZID=Europe/Paris": "20261210T180000",
            "DTSTART": "20261211T170000Z",
            "DTEND": "20261211T180000Z",
            "LOCATION": "Mairie",
        }
    )
    cancelled = event(**{"RECURRENCE-ID__TZID=Europe/Paris": "20261217T180000", "STATUS": "CANCELLED"})
    series = event(
        **{
            "DTSTART__TZID=Europe/Paris": "20261203T180000",
            "DTEND__TZID=Europe/Paris": "20261203T200000",
            "RRULE": "FREQ=WEEKLY;UNTIL=20270107T170000Z",
            "EXDATE__TZID=Europe/Paris": "20261224T180000",
            "LOCATION": "Centre",
        }
    )

    found = reading(series, moved, cancelled)

    assert days(found.events[0]) == ["03/12", "11/12", "31/12", "07/01"]
    assert [one.location for one in found.events[0].dates] == ["Centre", "Mairie", "Centre", "Centre"]
    assert [problem.sentence for problem in found.problems] == ["1 date(s) annulée(s), retirée(s) d’ici."]


def test_what_is_over_or_more_than_a_year_away_is_not_taken():
    found = reading(
        event(UID="a", DTSTART="20261031T170000Z", DTEND="20261031T180000Z"),
        event(UID="b", DTSTART="20271203T170000Z", DTEND="20271203T180000Z"),
        event(UID="c", DTSTART="20261102T070000Z", DTEND="20261102T090000Z"),  # under way
    )

    assert [(one.uid, len(one.dates)) for one in found.events] == [("a", 0), ("b", 0), ("c", 1)]


def test_a_cancelled_event_keeps_its_dates():
    found = the_event(STATUS="CANCELLED", RRULE="FREQ=WEEKLY;COUNT=2")

    assert (found.cancelled, days(found)) == (True, ["03/12", "10/12"])


def test_the_last_revision_of_an_event_given_twice_is_the_one():
    found = reading(event(SEQUENCE="3", SUMMARY="Nouveau"), event(SEQUENCE="1", SUMMARY="Ancien"))

    assert [one.title for one in found.events] == ["Nouveau"]
    assert [problem.sentence for problem in found.problems] == [
        "Donné plusieurs fois avec le même identifiant : le dernier compte."
    ]


def test_words_are_plain_whatever_has_written_them():
    found = the_event(
        SUMMARY="Jeux\\, goûter &amp\\; <b>contes</b>",
        DESCRIPTION="<p>Venez&nbsp\\;!</p><script>alert(1)</script><ul><li>jeux<li>"
        '<a href="https://centre.example/x">inscription</a></ul>',
    )

    assert found.title == "Jeux, goûter & contes"
    assert found.description == "Venez !\n\njeux\ninscription (https://centre.example/x)"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_accents_are_read_in_each_encoding(encoding):
    body = calendar(event(SUMMARY="Café d’été")).decode().encode(encoding)

    assert [one.title for one in read(body, NOW).events] == ["Café d’été"]


def test_a_line_cut_in_the_middle_of_a_character_is_whole_again():
    body = calendar(event(SUMMARY="Été 🎉")).replace("🎉".encode(), b"\xf0\x9f\n \x8e\x89")

    assert [one.title for one in read(body, NOW).events] == ["Été 🎉"]


def test_a_private_event_is_as_if_it_were_not_there():
    found = reading(event(UID="a", CLASS="PRIVATE"), event(UID="b", CLASS="X-INTERNE"), event(UID="c", CLASS="PUBLIC"))

    assert ([one.uid for one in found.events], found.uids) == (["c"], {"c"})


def test_guests_are_not_even_read():
    body = calendar(event(ATTENDEE="mailto:nadia@example.org", ORGANIZER="mailto:karim@example.org"))

    assert "example.org" not in repr(read(body, NOW).events)


def test_the_sample_of_the_readers_is_read_whole():
    found = read(SAMPLE.replace(b"\n", b"\r\n"), NOW)

    assert (found.error, found.complete) == ("", True)
    assert {one.title for one in found.events} >= {"Café des parents", "Trois jours", "La nuit du samedi"}
