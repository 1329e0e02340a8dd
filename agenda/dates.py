"""Dates and hours of an event: from what an editor types to instants, and to words."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext as _

from agenda.recurrence import Slot
from reseau.base.clock import PARIS, day_in_words, hour_in_words


def instant(day: date, hour: time) -> datetime:
    """The aware instant of a wall clock in Paris."""
    return datetime.combine(day, hour, tzinfo=PARIS)


def is_clear(moment: datetime) -> bool:
    """Whether a wall clock shows `moment` exactly once: false inside the missing or doubled hour of a change."""
    there_and_back = moment.astimezone(UTC).astimezone(PARIS).replace(tzinfo=None)
    missing = there_and_back != moment.replace(tzinfo=None)
    doubled = moment.utcoffset() != moment.replace(fold=1).utcoffset()
    return not missing and not doubled


def span(slot: Slot) -> tuple[datetime, datetime]:
    """Instants at which a slot starts and ends; a whole day ends when the next one starts."""
    if slot.is_whole_days:
        return instant(slot.first, time.min), instant(slot.last + timedelta(days=1), time.min)
    return instant(slot.first, slot.start), instant(slot.last, slot.end)


def slot_of(starts_at: datetime, ends_at: datetime, whole_days: bool) -> Slot:
    """The slot that `span` gave these instants for."""
    first, last = starts_at.astimezone(PARIS), ends_at.astimezone(PARIS)
    if whole_days:
        return Slot(first.date(), last.date() - timedelta(days=1))
    return Slot(first.date(), last.date(), first.time(), last.time())


def when_in_words(slot: Slot) -> str:
    """A sentence such as "mardi 3 décembre 2026, de 18 h à 20 h 30", in the active language."""
    first, last, start, end = slot.first, slot.last, slot.start, slot.end
    if first == last:
        day = day_in_words(first)
        if slot.is_whole_days:
            return day
        return _("%(day)s, de %(start)s à %(end)s") % {
            "day": day,
            "start": hour_in_words(start),
            "end": hour_in_words(end),
        }
    opening, closing = day_in_words(first, with_year=first.year != last.year), day_in_words(last)
    if slot.is_whole_days:
        return _("du %(first)s au %(last)s") % {"first": opening, "last": closing}
    return _("du %(first)s à %(start)s au %(last)s à %(end)s") % {
        "first": opening,
        "start": hour_in_words(start),
        "last": closing,
        "end": hour_in_words(end),
    }


def hours_in_words(slot: Slot) -> str:
    """What is left to say once the day is known: "de 18 h à 20 h"; all of it for several days."""
    if slot.first != slot.last:
        return when_in_words(slot)
    if slot.is_whole_days:
        return _("toute la journée")
    return _("de %(start)s à %(end)s") % {"start": hour_in_words(slot.start), "end": hour_in_words(slot.end)}
