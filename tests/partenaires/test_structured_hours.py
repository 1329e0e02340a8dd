"""The hours of a partner for schema.org."""

import pytest

from partenaires.structured_data import opening_hours

DAY = "https://schema.org/"


def test_a_week_its_holidays_and_its_dated_closures():
    weekly, special = opening_hours("Mo,Tu 09:00-12:00,14:00-24:00; PH off; 2026 Dec 24-2027 Jan 02 off; May 01 off")

    days = [f"{DAY}Monday", f"{DAY}Tuesday"]
    assert weekly == [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": "09:00", "closes": "12:00"},
        {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": "14:00", "closes": "23:59"},
        {
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "dayOfWeek": f"{DAY}PublicHolidays",
        },
    ]
    assert special == [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": "2026-12-24",
            "validThrough": "2027-01-02",
        }
    ]


@pytest.mark.parametrize("expression", ["", "Mo[1] 14:00-17:00", "week 02-52/2 Mo 09:00-12:00", "24/7 closed"])
def test_what_cannot_be_said_is_not_said(expression):
    assert opening_hours(expression) == ([], [])


def test_day_and_night():
    ((always,), special) = opening_hours("24/7")

    assert (always["opens"], always["closes"], len(always["dayOfWeek"])) == ("00:00", "23:59", 7)
    assert special == []
