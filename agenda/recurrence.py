"""The dates of an event: RFC 5545's recurrence, cut down to what every calendar expands alike.

Pure: days and hours of a clock in, days and hours of a clock out. Nothing here knows a time zone, a language or
a database.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dateutil import rrule

from agenda.choices import ChangeKind, Repeat, Weekday

YEARS = 3  # no event is announced further ahead
WEEKDAYS = list(Weekday.values)


class RecurrenceError(ValueError):
    """Dates that cannot be: the message says why in French, `field` names what to correct ("": a date apart)."""

    def __init__(self, field: str, message: str):
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, order=True)
class Slot:
    """A day or several, `last` included, with the hours of a clock; without hours, whole days."""

    first: date
    last: date
    start: time | None = None
    end: time | None = None

    @property
    def is_whole_days(self) -> bool:
        return self.start is None

    def on(self, day: date) -> "Slot":
        """The same, as long, beginning on another day."""
        return replace(self, first=day, last=day + (self.last - self.first))


@dataclass(frozen=True)
class Rule:
    """How an event comes back, `until` a day included or `count` times.

    `weekdays` are RFC 5545's names ("MO"); `nth` is 1 to 4, or -1 for the last of the month; `month_day` 1 to 28.
    """

    repeat: Repeat
    interval: int = 1
    weekdays: tuple[str, ...] = ()
    nth: int | None = None
    month_day: int | None = None
    until: date | None = None
    count: int | None = None

    def days(self, start: date) -> Iterator[date]:
        """Every day of the rule from `start` on, `YEARS` ahead at most; a first week begins with its first day."""
        numbers = [WEEKDAYS.index(day) for day in self.weekdays]
        options = {"byweekday": numbers, "interval": self.interval}
        frequency = rrule.WEEKLY if self.repeat == Repeat.WEEKLY else rrule.MONTHLY
        if self.repeat == Repeat.WEEKLY:
            week = (start + timedelta(days=number) for number in range(7))
            start = next(day for day in week if day.weekday() in numbers)
        elif self.repeat == Repeat.MONTHLY_WEEKDAY:
            options = {"byweekday": rrule.weekday(numbers[0], self.nth)}
        else:
            options = {"bymonthday": self.month_day}
        end = min(self.until or date.max, start + timedelta(days=366 * YEARS))
        moments = rrule.rrule(
            frequency,
            dtstart=datetime.combine(start, time.min),
            until=datetime.combine(end, time.min),
            wkst=rrule.MO,
            **options,
        )
        return (moment.date() for moment in moments)

    def as_rfc(self) -> dict:
        """Parts of an RRULE, without its end (RFC 5545, 3.3.10)."""
        if self.repeat == Repeat.WEEKLY:
            interval = {"INTERVAL": self.interval} if self.interval > 1 else {}
            return {"FREQ": "WEEKLY", **interval, "BYDAY": list(self.weekdays)}
        if self.repeat == Repeat.MONTHLY_WEEKDAY:
            return {"FREQ": "MONTHLY", "BYDAY": f"{self.nth}{self.weekdays[0]}"}
        return {"FREQ": "MONTHLY", "BYMONTHDAY": self.month_day}


@dataclass(frozen=True)
class Change:
    """What becomes of one day. `slot` is the new one of a date that is moved or added, `place` its new place."""

    kind: ChangeKind
    day: date
    slot: Slot | None = None
    place: str = ""
    address: str = ""
    message: str = ""
    in_french: bool = False  # the message, in a translation where nobody has translated it yet


@dataclass(frozen=True)
class Happening:
    """One time an event takes place. `original` is what the rule says (RECURRENCE-ID), `slot` what will be."""

    original: Slot
    slot: Slot
    change: Change | None = None

    @property
    def is_extra(self) -> bool:
        return self.change is not None and self.change.kind == ChangeKind.EXTRA

    @property
    def is_cancelled(self) -> bool:
        return self.change is not None and self.change.kind == ChangeKind.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.change is not None and self.change.kind == ChangeKind.MOVED


@dataclass(frozen=True)
class Series:
    """All the times an event takes place, in order, cancelled ones included; `skipped`: the days it leaves out."""

    rule: Rule | None
    happenings: tuple[Happening, ...]
    skipped: tuple[date, ...] = ()

    @property
    def regular(self) -> list[Happening]:
        """Those of the rule, by the day that the rule gives."""
        of_the_rule = [happening for happening in self.happenings if not happening.is_extra]
        return sorted(of_the_rule, key=lambda happening: happening.original)

    @property
    def extra(self) -> list[Happening]:
        return [happening for happening in self.happenings if happening.is_extra]


def unfold(
    slot: Slot, rule: Rule | None, changes: Iterable[Change] = (), is_off: Callable[[date], bool] = lambda day: False
) -> Series:
    """The series of an event that first takes place in `slot`. A change has the last word over `is_off` (holidays).

    A rule's `count` counts the days that are not off. Raises `RecurrenceError`.
    """
    changes = list(changes)
    by_day = own_days(changes)
    kept, skipped = _days(slot, rule, lambda day: is_off(day) and day not in by_day)
    if strangers := sorted(by_day.keys() - set(kept)):
        raise RecurrenceError("", f"Le {strangers[0]:%d/%m/%Y} n’est pas une des dates de cet événement.")
    happenings = [_happening(slot.on(day), by_day.get(day)) for day in kept]
    skipped += [change.day for change in by_day.values() if change.kind == ChangeKind.SKIPPED]
    happenings += [Happening(change.slot, change.slot, change) for change in changes if change.kind == ChangeKind.EXTRA]
    taking_place = sorted(filter(None, happenings), key=lambda happening: _in_time(happening.slot))
    if not taking_place:
        raise RecurrenceError("start_date", "Il ne reste aucune date : tout est sauté.")
    return Series(rule, tuple(taking_place), tuple(sorted(skipped)))


def own_days(changes: Iterable[Change]) -> dict[date, Change]:
    """The changes of days that the rule gives, by day. Raises `RecurrenceError` for two of the same day."""
    by_day = {}
    for change in changes:
        if change.kind == ChangeKind.EXTRA:
            continue
        if change.day in by_day:
            raise RecurrenceError("", f"Le {change.day:%d/%m/%Y} est donné deux fois.")
        by_day[change.day] = change
    return by_day


def _days(slot, rule, is_off) -> tuple[list[date], list[date]]:
    """(the days kept, the days off) of a rule, or the one day of an event that does not come back."""
    if not rule:
        return [slot.first], []
    kept, off = [], []
    for day in rule.days(slot.first):
        if rule.count and len(kept) == rule.count:
            break
        (off if is_off(day) else kept).append(day)
    last = max(kept, default=date.min)
    return kept, [day for day in off if day < last]


def _happening(original: Slot, change: Change | None) -> Happening | None:
    if change and change.kind == ChangeKind.SKIPPED:
        return None
    moved = change is not None and change.kind == ChangeKind.MOVED
    return Happening(original, change.slot if moved else original, change)


def _in_time(slot: Slot) -> tuple[date, time]:
    return slot.first, slot.start or time.min
