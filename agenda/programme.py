"""The programme of an event, day by day, as a page shows it."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from agenda.dates import day_in_words, hour_in_words


@dataclass(frozen=True)
class Session:
    """One moment of the programme; `partner` is a page in the language of the event, or None."""

    title: str
    date: datetime.date | None = None
    start_time: datetime.time | None = None
    end_time: datetime.time | None = None
    text: str = ""
    place: str = ""
    speaker: str = ""
    partner: object = None
    id: str = ""  # of its block

    @property
    def hours(self) -> str:
        """« 18 h », « 18 h – 19 h 30 », or "" when unknown."""
        return " – ".join(hour_in_words(hour) for hour in (self.start_time, self.end_time) if hour)


@dataclass(frozen=True)
class Day:
    """The sessions of a day, in the order of the editor; `title` is "" where there is only one day."""

    title: str
    sessions: list[Session]


def by_day(sessions: list[Session]) -> list[Day]:
    """`sessions` by day, the days in order; what has no day of its own comes first."""
    ordered = sorted(sessions, key=lambda session: session.date or datetime.date.min)
    days = [(day, list(group)) for day, group in groupby(ordered, key=attrgetter("date"))]
    several = len({day for day, _sessions in days if day}) > 1
    return [Day(_title(day) if several else "", sessions) for day, sessions in days]


def _title(day: datetime.date | None) -> str:
    return day_in_words(day, with_year=False) if day else _("Tous les jours")
