"""Broken and hostile calendars: nothing raises, nothing hangs, what can be read is, and the rest is reported."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.imports.reading import read
from tests.agenda.imports.feeds import NOW, calendar, event

SAMPLE = Path(__file__).parents[1].joinpath("sample.ics").read_bytes()
GOOD = event(UID="bon", SUMMARY="Le bon")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", "Le fichier est vide."),
        (b" \r\n\r\n", "Le fichier est vide."),
        (b"<!doctype html><title>Connexion</title>", "Cette adresse mène à une page, pas à un calendrier."),
        (b"\x1f\x8b\x08\x00" + bytes(100), "Ce fichier n’est pas un calendrier."),
        (bytes(range(256)) * 50, "Ce fichier n’est pas un calendrier."),
        (b'{"events": []}', "Ce fichier n’est pas un calendrier."),
    ],
)
def test_what_is_no_calendar_says_what_it_is(body, error):
    assert read(body, NOW).error == error


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ({"UID": None}, "il n’a pas d’identifiant (UID)"),
        ({"UID": "x" * 501}, "il n’a pas d’identifiant (UID)"),
        ({"SUMMARY": None}, "il n’a pas de titre"),
        ({"DTSTART": None}, "il n’a pas de date"),
        ({"DTSTART": "demain"}, "DTSTART est illisible"),
        ({"DTSTART": "20261345T170000Z"}, "DTSTART est illisible"),
        ({"DTSTART": "00010101T000000Z"}, "sa date est invraisemblable"),
        ({"DTSTART": "99991231T235959Z"}, "sa date est invraisemblable"),
        ({"DTEND": "20261203T160000Z"}, "il finit avant de commencer"),
        ({"DTEND": None, "DURATION": "-PT1H"}, "il finit avant de commencer"),
        ({"DTEND": "20281203T160000Z"}, "il dure plus d’un an"),
        ({"DTEND__VALUE=DATE": "20261204"}, "son début et sa fin ne s’accordent pas"),
        ({"DTSTART": "20270328T023000", "DTEND": "20270328T033000"}, "l’heure tombe dans un changement d’heure"),
        ({"RRULE": "FREQ=SECONDLY"}, "il revient plusieurs fois par jour"),
        ({"RRULE": "FREQ=MINUTELY;INTERVAL=1440"}, "il revient plusieurs fois par jour"),
        ({"RRULE": "FREQ=DAILY;BYHOUR=1,2,3;BYSECOND=1,2,3"}, "il revient plusieurs fois par jour"),
        ({"RRULE": "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"}, "sa répétition est trop compliquée"),
        ({"RRULE": "FREQ=DAILY;BYMONTH=13"}, "sa répétition n’a pas de sens"),
        ({"RRULE": "FREQ=DAILY;INTERVAL=0"}, "sa répétition n’a pas de sens"),
        ({"RRULE": "FREQ=WEEKLY;INTERVAL=-1"}, "sa répétition n’a pas de sens"),
        ({"RRULE": "FREQ=MENSUEL"}, "RRULE est illisible"),
        ({"RRULE": "FREQ=WEEKLY;UNTIL=toujours"}, "RRULE est illisible"),
        ({"EXRULE": "FREQ=WEEKLY"}, "il a une règle d’exclusion (EXRULE)"),
        ({"RDATE": ",".join(["20261210T170000Z"] * 1001)}, "il a trop de dates"),
        ({"EXDATE": "2" * 30_000}, "il est démesuré"),
        ({"DTSTART__TZID=Mars/Olympus": "20261203T180000"}, "son fuseau horaire est inconnu (« Mars/Olympus »)"),
        (
            {"DTSTART__TZID=../../etc/passwd": "20261203T180000"},
            "son fuseau horaire est inconnu (« ../../etc/passwd »)",
        ),
    ],
)
def test_a_broken_event_is_refused_with_its_reason_and_the_others_are_read(properties, why):
    found = read(calendar(event(**properties), GOOD), NOW)

    assert [one.title for one in found.events] == ["Le bon"]
    assert [problem.sentence for problem in found.problems] == [f"Pas repris : {why}."]


def test_a_series_of_which_one_part_is_broken_is_not_taken_by_halves():
    broken = event(**{"RECURRENCE-ID": "jeudi"})

    found = read(calendar(event(RRULE="FREQ=WEEKLY;COUNT=3"), broken, GOOD), NOW)

    assert [one.title for one in found.events] == ["Le bon"]
    assert found.uids == {"cafe@centre.example", "bon"}


@pytest.mark.parametrize(
    ("body", "events", "complete"),
    [
        (calendar(GOOD)[:-10], 1, False),
        (calendar(GOOD, event())[:-60], 1, False),
        (calendar(GOOD, "BEGIN:VEVENT\n", event()), 2, False),
        (calendar(*(event(UID=f"{number}") for number in range(2500))), 2000, False),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 50_000, 0, False),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 50_000, 0, False),
        (calendar(GOOD, more="END:VEVENT\nEND:X\nn’importe quoi\n"), 1, True),
        (calendar(event(), "BEGIN:VEVENT\nEND:VEVENT\n"), 1, True),
        (calendar(GOOD).replace(b"SUMMARY", b"\0S\0UMMARY"), 1, True),
        (calendar(GOOD).replace(b"END:VEVENT", b"BEGIN:VALARM\nDTSTART:x\nUID:y\nEND:VALARM\nEND:VEVENT"), 1, True),
        (calendar(event(DESCRIPTION="a" * 10_000_000)), 1, True),
        (calendar(event(ATTACH="a" * 10_000_000)), 1, True),
        (calendar(event(DESCRIPTION="<div>" * 4000)), 1, True),
        (calendar(event(DESCRIPTION="<a " * 6000 + "<![CDATA[")), 1, True),
    ],
    ids=[
        *("cut at the end", "cut in an event", "not closed", "too many", "nested events", "nested anything"),
        *("stray ends", "nothing in it", "NUL", "alarm", "10 MB of words", "10 MB of picture", "deep HTML", "bad HTML"),
    ],
)
def test_what_can_be_read_of_a_broken_file_is(body, events, complete):
    found = read(body, NOW)

    assert (len(found.events), found.complete) == (events, complete)
    assert len(found.problems) <= 100


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1", "FREQ=DAILY;COUNT=99999999"),
        *("FREQ=DAILY;INTERVAL=7;BYDAY=FR", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6"),
    ],
)
def test_a_rule_that_gives_no_date_or_too_many_comes_to_an_end(rule):
    start = time.monotonic()

    (found,) = read(calendar(event(RRULE=rule)), NOW).events

    assert 1 <= len(found.dates) <= 60
    assert time.monotonic() - start < 5


def test_the_clock_stops_what_takes_too_long_and_nothing_is_then_known_to_be_gone():
    slow = [event(UID=f"{number}", RRULE="FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30") for number in range(2000)]

    found = read(calendar(*slow), NOW, seconds=0.5)

    assert not found.complete
    assert found.problems[-1].sentence == "Le fichier est trop long à lire : la fin n’est pas lue."


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(body):
    read(body, NOW)
    read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:b\nDTSTART:" + body + b"\nEND:VEVENT\nEND:VCALENDAR", NOW)


NAMES = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "URL", "LOCATION", "X"]
VALUES = [
    *("20261203T170000Z", "20261203", "20261203T180000", "PT1H", "-P1D", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=1MO,TU"),
    *("FREQ=MONTHLY;COUNT=0", "20261203/PT1H", "19700101T000000Z/20301231T000000Z", "", "CANCELLED", ";;;===", "&#0;"),
    *("FREQ=YEARLY;UNTIL=20261203", "P9999999999D", "20261203T180000,20261203", "http://[", "<!--", "\\", '"'),
]
PARAMETERS = ["", ";VALUE=DATE", ";VALUE=PERIOD", ";TZID=Europe/Paris", ";TZID=", ";RANGE=THISANDFUTURE", ";X", ';A="']
LINES = st.lists(
    st.tuples(*map(st.sampled_from, (NAMES, PARAMETERS, VALUES))).map(lambda parts: "{}{}:{}".format(*parts))
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=3))
def test_no_mixture_of_properties_raises(blocks):
    events = ["\n".join(["BEGIN:VEVENT", "UID:a", "SUMMARY:b", *lines, "END:VEVENT", ""]) for lines in blocks]

    read(calendar(*events), NOW, seconds=2)


@pytest.mark.parametrize("seed", range(60))
def test_no_mutation_of_a_good_calendar_raises(seed):
    chance = random.Random(seed)
    body = bytearray(SAMPLE)
    for _change in range(chance.randrange(1, 60)):
        place = chance.randrange(len(body))
        body[place : place + chance.choice([0, 1, 1, 20])] = chance.choice([b"", b"\n", b";", b"9", b"\xff", b"BEGIN:"])

    read(bytes(body), NOW, seconds=2)
