"""Small things written alike on every paper."""

from datetime import date

from django.utils.formats import date_format

from reseau.base.typography import french

NBSP = "\u00a0"


def day(value: date) -> str:
    return french(date_format(value, "DATE_FORMAT"))


def bare(url: str) -> str:
    """An address as one reads it and types it."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def number(phone: str) -> str:
    """A telephone number in one piece: cut, it would be read from right to left in Arabic, pair by pair."""
    return phone.strip().replace(" ", NBSP)
