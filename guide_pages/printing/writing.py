"""Small things written alike on every paper."""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language

from reseau.base.typography import french

NBSP = "\u00a0"


def said(text: str, language: str = "") -> str:
    """`text` with the spaces that its `language` wants, by default the active one. (The templates isolate numbers.)"""
    return french(text) if (language or get_language()) == settings.LANGUAGE_CODE else text


def day(value: date) -> str:
    return said(date_format(value, "DATE_FORMAT"))


def bare(url: str) -> str:
    """An address as one reads it and types it."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def number(phone: str) -> str:
    """A telephone number in one piece: cut, it would be read from right to left in Arabic, pair by pair."""
    return phone.strip().replace(" ", NBSP)
