"""The clock of the network, and its hours and days in words."""

from datetime import date, time
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reseau.base.typesetting import typeset
from reseau.base.typography import NBSP

PARIS = ZoneInfo("Europe/Paris")


def hour_in_words(hour: time) -> str:
    """In French « 9 h », « 13 h 30 »; in another language, as it is written there."""
    return date_format(hour, _("G \\h i")).removesuffix(" 00").replace(" ", NBSP)


def day_in_words(day: date, with_year: bool = True) -> str:
    """In French « mardi 3 décembre 2026 »."""
    return typeset(date_format(day, _("l j F Y") if with_year else _("l j F")))
