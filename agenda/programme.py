"""The programme of an event, day by day, as a page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from agenda.dates import day_in_words, hour_in_words


@dataclass(frozen=True)
class Session:
    """One moment of the programme; `partner` is a page in the language of the event, or None."""

    title: str
    day: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    text: str = ""
    place: str = ""
    speaker: str = ""
    partner: object = None

    @classmethod
    def of(cls, value: Mapping, partners: Mapping) -> "Session":
        """From the value of a `ProgrammeEntryBlock`; `partners` are pages by translation key."""
        partner = value.get("partner")
        words = {name: value.get(name) or "" for name in ("title", "text", "place", "speaker")}
        hours = {name: value.get(name) for name in ("start_time", "end_time")}
        return cls(
            **words, **hours, day=value.get("date"), partner=partners.get(partner.translation_key) if partner else None
        )

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
    ordered = sorted(sessions, key=lambda session: session.day or date.min)
    days = [(day, list(group)) for day, group in groupby(ordered, key=attrgetter("day"))]
    several = len({day for day, _sessions in days if day}) > 1
    return [Day(_title(day) if several else "", sessions) for day, sessions in days]


def _title(day: date | None) -> str:
    return day_in_words(day, with_year=False) if day else _("Tous les jours")
