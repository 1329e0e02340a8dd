"""A month, cut into weeks that begin on Monday, with what happens on each of its days.

Pure: no request, no language, no database. Families live by the calendar of French schools: Monday comes first
in every language.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from agenda.recurrence import Slot

WEEK = 7


@dataclass(frozen=True, order=True)
class Month:
    """`number` is 1 to 12. Raises ValueError for what no calendar has."""

    year: int
    number: int

    def __post_init__(self):
        date(self.year, self.number, 1)

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month that `str` wrote: "2026-12"."""
        year, number = text.split("-")
        return cls(int(year), int(number))

    def __str__(self):
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1) if self < LAST else date.max

    @property
    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def previous(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]


LAST = Month.of(date.max)


@dataclass(frozen=True)
class Entry:
    """What happens on a day: an occurrence, and which of its days this is (1 of 1 for most)."""

    occurrence: object
    number: int
    length: int

    @property
    def is_first(self) -> bool:
        return self.number == 1


@dataclass(frozen=True)
class Day:
    date: date
    entries: tuple[Entry, ...] = ()
    is_today: bool = False


def weeks(month: Month, occurrences, today: date) -> list[list[Day | None]]:
    """The weeks of `month`, seven days each; None stands for a day of another month.

    `occurrences` have a `slot`, and come in the order in which a day shows them.
    """
    entries = {day: [] for day in month.days}
    for occurrence in occurrences:
        days = days_of(occurrence.slot)
        for number, day in enumerate(days, start=1):
            if day in entries:
                entries[day].append(Entry(occurrence, number, len(days)))
    days = [Day(day, tuple(found), day == today) for day, found in entries.items()]
    before = [None] * month.first.weekday()
    after = [None] * (-len(before + days) % WEEK)
    cells = [*before, *days, *after]
    return [cells[start : start + WEEK] for start in range(0, len(cells), WEEK)]


def days_of(slot: Slot) -> list[date]:
    """Every day of a slot. An evening that ends at midnight is not of the next day."""
    last = slot.last
    if slot.end == time.min and last > slot.first:
        last -= timedelta(days=1)
    return [slot.first + timedelta(days=number) for number in range((last - slot.first).days + 1)]
