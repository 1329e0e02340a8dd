"""Against the ministry's calendar (education.gouv.fr) and the Labour Code, copied by hand."""

from datetime import date, timedelta

import pytest

from agenda.holidays import public_holiday, school_holiday, schools_known_until


@pytest.mark.parametrize(
    ("zone", "first", "last", "name"),
    [
        ("C", date(2026, 10, 17), date(2026, 11, 1), "Vacances de la Toussaint"),
        ("C", date(2026, 12, 19), date(2027, 1, 3), "Vacances de Noël"),
        ("C", date(2027, 2, 6), date(2027, 2, 21), "Vacances d'hiver"),
        ("C", date(2027, 4, 3), date(2027, 4, 18), "Vacances de printemps"),
        ("A", date(2027, 2, 13), date(2027, 2, 28), "Vacances d'hiver"),
        ("B", date(2027, 2, 20), date(2027, 3, 7), "Vacances d'hiver"),
    ],
)
def test_school_holidays_are_those_of_the_zone_first_and_last_days_included(zone, first, last, name):
    around = [first - timedelta(days=1), first, last, last + timedelta(days=1)]

    assert [school_holiday(day, zone) for day in around] == ["", name, name, ""]


def test_public_holidays_are_the_eleven_of_the_labour_code():
    year = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]

    assert [f"{day:%d/%m}" for day in year if public_holiday(day)] == [
        *("01/01", "29/03", "01/05", "06/05", "08/05", "17/05", "14/07", "15/08", "01/11", "11/11", "25/12")
    ]


def test_holidays_are_known_far_enough_ahead():
    assert schools_known_until() >= date(2028, 8, 31)
