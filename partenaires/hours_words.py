"""Opening hours as a person reads them, in the active language: the usual week, and the coming days."""

from dataclasses import dataclass
from datetime import date, time

from babel import Locale
from babel.lists import format_list
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partenaires.hours import Day
from partenaires.timetable import DAYS, Closure, Timetable, Weeks, runs
from reseau.base.clock import day_in_words, hour_in_words
from reseau.base.typesetting import typeset

WHOLE_DAY = (time.min, time.min)


@dataclass(frozen=True)
class Line:
    """« du lundi au vendredi », « de 9 h à 17 h », « les semaines paires »."""

    days: str
    hours: str
    note: str = ""


def usual_week(timetable: Timetable) -> list[Line]:
    tidy = timetable.tidy()
    if timetable.is_always_open:
        return [Line(_("tous les jours"), _("jour et nuit"))]
    notes = {Weeks.EVERY: "", Weeks.EVEN: _("les semaines paires"), Weeks.ODD: _("les semaines impaires")}
    return [
        Line(days_in_words(opening.days), ranges_in_words(opening.ranges), notes[opening.weeks])
        for opening in sorted(tidy.openings, key=lambda opening: DAYS.index(opening.days[0]))
    ]


def closures(timetable: Timetable, today: date) -> list[str]:
    """When it is closed although it is usually open. What is over is not told."""
    told = [_("fermé les jours fériés")] if timetable.closed_on_holidays else []
    return told + [_closure(one) for one in timetable.closures if one.yearly or one.last >= today]


def _closure(closure: Closure) -> str:
    def words(day: date) -> str:
        return typeset(date_format(day, "MONTH_DAY_FORMAT" if closure.yearly else "DATE_FORMAT"))

    if closure.first == closure.last:
        said = _("fermé chaque année le %(day)s") if closure.yearly else _("fermé le %(day)s")
        return said % {"day": words(closure.first)}
    said = _("fermé chaque année du %(first)s au %(last)s") if closure.yearly else _("fermé du %(first)s au %(last)s")
    return said % {"first": words(closure.first), "last": words(closure.last)}


def days_in_words(days: tuple[str, ...]) -> str:
    if days == DAYS:
        return _("tous les jours")
    parts = []
    for run in runs(days):
        names = [_weekday(DAYS.index(day)) for day in run]
        if len(run) > 2:
            names = [_("du %(first)s au %(last)s") % {"first": names[0], "last": names[-1]}]
        parts += names
    return _listed(parts)


def ranges_in_words(ranges: tuple[tuple[time, time], ...]) -> str:
    if ranges == (WHOLE_DAY,):
        return _("jour et nuit")
    return _listed([_("de %(start)s à %(end)s") % {"start": _hour(start), "end": _hour(end)} for start, end in ranges])


def day_line(day: Day) -> Line:
    """One of the coming days, named: « mercredi 25 novembre », « fermé », « jour férié »."""
    hours = ranges_in_words(day.ranges) if day.ranges else _("fermé")
    return Line(day_in_words(day.date, with_year=False), hours, _("jour férié") if day.is_holiday else "")


def _hour(hour: time) -> str:
    return _("minuit") if hour == time.min else hour_in_words(hour)


def _language() -> str:
    return get_language().replace("-", "_")


def _weekday(place: int) -> str:
    return Locale.parse(_language()).days["format"]["wide"][place]


def _listed(parts: list[str]) -> str:
    return format_list(parts, locale=_language())
