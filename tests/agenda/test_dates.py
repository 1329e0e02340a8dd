from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils.translation import override

from agenda.dates import hour_in_words, instant, is_clear, slot_of, span, when_in_words
from agenda.recurrence import Slot

THURSDAY, FRIDAY, SATURDAY = date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 5)
SPRING_CHANGE, AUTUMN_CHANGE = date(2026, 3, 29), date(2026, 10, 25)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        (date(2026, 7, 14), time(18), utc(2026, 7, 14, 16)),
        (THURSDAY, time(18), utc(2026, 12, 3, 17)),
        (SPRING_CHANGE, time(1, 59), utc(2026, 3, 29, 0, 59)),
        (SPRING_CHANGE, time(3), utc(2026, 3, 29, 1)),
        (AUTUMN_CHANGE, time(1, 59), utc(2026, 10, 24, 23, 59)),
        (AUTUMN_CHANGE, time(3), utc(2026, 10, 25, 2)),
    ],
)
def test_an_hour_is_that_of_a_clock_in_paris(day, hour, expected):
    assert instant(day, hour).astimezone(UTC) == expected


@pytest.mark.parametrize(
    ("day", "hour", "clear"),
    [
        (SPRING_CHANGE, time(1, 59), True),
        (SPRING_CHANGE, time(2), False),
        (SPRING_CHANGE, time(2, 30), False),
        (SPRING_CHANGE, time(3), True),
        (AUTUMN_CHANGE, time(1, 59), True),
        (AUTUMN_CHANGE, time(2), False),
        (AUTUMN_CHANGE, time(2, 30), False),
        (AUTUMN_CHANGE, time(3), True),
        (AUTUMN_CHANGE - timedelta(days=1), time(2, 30), True),
    ],
)
def test_the_missing_and_the_doubled_hour_are_not_clear(day, hour, clear):
    assert is_clear(instant(day, hour)) is clear


@pytest.mark.parametrize(
    ("first", "last", "hours", "expected"),
    [
        (THURSDAY, THURSDAY, (time(18), time(20)), (utc(2026, 12, 3, 17), utc(2026, 12, 3, 19))),
        (THURSDAY, FRIDAY, (time(22), time(2)), (utc(2026, 12, 3, 21), utc(2026, 12, 4, 1))),
        (THURSDAY, THURSDAY, (None, None), (utc(2026, 12, 2, 23), utc(2026, 12, 3, 23))),
        (THURSDAY, SATURDAY, (None, None), (utc(2026, 12, 2, 23), utc(2026, 12, 5, 23))),
        (SPRING_CHANGE, SPRING_CHANGE, (None, None), (utc(2026, 3, 28, 23), utc(2026, 3, 29, 22))),
        (AUTUMN_CHANGE, AUTUMN_CHANGE, (None, None), (utc(2026, 10, 24, 22), utc(2026, 10, 25, 23))),
    ],
)
def test_a_whole_day_ends_when_the_next_one_starts(first, last, hours, expected):
    assert span(Slot(first, last, *hours)) == expected
    assert slot_of(*expected, whole_days=hours[0] is None) == Slot(first, last, *hours)


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(time(0), "0 h"), (time(9, 5), "9 h 05"), (time(18), "18 h"), (time(20, 30), "20 h 30")],
)
def test_hours_are_written_the_french_way_and_never_broken(hour, expected):
    assert hour_in_words(hour) == expected.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("first", "last", "hours", "expected"),
    [
        (THURSDAY, THURSDAY, (None, None), "jeudi 3 décembre 2026"),
        (date(2027, 1, 1), date(2027, 1, 1), (None, None), "vendredi 1er janvier 2027"),
        (THURSDAY, THURSDAY, (time(18), time(20, 30)), "jeudi 3 décembre 2026, de 18 h à 20 h 30"),
        (THURSDAY, SATURDAY, (None, None), "du jeudi 3 décembre au samedi 5 décembre 2026"),
        (
            date(2026, 12, 31),
            date(2027, 1, 2),
            (None, None),
            "du jeudi 31 décembre 2026 au samedi 2 janvier 2027",
        ),
        (
            *(THURSDAY, FRIDAY, (time(22), time(2))),
            "du jeudi 3 décembre à 22 h au vendredi 4 décembre 2026 à 2 h",
        ),
    ],
)
def test_dates_are_said_in_french(first, last, hours, expected):
    assert when_in_words(Slot(first, last, *hours)).replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    ("language", "one_evening", "three_days", "one_night"),
    [
        (
            "en",
            "Thursday 3 December 2026, 18:00 to 20:30",
            "Thursday 3 December to Saturday 5 December 2026",
            "Thursday 3 December at 22:00 to Friday 4 December 2026 at 2:00",
        ),
        (
            "ar",
            "الخميس 3 ديسمبر 2026، من 18:00 إلى 20:30",
            "من الخميس 3 ديسمبر إلى السبت 5 ديسمبر 2026",
            "من الخميس 3 ديسمبر الساعة 22:00 إلى الجمعة 4 ديسمبر 2026 الساعة 2:00",
        ),
    ],
)
def test_dates_are_said_in_the_language_of_the_visitor(language, one_evening, three_days, one_night):
    with override(language):
        said = [
            when_in_words(Slot(THURSDAY, THURSDAY, time(18), time(20, 30))),
            when_in_words(Slot(THURSDAY, SATURDAY)),
            when_in_words(Slot(THURSDAY, FRIDAY, time(22), time(2))),
        ]

    assert said == [one_evening, three_days, one_night]
