"""Days on which France does not work, or its schools do not. Facts of two libraries, none of ours."""

from datetime import date
from functools import cache

import holidays
from vacances_scolaires_france import SchoolHolidayDates

ZONES = SchoolHolidayDates.SUPPORTED_ZONES


@cache
def _schools() -> SchoolHolidayDates:
    return SchoolHolidayDates()


@cache
def _public(language: str):
    return holidays.country_holidays("FR", language=language)


def school_holiday(day: date, zone: str) -> str:
    """French name of the school holidays of a zone ("A", "B" or "C") that `day` falls in, "" for none."""
    row = _schools().data.get(day)
    return row["nom_vacances"] if row and row[f"vacances_zone_{zone.lower()}"] else ""


def public_holiday(day: date) -> str:
    """French name of the public holiday that `day` is, "" for none (Code du travail, art. L3133-1)."""
    return _public("fr").get(day) or ""


def schools_known_until() -> date:
    """Last day that the ministry's calendar covers: after it, nobody knows yet."""
    return max(_schools().data)
