"""The table of a week and the hours, from one to the other and back."""

import pytest

from partenaires.proposals.week import closes_on_holidays, expression_of, table_of


@pytest.mark.parametrize(
    "expression",
    [
        *("", "Mo-Fr 09:00-17:00", "Mo-Fr 9:00-12:00,14:00-17:00; PH off", "24/7", "Fr 20:00-02:00"),
        "Mo 09:00-17:00; Dec 24-Jan 02 off",
        "Mo 9:00-17:00; PH closed",
    ],
)
def test_table_left_alone_leaves_the_hours_as_they_were_written(expression):
    assert expression_of(table_of(expression), closes_on_holidays(expression), expression) == expression


@pytest.mark.parametrize(
    "expression",
    ["week 02-52/2 Mo 10:00-12:00", "Mo[1] 14:00-17:00", "Mo 08:00-09:00,10:00-11:00,12:00-13:00", "sunrise-sunset"],
)
def test_table_does_not_pretend_to_hold_what_it_cannot(expression):
    assert table_of(expression) is None


def test_closures_outlive_a_change_of_hours():
    before = "Mo 09:00-17:00; PH off; Dec 24-Jan 02 off"
    table = table_of(before) | {"Tu": table_of(before)["Mo"]}

    assert expression_of(table, False, before) == "Mo-Tu 09:00-17:00; Dec 24-Jan 02 off"


def test_emptied_table_says_that_nobody_knows():
    before = "Mo 09:00-17:00; PH off"

    assert expression_of(dict.fromkeys(table_of(before), ()), True, before) == ""
