"""From what a person fills in to an OpenStreetMap expression, back, and into words."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from partenaires import hours, hours_words
from partenaires.timetable import DAYS, Closure, Opening, Timetable, Weeks, read, write
from reseau.base.clock import PARIS
from reseau.base.typography import NBSP

WEEKDAYS = DAYS[:5]
MORNING, AFTERNOON = (time(9), time(12)), (time(13, 30), time(17, 30))

EXPRESSIONS = [
    (Timetable((Opening(WEEKDAYS, (MORNING, AFTERNOON)),)), "Mo-Fr 09:00-12:00,13:30-17:30"),
    (
        Timetable((Opening(("Mo", "We", "Th"), (MORNING,)), Opening(("Mo",), (AFTERNOON,)))),
        "Mo 09:00-12:00,13:30-17:30; We-Th 09:00-12:00",
    ),
    (
        Timetable((Opening(WEEKDAYS, (MORNING,)), Opening(("Sa",), (MORNING,), Weeks.EVEN))),
        "Mo-Fr 09:00-12:00; week 02-52/2 Sa 09:00-12:00",
    ),
    (
        Timetable((Opening(("We",), (MORNING,)), Opening(("We",), (AFTERNOON,), Weeks.ODD))),
        "week 02-52/2 We 09:00-12:00; week 01-53/2 We 09:00-12:00,13:30-17:30",
    ),
    (Timetable((Opening(("Fr",), ((time(22), time(2)),)),)), "Fr 22:00-02:00"),
    (Timetable((Opening(("Fr",), ((time(20), time(0)),)),)), "Fr 20:00-24:00"),
    (Timetable((Opening(DAYS, ((time(0), time(0)),)),)), "24/7"),
    (
        Timetable(
            (Opening(WEEKDAYS, (MORNING,)),),
            closed_on_holidays=True,
            closures=(
                Closure(date(2000, 8, 1), date(2000, 8, 31), yearly=True),
                Closure(date(2026, 12, 21), date(2027, 1, 3)),
                Closure(date(2027, 5, 7), date(2027, 5, 7)),
            ),
        ),
        "Mo-Fr 09:00-12:00; PH off; Aug 01-Aug 31 off; 2026 Dec 21-2027 Jan 03 off; 2027 May 07 off",
    ),
]


@pytest.mark.parametrize(("timetable", "expression"), EXPRESSIONS)
def test_timetable_is_written_and_read_again(timetable, expression):
    hours.validate_hours(expression)

    assert (write(timetable), read(expression)) == (expression, timetable.tidy())


def test_closures_without_any_opening_say_nothing():
    assert write(Timetable((), True, (Closure(date(2026, 8, 1), date(2026, 8, 31)),))) == ""


@pytest.mark.parametrize(
    "expression",
    [
        *("", "Mo[1] 14:00-17:00", "sunrise-sunset", "Mo-Fr", "Jul-Aug Mo 10:00-12:00", "Mo 26:00-27:00", "PH off"),
        *("Mo-Fr 09:00-17:00; We 09:00-12:00", "Mo-Fr 09:00-17:00; Feb 30 off", 'Mo 09:00-12:00 "sur rendez-vous"'),
        *("Mo-Fr 09:00-17:00; Dec 20-2027 Jan 03 off", "Mo-Fr 09:00-17:00, Mo 18:00-19:00"),
    ],
)
def test_what_a_timetable_cannot_hold_is_left_as_it_is(expression):
    assert read(expression) is None


@pytest.mark.parametrize(
    ("expression", "same"),
    [
        ("Mo - Fr 09:00-17:00", None),
        ("Sa-Mo 9:00-12:00", "Mo,Sa-Su 09:00-12:00"),
        ("Mo, Tu 09:00-12:00, 14:00-17:00; PH closed;", "Mo-Tu 09:00-12:00,14:00-17:00; PH off"),
        ("week 2-52/2 Mo 09:00-12:00", "week 02-52/2 Mo 09:00-12:00"),
    ],
)
def test_other_ways_of_writing_the_same_are_read(expression, same):
    found = read(expression)

    assert (found and write(found)) == same


minutes = st.integers(0, 24 * 4 - 1).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
days = st.lists(st.sampled_from(DAYS), min_size=1, unique=True).map(lambda found: tuple(sorted(found, key=DAYS.index)))
pairs = st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1] or pair[1] == time.min)
openings = st.builds(
    Opening, days, st.lists(pairs, min_size=1, max_size=3, unique=True).map(tuple), st.sampled_from(Weeks)
)
timetables = st.builds(Timetable, st.lists(openings, min_size=1, max_size=4).map(tuple), st.booleans())


@given(timetables)
@settings(max_examples=200, deadline=None)
def test_whatever_is_filled_in_can_be_read_again(timetable):
    hours.validate_hours(write(timetable))

    assert read(write(timetable)) == timetable.tidy()


@given(st.lists(openings, min_size=1, max_size=4).map(tuple))
@settings(max_examples=100, deadline=None)
def test_library_understands_what_the_person_meant(rows):
    """Each opening, on each of its days in two weeks of no holiday, is found in the evaluation of the expression."""
    expression = write(Timetable(rows))
    monday = date(2026, 11, 16)  # of week 47

    for place in range(14):
        day = monday + timedelta(days=place)
        weeks = {Weeks.EVERY, Weeks.EVEN if day.isocalendar().week % 2 == 0 else Weeks.ODD}
        today = [row for row in rows if DAYS[day.weekday()] in row.days and row.weeks in weeks]
        for quarter in range(24 * 4):
            hour = time(quarter // 4, quarter % 4 * 15)
            meant = any(start <= hour and (hour < end or end == time.min) for row in today for start, end in row.ranges)
            assert hours.is_open(expression, datetime.combine(day, hour, tzinfo=PARIS)) is meant


def told(expression: str, today=date(2026, 11, 25)):
    timetable = read(expression)
    lines = [" · ".join(filter(None, [line.days, line.hours, line.note])) for line in hours_words.usual_week(timetable)]
    return [line.replace(NBSP, " ") for line in [*lines, *hours_words.closures(timetable, today)]]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("Mo-Fr 09:00-12:00,13:30-17:30", ["du lundi au vendredi · de 9 h à 12 h et de 13 h 30 à 17 h 30"]),
        ("Mo,We 09:00-12:00; Sa 10:00-11:00", ["lundi et mercredi · de 9 h à 12 h", "samedi · de 10 h à 11 h"]),
        ("Mo-We,Sa 09:00-12:00", ["du lundi au mercredi et samedi · de 9 h à 12 h"]),
        ("week 02-52/2 Mo 09:00-12:00", ["lundi · de 9 h à 12 h · les semaines paires"]),
        ("week 01-53/2 Mo 09:00-12:00", ["lundi · de 9 h à 12 h · les semaines impaires"]),
        ("Mo-Su 20:00-24:00", ["tous les jours · de 20 h à minuit"]),
        ("24/7", ["tous les jours · jour et nuit"]),
        (
            "Mo 09:00-12:00; PH off; Aug 01-Aug 31 off; 2026 Dec 21-2027 Jan 03 off; 2026 Nov 02 off; 2027 May 07 off",
            [
                "lundi · de 9 h à 12 h",
                "fermé les jours fériés",
                "fermé chaque année du 1er août au 31 août",
                "fermé du 21 décembre 2026 au 3 janvier 2027",
                "fermé le 7 mai 2027",
            ],
        ),
    ],
)
def test_usual_week_is_told_in_words(expression, words):
    assert told(expression) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Monday to Friday · 9:00 to 12:00"), ("ar", "من الاثنين إلى الجمعة · من 9:00 إلى 12:00")],
)
def test_usual_week_is_told_in_the_language_of_the_visitor(language, words):
    with override(language):
        assert told("Mo-Fr 09:00-12:00") == [words]


def test_a_coming_day_says_that_it_is_a_holiday():
    lines = map(hours_words.day_line, hours.coming_days("Mo-Fr 09:00-12:00; PH off", date(2026, 12, 24), 2))

    assert [(line.days.replace(NBSP, " "), line.hours.replace(NBSP, " "), line.note) for line in lines] == [
        ("jeudi 24 décembre", "de 9 h à 12 h", ""),
        ("vendredi 25 décembre", "fermé", "jour férié"),
    ]
