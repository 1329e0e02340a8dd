"""What has been: an event once for each year, however many dates it had."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import ngettext
from wagtail.rich_text import get_text_for_indexing

from agenda.dates import PARIS, day_in_words, instant, slot_of, when_in_words
from agenda.models.occurrences import Occurrence


@dataclass(frozen=True)
class Held:
    """An event in its year. `first` is when its first date of the year began, `last` when the last one ended."""

    page: object
    year: int
    times: int
    first: datetime
    last: datetime

    @property
    def when(self) -> str:
        """« samedi 7 mars 2026, de 14 h à 16 h », « 12 dates en 2026, du 7 janvier au 24 juin »."""
        slot = slot_of(self.first, self.last, self.page.all_day)
        if self.times == 1:
            return when_in_words(slot)
        sentence = ngettext(
            "%(count)s date en %(year)s, du %(first)s au %(last)s",
            "%(count)s dates en %(year)s, du %(first)s au %(last)s",
            self.times,
        )
        days = {"first": day_in_words(slot.first, with_year=False), "last": day_in_words(slot.last, with_year=False)}
        return sentence % {"count": self.times, "year": self.year, **days}

    @property
    def outcome(self) -> str:
        """What was done, in plain words: the event's page holds it whole."""
        return get_text_for_indexing(self.page.outcome)


def years_of(events) -> list[int]:
    """The years in which one of `events` took place, latest first."""
    held = Occurrence.objects.filter(page__in=events).held()
    years = held.annotate(year=ExtractYear("starts_at", tzinfo=PARIS)).order_by("-year")
    return list(years.values_list("year", flat=True).distinct())


def held_in(events, year: int) -> QuerySet:
    """Those of `events` that took place in `year`, latest first, with `times`, `first` and `last`."""
    start, end = (instant(date(number, 1, 1), time.min) for number in (year, year + 1))
    held = Occurrence.objects.held().filter(starts_at__gte=start, starts_at__lt=end)
    return (
        events.filter(occurrences__in=held.values("pk"))
        .annotate(
            times=Count("occurrences", distinct=True),
            first=Min("occurrences__starts_at"),
            last=Max("occurrences__ends_at"),
        )
        .order_by("-last", "-pk")
        .defer("body", "programme", "directions")
    )
