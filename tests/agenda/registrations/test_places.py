from datetime import UTC, datetime

import pytest

from agenda.registrations.phones import readable
from agenda.registrations.places import first_served, fits, followed, places_left


@pytest.mark.parametrize(
    ("capacity", "taken", "left"), [(None, 50, None), (10, 0, 10), (10, 10, 0), (10, 12, 0), (0, 0, 0)]
)
def test_places_left_are_never_less_than_none(capacity, taken, left):
    assert places_left(capacity, taken) == left


@pytest.mark.parametrize(("people", "left", "said"), [(3, 3, True), (4, 3, False), (1, 0, False), (90, None, True)])
def test_a_family_fits_whole_or_not_at_all(people, left, said):
    assert fits(people, left) is said


@pytest.mark.parametrize(
    ("left", "served"), [(0, []), (1, ["b"]), (2, ["b", "d"]), (3, ["a"]), (5, ["a", "b", "d"]), (None, list("abcd"))]
)
def test_those_who_wait_are_served_in_order_of_arrival_as_far_as_they_fit(left, served):
    assert first_served([("a", 3), ("b", 1), ("c", 3), ("d", 1)], left) == served


def at(day, hour):
    return datetime(2026, 12, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "gone_to"),
    [
        ({at(3, 17)}, {at(3, 17)}, {}),
        ({at(3, 17)}, {at(9, 8)}, {at(3, 17): at(9, 8)}),
        ({at(3, 17), at(10, 17)}, {at(3, 18), at(10, 18)}, {at(3, 17): at(3, 18), at(10, 17): at(10, 18)}),
        ({at(3, 17), at(10, 17)}, {at(3, 17)}, {}),
        ({at(3, 17), at(10, 17)}, {at(4, 17), at(10, 17)}, {}),
        ({at(3, 22)}, {at(3, 22), at(4, 23)}, {}),
        ({at(3, 23), at(10, 17)}, {at(4, 9), at(10, 17)}, {at(3, 23): at(4, 9)}),  # past midnight in Paris
        ({at(3, 17)}, set(), {}),
        (set(), {at(3, 17)}, {}),
    ],
)
def test_a_date_goes_to_the_one_that_replaces_it_and_nowhere_else(before, after, gone_to):
    assert followed(before, after) == gone_to


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("0612345678", "06 12 34 56 78"),
        ("+33 6 12 34 56 78", "06 12 34 56 78"),
        ("0033612345678", "06 12 34 56 78"),
        ("+33 (0)6.12.34.56.78", "06 12 34 56 78"),
        ("٠٦١٢٣٤٥٦٧٨", "06 12 34 56 78"),
        ("+213 551 23 45 67", "+213551234567"),
        *((wrong, "") for wrong in ("17", "3919", "bonjour", "06 12", "=1+1", "+", "06 12 34 56 78 Zoé", "²" * 10)),
    ],
)
def test_one_number_is_kept_in_one_way(typed, kept):
    assert readable(typed) == kept
