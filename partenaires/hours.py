"""Opening hours in OpenStreetMap's syntax: whether a place is open at a given moment, and what to say of it.

Evaluated by `opening_hours` with the public holidays of France, on the clock of Paris, whatever the server's own.
What an expression does not know (`unknown`) is neither open nor closed, and says nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError, State

from reseau.base.clock import PARIS, day_in_words, hour_in_words

DAY, A_YEAR = timedelta(days=1), timedelta(days=366)
SMALL_HOURS = timedelta(hours=12)  # what ends before noon is the end of the day before
EVENING = time(18, 30)
WEEKS_AHEAD = 8  # beyond a month of summer closure
SATURDAY = 5


@lru_cache(maxsize=1000)
def _parsed(expression: str) -> OpeningHours:
    # Where it is must be said: the library would otherwise guess a time zone, or none.
    return OpeningHours(expression, timezone=PARIS, country="FR", auto_country=False, auto_timezone=False)


def validate_hours(expression: str):
    """Raises `ValidationError` for what is not an expression. Nothing at all is valid."""
    if not expression:
        return
    try:
        _parsed(expression)
    except ParserError as error:
        place = str(error).partition("--> 1:")[2].partition("\n")[0]
        where = f" à partir de « {expression[int(place) - 1 :][:30]} »" if place.isdigit() else ""
        raise ValidationError(
            f"Cette expression n’est pas comprise{where}. Exemple : Mo-Fr 09:00-12:00,13:30-17:30; PH off"
        ) from error


@dataclass(frozen=True)
class Now:
    """Whether a place `is_open` at a moment, and when that changes (None: not within a year)."""

    is_open: bool
    changes_at: datetime | None


@dataclass(frozen=True)
class Day:
    """The hours of one day. A range that ends on the next day belongs to the day when it starts."""

    date: date
    ranges: tuple[tuple[time, time], ...]
    is_holiday: bool


def _intervals(expression: str, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, State]]:
    """(start, end, state), the neighbours that differ only by a comment made one."""
    held = None
    for first, last, state, _comment in _parsed(expression).intervals(start.astimezone(PARIS), end.astimezone(PARIS)):
        last = last or end
        if held and held[2] == state:
            held = (held[0], last, state)
            continue
        if held:
            yield held
        held = (first, last, state)
    if held:
        yield held


def now(expression: str, moment: datetime) -> Now | None:
    """How things stand at `moment`; None when nobody knows."""
    if not expression:
        return None
    horizon = moment + A_YEAR
    intervals = _intervals(expression, moment, horizon)
    _start, end, state = next(intervals)
    if state == State.UNKNOWN:
        return None
    if state == State.OPEN:
        return Now(True, end if end < horizon else None)
    return Now(False, next((start for start, _end, state in intervals if state == State.OPEN), None))


def is_open(expression: str, moment: datetime) -> bool:
    return bool(expression) and _parsed(expression).is_open(moment.astimezone(PARIS))


def in_words(expression: str, moment: datetime) -> str:
    """What a person would say at the door at `moment`, in the active language; "" when nobody knows."""
    if not (found := now(expression, moment)):
        return ""
    here, change = moment.astimezone(PARIS), found.changes_at and found.changes_at.astimezone(PARIS)
    if found.is_open:
        return _("Ouvert maintenant") if change is None else _closing_in_words(here, change)
    return _("Fermé") if change is None else _opening_in_words(here, change)


def _closing_in_words(here: datetime, change: datetime) -> str:
    if change.date() > here.date() and change - here > SMALL_HOURS:
        return _("Ouvert maintenant")
    hour = _("minuit") if change.time() == time.min else hour_in_words(change.time())
    return _("Ouvert maintenant, ferme à %(hour)s") % {"hour": hour}


def _opening_in_words(here: datetime, change: datetime) -> str:
    away = (change.date() - here.date()).days
    hour = hour_in_words(change.time())
    if away == 0:
        return _("Fermé, ouvre aujourd’hui à %(hour)s") % {"hour": hour}
    if away == 1:
        return _("Fermé, ouvre demain à %(hour)s") % {"hour": hour}
    if away < 7:
        return _("Fermé, ouvre %(weekday)s à %(hour)s") % {"weekday": date_format(change, "l"), "hour": hour}
    last = day_in_words(change.date() - DAY, with_year=False)
    return _("Fermé jusqu’au %(day)s") % {"day": last}


def coming_days(expression: str, first: date, number: int = 7) -> list[Day]:
    """What the place says of each of the coming days: holidays, closures and alternate weeks are counted in."""
    if not expression:
        return []
    start = datetime.combine(first, time.min, tzinfo=PARIS)
    days = {first + timedelta(days=place): [] for place in range(number)}
    for opening, closing, state in _intervals(expression, start, start + timedelta(days=number) + SMALL_HOURS):
        if state == State.OPEN:
            for begins, ends in _by_day(opening.astimezone(PARIS), closing.astimezone(PARIS)):
                days.get(begins.date(), []).append((begins.time(), ends.time()))
    return [Day(day, tuple(ranges), is_holiday(day)) for day, ranges in days.items()]


def _by_day(begins: datetime, ends: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Cut at midnight, except what ends in the small hours."""
    while (midnight := datetime.combine(begins.date() + DAY, time.min, tzinfo=PARIS)) + SMALL_HOURS <= ends:
        yield begins, midnight
        begins = midnight
    yield begins, ends


def is_holiday(day: date) -> bool:
    return _parsed("PH").is_open(datetime.combine(day, EVENING, tzinfo=PARIS))


def open_evenings_or_saturday(expression: str, moment: datetime) -> bool:
    """Whether one who works in the week may come: after 18:30, or on a Saturday, in the weeks that follow `moment`."""
    days = coming_days(expression, moment.astimezone(PARIS).date(), WEEKS_AHEAD * 7)
    return any(
        day.date.weekday() == SATURDAY or end > EVENING or end <= start
        for day in days
        for start, end in day.ranges
        if day.date.weekday() <= SATURDAY
    )
