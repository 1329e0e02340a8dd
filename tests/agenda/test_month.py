from datetime import date, time
from types import SimpleNamespace

import pytest

from agenda.month import Entry, Month, days_of, weeks
from agenda.recurrence import Slot


def occurrence(first, last=None, start=None, end=None):
    return SimpleNamespace(slot=Slot(first, last or first, start, end))


def numbers(month, occurrences=(), today=date(2026, 12, 3)):
    """The day of each cell, 0 where there is none."""
    return [[day.date.day if day else 0 for day in week] for week in weeks(month, occurrences, today)]


def test_weeks_begin_on_monday_and_are_whole():
    assert numbers(Month(2026, 12)) == [
        [0, 1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11, 12, 13],
        [14, 15, 16, 17, 18, 19, 20],
        [21, 22, 23, 24, 25, 26, 27],
        [28, 29, 30, 31, 0, 0, 0],
    ]


def test_a_month_of_four_weeks_has_no_empty_cell():
    assert numbers(Month(2027, 2))[0] == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(Month(2027, 2))[-1] == [22, 23, 24, 25, 26, 27, 28]


def test_the_last_month_of_all_calendars_is_a_month():
    assert numbers(Month(9999, 12))[-1] == [27, 28, 29, 30, 31, 0, 0]


def by_day(month, *occurrences):
    cells = [day for week in weeks(month, occurrences, date(2026, 12, 3)) for day in week if day and day.entries]
    return {day.date.day: list(day.entries) for day in cells}


def test_an_event_of_several_days_is_on_each_of_its_days():
    fair = occurrence(date(2026, 12, 4), date(2026, 12, 6))

    assert by_day(Month(2026, 12), fair) == {4: [Entry(fair, 1, 3)], 5: [Entry(fair, 2, 3)], 6: [Entry(fair, 3, 3)]}


def test_an_event_over_two_months_is_in_both():
    camp = occurrence(date(2026, 11, 29), date(2026, 12, 1))

    assert by_day(Month(2026, 11), camp) == {29: [Entry(camp, 1, 3)], 30: [Entry(camp, 2, 3)]}
    assert by_day(Month(2026, 12), camp) == {1: [Entry(camp, 3, 3)]}


def test_a_day_keeps_the_order_of_its_events():
    morning, evening = occurrence(date(2026, 12, 4), start=time(9), end=time(10)), occurrence(date(2026, 12, 4))

    assert by_day(Month(2026, 12), morning, evening) == {4: [Entry(morning, 1, 1), Entry(evening, 1, 1)]}


def test_today_is_marked_and_no_other_day():
    days = [day for week in weeks(Month(2026, 12), [], date(2026, 12, 3)) for day in week if day]

    assert [day.date for day in days if day.is_today] == [date(2026, 12, 3)]


@pytest.mark.parametrize(
    ("slot", "days"),
    [
        (Slot(date(2026, 12, 3), date(2026, 12, 3), time(18), time(20)), [3]),
        (Slot(date(2026, 12, 3), date(2026, 12, 4), time(20), time(0)), [3]),
        (Slot(date(2026, 12, 3), date(2026, 12, 4), time(22), time(2)), [3, 4]),
        (Slot(date(2026, 12, 3), date(2026, 12, 5)), [3, 4, 5]),
    ],
    ids=["evening", "until midnight", "night", "whole days"],
)
def test_an_evening_until_midnight_is_of_one_day(slot, days):
    assert [day.day for day in days_of(slot)] == days


@pytest.mark.parametrize("text", ["2026-12", "0001-01", "9999-12"])
def test_a_month_is_written_as_it_is_read(text):
    assert str(Month.parse(text)) == text


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "0000-01"])
def test_what_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 -- the words are Python's own
        Month.parse(text)


def test_months_follow_one_another_over_the_years():
    assert (str(Month(2026, 12).next), str(Month(2027, 1).previous)) == ("2027-01", "2026-12")
