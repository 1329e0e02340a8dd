"""The hours that most places have, as a person fills them in, and the same as an OpenStreetMap expression.

A `Timetable` holds days and hours, every week or one week in two, and closures. `write` makes an expression of it,
`read` makes it again of an expression of that kind (another kind gives None). No Django, no clock.
Syntax: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import groupby

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LEAP_YEAR = 2000  # the year of a closure that comes back each year

Range = tuple[time, time]  # an end at 00:00 is midnight; an end before the start is on the next day


class Weeks(StrEnum):
    """Which weeks, by their ISO number."""

    EVERY = ""
    EVEN = "even"
    ODD = "odd"


SELECTORS = {Weeks.EVERY: "", Weeks.EVEN: "week 02-52/2", Weeks.ODD: "week 01-53/2"}


@dataclass(frozen=True)
class Opening:
    days: tuple[str, ...]
    ranges: tuple[Range, ...]
    weeks: Weeks = Weeks.EVERY


@dataclass(frozen=True)
class Closure:
    """From the first day to the last one, both closed. The year of a `yearly` one says nothing."""

    first: date
    last: date
    yearly: bool = False


@dataclass(frozen=True)
class Timetable:
    openings: tuple[Opening, ...]
    closed_on_holidays: bool = False
    closures: tuple[Closure, ...] = ()

    def tidy(self) -> "Timetable":
        """The same hours, each day told once: what two timetables that mean the same have in common."""
        even, odd = _week(self.openings, Weeks.EVEN), _week(self.openings, Weeks.ODD)
        every = {day: even[day] for day in DAYS if even[day] == odd[day]}
        apart = [day for day in DAYS if day not in every]
        weeks = [
            (Weeks.EVERY, every),
            (Weeks.EVEN, {day: even[day] for day in apart}),
            (Weeks.ODD, {day: odd[day] for day in apart}),
        ]
        openings = tuple(Opening(days, ranges, which) for which, week in weeks for ranges, days in _grouped(week))
        return Timetable(openings, self.closed_on_holidays, tuple(sorted(self.closures, key=lambda one: one.first)))

    @property
    def is_always_open(self) -> bool:
        return self.tidy().openings == (Opening(DAYS, ((time.min, time.min),)),)


def _week(openings: Iterable[Opening], weeks: Weeks) -> dict[str, tuple[Range, ...]]:
    """The ranges of each day, in such a week."""
    rows = [row for row in openings if row.weeks in (Weeks.EVERY, weeks)]
    return {day: tuple(sorted({pair for row in rows if day in row.days for pair in row.ranges})) for day in DAYS}


def _grouped(week: dict[str, tuple[Range, ...]]) -> Iterator[tuple[tuple[Range, ...], tuple[str, ...]]]:
    """The days that have the same ranges, together."""
    for ranges in dict.fromkeys(week.values()):
        if ranges:
            yield ranges, tuple(day for day in week if week[day] == ranges)


def runs(days: Iterable[str]) -> list[tuple[str, ...]]:
    """Days in a row together: Mo Tu We Fr gives (Mo Tu We) (Fr)."""
    ordered = sorted(days, key=DAYS.index)
    groups = groupby(enumerate(ordered), key=lambda pair: DAYS.index(pair[1]) - pair[0])
    return [tuple(day for _place, day in group) for _gap, group in groups]


def write(timetable: Timetable) -> str:
    """The expression; "" when no opening is known, since closures alone would say « always closed »."""
    tidy = timetable.tidy()
    if not tidy.openings:
        return ""
    rules = ["24/7"] if timetable.is_always_open else [_opening(opening) for opening in tidy.openings]
    rules += ["PH off"] if tidy.closed_on_holidays else []
    return "; ".join([*rules, *map(_closure, tidy.closures)])


def _opening(opening: Opening) -> str:
    days = ",".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs(opening.days))
    hours = ",".join(f"{start:%H:%M}-{'24:00' if end == time.min else f'{end:%H:%M}'}" for start, end in opening.ranges)
    return " ".join(filter(None, [SELECTORS[opening.weeks], days, hours]))


def _closure(closure: Closure) -> str:
    ends = [closure.first] if closure.first == closure.last else [closure.first, closure.last]
    year = "" if closure.yearly else "%Y "
    return "-".join(f"{day.strftime(year)}{MONTHS[day.month - 1]} {day:%d}" for day in ends) + " off"


WEEKDAYS = rf"(?:{'|'.join(DAYS)})"
DAY_PART = rf"{WEEKDAYS}(?:-{WEEKDAYS})?"
HOURS_PART = r"\d?\d:\d\d-\d?\d:\d\d"
OPENING = re.compile(
    r"(?:week ?(?P<week>0?1-53/2|0?2-5[23]/2) )?"
    rf"(?P<days>{DAY_PART}(?:, ?{DAY_PART})*) "
    rf"(?P<hours>{HOURS_PART}(?:, ?{HOURS_PART})*)"
)
DAY = rf"(?:(\d{{4}}) )?({'|'.join(MONTHS)}) (\d\d?)"
CLOSURE = re.compile(rf"{DAY}(?:-{DAY})? (?:off|closed)")


def read(expression: str) -> Timetable | None:
    """The timetable that `expression` says, None when it says more than a timetable can hold."""
    openings, closures, closed_on_holidays = [], [], False
    for rule in re.split(r"\s*;\s*", expression.strip().rstrip(";")):
        if rule == "24/7":
            openings = [Opening(DAYS, ((time.min, time.min),))]
        elif rule in ("PH off", "PH closed"):
            closed_on_holidays = True
        elif found := OPENING.fullmatch(rule):
            row = _read_opening(**found.groupdict())
            # A later rule replaces the earlier ones on its days, as long as neither is for some weeks only.
            if not row or any(set(row.days) & set(other.days) for other in openings if _meet(row, other)):
                return None
            openings.append(row)
        elif (found := CLOSURE.fullmatch(rule)) and (closure := _read_closure(*found.groups())):
            closures.append(closure)
        else:
            return None
    return Timetable(tuple(openings), closed_on_holidays, tuple(closures)).tidy() if openings else None


def _meet(row: Opening, other: Opening) -> bool:
    return Weeks.EVERY in (row.weeks, other.weeks) or row.weeks == other.weeks


def _read_opening(week: str | None, days: str, hours: str) -> Opening | None:
    chosen = []
    for part in re.split(", ?", days):
        first, _dash, last = part.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        chosen += [DAYS[place % 7] for place in range(start, end + (1 if end >= start else 8))]
    try:
        ranges = [tuple(map(_read_hour, part.split("-"))) for part in re.split(", ?", hours)]
    except ValueError:
        return None
    weeks = Weeks.EVERY if not week else Weeks.ODD if "1-53" in week else Weeks.EVEN
    return Opening(tuple(sorted(set(chosen), key=DAYS.index)), tuple(ranges), weeks)


def _read_hour(text: str) -> time:
    hour, minute = map(int, text.split(":"))
    return time.min if (hour, minute) == (24, 0) else time(hour, minute)


def _read_closure(year, month, day, last_year, last_month, last_day) -> Closure | None:
    if last_month and bool(last_year) != bool(year):
        return None
    try:
        first = date(int(year or LEAP_YEAR), MONTHS.index(month) + 1, int(day))
        last = date(int(last_year or LEAP_YEAR), MONTHS.index(last_month) + 1, int(last_day)) if last_month else first
    except ValueError:
        return None
    if not year and last < first:  # « Dec 20-Jan 03 »: over the new year
        last = last.replace(year=LEAP_YEAR + 1)
    return Closure(first, last, yearly=not year) if first <= last else None
