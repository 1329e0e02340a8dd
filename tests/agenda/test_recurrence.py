from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.choices import ChangeKind, Repeat
from agenda.recurrence import WEEKDAYS, Change, RecurrenceError, Rule, Slot, unfold

TUESDAY = date(2026, 9, 1)
EVENING = Slot(TUESDAY, TUESDAY, time(18), time(20))


def weekly(*weekdays, **end):
    return Rule(Repeat.WEEKLY, weekdays=weekdays, **end)


def days(series):
    return [f"{happening.slot.first:%d/%m}" for happening in series.happenings]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (weekly("TU", count=3), ["01/09", "08/09", "15/09"]),
        (weekly("TU", until=date(2026, 9, 15)), ["01/09", "08/09", "15/09"]),
        (weekly("TU", until=date(2026, 9, 14)), ["01/09", "08/09"]),
        (weekly("TU", "TH", count=4), ["01/09", "03/09", "08/09", "10/09"]),
        (weekly("MO", count=2), ["07/09", "14/09"]),
        (weekly("TU", "TH", interval=2, count=4), ["01/09", "03/09", "15/09", "17/09"]),
        (weekly("MO", "TH", interval=2, count=4), ["03/09", "14/09", "17/09", "28/09"]),
        (weekly("MO", interval=3, count=2), ["07/09", "28/09"]),
        (weekly("SU", interval=4, count=2), ["06/09", "04/10"]),
        (Rule(Repeat.MONTHLY_WEEKDAY, weekdays=("TU",), nth=1, count=3), ["01/09", "06/10", "03/11"]),
        (Rule(Repeat.MONTHLY_WEEKDAY, weekdays=("SU",), nth=4, count=2), ["27/09", "25/10"]),
        (Rule(Repeat.MONTHLY_WEEKDAY, weekdays=("FR",), nth=-1, count=3), ["25/09", "30/10", "27/11"]),
        (Rule(Repeat.MONTHLY_DAY, month_day=28, count=2), ["28/09", "28/10"]),
        (Rule(Repeat.MONTHLY_DAY, month_day=1, until=date(2026, 11, 30)), ["01/09", "01/10", "01/11"]),
    ],
)
def test_the_days_of_a_rule_are_these(rule, expected):
    assert days(unfold(EVENING, rule)) == expected


def test_an_event_that_does_not_come_back_takes_place_once():
    assert days(unfold(EVENING, None)) == ["01/09"]


def test_a_series_of_several_days_keeps_its_length():
    camp = Slot(TUESDAY, TUESDAY + timedelta(days=2))

    slots = [happening.slot for happening in unfold(camp, weekly("TU", count=2)).happenings]

    assert slots == [camp, Slot(date(2026, 9, 8), date(2026, 9, 10))]


def test_days_off_are_left_out_and_do_not_count():
    series = unfold(EVENING, weekly("TU", count=3), is_off=lambda day: day == date(2026, 9, 8))

    assert days(series) == ["01/09", "15/09", "22/09"]
    assert series.skipped == (date(2026, 9, 8),)


def test_days_off_after_the_last_date_are_not_said():
    series = unfold(EVENING, weekly("TU", until=date(2026, 9, 30)), is_off=lambda day: day > date(2026, 9, 9))

    assert (days(series), series.skipped) == (["01/09", "08/09"], ())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(ChangeKind.SKIPPED, date(2026, 9, 8)), [("01/09", ""), ("15/09", "")]),
        (Change(ChangeKind.CANCELLED, date(2026, 9, 8)), [("01/09", ""), ("08/09", "cancelled"), ("15/09", "")]),
        (
            Change(ChangeKind.MOVED, date(2026, 9, 8), EVENING.on(date(2026, 9, 20))),
            [("01/09", ""), ("15/09", ""), ("20/09", "moved")],
        ),
        (
            Change(ChangeKind.EXTRA, date(2026, 9, 5), EVENING.on(date(2026, 9, 5))),
            [("01/09", ""), ("05/09", "extra"), ("08/09", ""), ("15/09", "")],
        ),
    ],
)
def test_one_date_may_be_unlike_the_others(change, expected):
    series = unfold(EVENING, weekly("TU", count=3), [change])

    said = [
        (day, h.change.kind.value if h.change else "") for day, h in zip(days(series), series.happenings, strict=True)
    ]
    assert said == expected


def test_a_change_has_the_last_word_over_a_holiday():
    moved = Change(ChangeKind.MOVED, date(2026, 9, 8), EVENING.on(date(2026, 9, 9)))

    series = unfold(EVENING, weekly("TU", count=3), [moved], is_off=lambda day: day == date(2026, 9, 8))

    assert days(series) == ["01/09", "09/09", "15/09"]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        (
            [Change(ChangeKind.CANCELLED, date(2026, 9, 9))],
            "",
            "Le 09/09/2026 n’est pas une des dates de cet événement.",
        ),
        (
            [Change(ChangeKind.SKIPPED, TUESDAY), Change(ChangeKind.CANCELLED, TUESDAY)],
            "",
            "Le 01/09/2026 est donné deux fois.",
        ),
        (
            [Change(ChangeKind.SKIPPED, TUESDAY), Change(ChangeKind.SKIPPED, date(2026, 9, 8))],
            "start_date",
            "Il ne reste aucune date : tout est sauté.",
        ),
    ],
)
def test_changes_that_mean_nothing_are_refused(changes, field, message):
    with pytest.raises(RecurrenceError) as refusal:
        unfold(EVENING, weekly("TU", count=2), changes)

    assert (refusal.value.field, str(refusal.value)) == (field, message)


rules = st.builds(
    weekly,
    st.sampled_from(WEEKDAYS),
    interval=st.integers(1, 4),
    count=st.integers(2, 200),
) | st.builds(
    Rule,
    st.just(Repeat.MONTHLY_WEEKDAY),
    weekdays=st.tuples(st.sampled_from(WEEKDAYS)),
    nth=st.sampled_from([1, 2, 3, 4, -1]),
    until=st.dates(date(2026, 9, 30), date(2029, 8, 1)),
)
days_of_years = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@settings(deadline=None)
@given(rules, days_of_years)
def test_a_rule_gives_each_day_once_in_order_and_no_further_than_three_years(rule, start):
    found = list(rule.days(start))

    assert found == sorted(set(found))
    assert all(start <= day <= start + timedelta(days=366 * 3 + 7) for day in found)
    assert {WEEKDAYS[day.weekday()] for day in found} <= set(rule.weekdays)


@settings(deadline=None)
@given(rules, days_of_years)
def test_a_rule_goes_on_alike_from_any_of_its_days(rule, start):
    """What a feed relies on: the series may begin at its first real date."""
    found = list(rule.days(start))

    for number, day in list(enumerate(found))[:30:7]:
        assert all(one == other for one, other in zip(rule.days(day), found[number:], strict=False))
