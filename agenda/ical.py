"""Events as iCalendar (RFC 5545), byte for byte the same as long as nothing changes.

Pure: no request, no clock, no database. Hours are written with `TZID=Europe/Paris` and the constant VTIMEZONE
below: one made by icalendar's `add_missing_timezones()` lists each change of clock in one RDATE, which ical.js and
Outlook read wrong by an hour all summer. Of recurrence, only what every reader expands alike is written: a RRULE
with its UNTIL, EXDATEs that are never the first date, and one whole VEVENT for each date that is not like the others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from uuid import UUID, uuid5

from django.conf import settings
from icalendar import Calendar, Event, Timezone

from agenda.choices import Status
from agenda.dates import PARIS, span
from agenda.recurrence import Happening, Series, Slot
from reseau.base.typesetting import typeset

PRODID = "-//Reseau des familles monoparentales//Agenda//FR"
REFRESH = timedelta(hours=6)
END = b"END:VCALENDAR\r\n"
COLOUR = "teal"  # of the names of CSS 3, the only ones that COLOR takes (RFC 7986, 5.9)

# Daylight saving time in France since 1996: last Sundays of March and October at 1:00 UTC (directive 2000/84/CE).
VTIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """One event as a calendar needs it. `details` are lines of plain text; `message` says why it is cancelled."""

    uid: UUID
    series: Series
    summary: str
    url: str
    created: datetime | None = None
    title_language: str = "fr"
    language: str = "fr"
    details: tuple[str, ...] = ()
    location: str = ""
    position: tuple[float, float] | None = None
    cancelled: bool = False
    cancelled_prefix: str = ""
    message: str = ""
    categories: tuple[str, ...] = ()
    contact: str = ""
    online_url: str = ""
    online_label: str = ""

    @property
    def essentials(self) -> tuple:
        """What makes SEQUENCE grow when it changes: dates, place, state (RFC 5546, 2.1.4)."""
        return self.series, self.location, self.cancelled


def vevents(entry: Entry, *, modified: datetime, sequence: int) -> str:
    """The VEVENTs of `entry`: its series, the dates that are not like the others, the dates added."""
    regular = entry.series.regular
    # No reader agrees with another on a series whose very first date lasts over a change of clock.
    heading = list(takewhile(_lasts_over_a_change, regular)) if len(regular) > 1 else []
    alone = [*heading, *entry.series.extra]
    events = [Vevent(entry, happening, uid_of_extra(entry, happening), related=True).event for happening in alone]
    regular = regular[len(heading) :]
    if len(regular) == 1:
        events.insert(0, Vevent(entry, regular[0], entry.uid).event)
    elif regular:
        events[:0] = _series(entry, regular)
    for event in events:
        event.add("dtstamp", in_utc(modified))
        event.add("last-modified", in_utc(modified))
        event.add("sequence", sequence)
    return "".join(event.to_ical().decode() for event in events)


def uid_of_extra(entry: Entry, happening: Happening) -> UUID:
    """A date that is an event of its own, which weak readers show too: always the same for the same beginning."""
    slot = happening.original
    return uuid5(entry.uid, f"{slot.first.isoformat()}T{slot.start.isoformat() if slot.start else ''}")


def _series(entry: Entry, regular: list[Happening]) -> list[Event]:
    """The VEVENT of a series, from its first real date to its last, then those of the dates unlike the others."""
    first, last = regular[0].original, regular[-1].original
    master = Vevent(entry, Happening(first, first), entry.uid).event
    until = last.first if last.is_whole_days else in_utc(span(last)[0])
    master.add("rrule", {**entry.series.rule.as_rfc(), "UNTIL": until})
    days = {happening.original.first for happening in regular}
    for day in entry.series.rule.days(first.first):
        if day < last.first and day not in days:
            master.add("exdate", start_of(first.on(day)))
    return [master, *(_apart(entry, happening) for happening in regular if _is_apart(happening))]


def _is_apart(happening: Happening) -> bool:
    """Whether a reader may make something else of the date: over a change of clock, half of them keep its length."""
    return happening.change is not None or _lasts_over_a_change(happening)


def _lasts_over_a_change(happening: Happening) -> bool:
    starts, ends = span(happening.original)
    return not happening.original.is_whole_days and starts.utcoffset() != ends.utcoffset()


def _apart(entry: Entry, happening: Happening) -> Event:
    event = Vevent(entry, happening, entry.uid).event
    event.add("recurrence-id", start_of(happening.original))
    return event


class Vevent:
    """The VEVENT of one date. A cancelled one stays, marked in its status and in its title."""

    def __init__(self, entry: Entry, happening: Happening, uid: UUID, related: bool = False):
        self.entry, self.change = entry, happening.change
        self.cancelled = entry.cancelled or happening.is_cancelled
        self.event = Event()
        self.event.add("uid", str(uid))
        self.event.add("dtstart", start_of(happening.slot))
        self.event.add("dtend", end_of(happening.slot))
        title = f"{entry.cancelled_prefix} {entry.summary}" if self.cancelled else entry.summary
        self.event.add("summary", title, parameters={"LANGUAGE": entry.title_language})
        self.event.add("status", Status.CANCELLED if self.cancelled else Status.CONFIRMED)
        if entry.created:
            self.event.add("created", in_utc(entry.created))
        self.event.add("class", "PUBLIC")
        self.event.add("transp", "TRANSPARENT")  # a public date must not show a family as busy
        self._add_words()
        if related:
            self.event.add("related-to", str(entry.uid))

    def _add_words(self):
        entry = self.entry
        language = settings.LANGUAGE_CODE if self.change and self.change.in_french else entry.language
        message = typeset(self.change.message, language) if self.change else ""
        own_place = self.change and ", ".join(filter(None, [self.change.place, *self.change.address.splitlines()]))
        for name, value in (
            ("description", "\n".join(filter(None, [message or entry.message, *entry.details, entry.url]))),
            ("location", own_place or entry.location),
            ("url", entry.url),
            ("contact", entry.contact),
        ):
            if value:
                self.event.add(name, value)
        if entry.position and not own_place:
            self.event.add("geo", entry.position)
        if entry.categories:
            self.event.add("categories", list(entry.categories))
        if entry.online_url:
            parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": entry.online_label}
            self.event.add("conference", entry.online_url, parameters=parameters)


def calendar(
    blocks: Iterable[str],
    *,
    name: str,
    description: str,
    uid: UUID,
    source: str,
    url: str,
    modified: datetime | None = None,
) -> bytes:
    """A whole VCALENDAR around the `vevents` of each event.

    `source` is the feed's own address, `url` the page it is the feed of, `modified` when a block last changed.
    """
    result = Calendar()
    result.add("prodid", PRODID)
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    result.add("method", "PUBLISH")
    result.add("uid", str(uid))
    for modern, classic, value in (
        ("name", "x-wr-calname", name),
        ("description", "x-wr-caldesc", description),
    ):
        if value:
            result.add(modern, value)
            result.add(classic, value)
    result.add("x-wr-timezone", str(PARIS))
    result.add("color", COLOUR)
    result.add("url", url)
    result.add("source", source, parameters={"VALUE": "URI"})
    result.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT6H")
    if modified:
        result.add("last-modified", in_utc(modified))
    result.add_component(Timezone.from_ical(VTIMEZONE))
    return b"".join([result.to_ical().removesuffix(END), *(block.encode() for block in blocks), END])


def start_of(slot: Slot) -> datetime | date:
    return slot.first if slot.is_whole_days else span(slot)[0]


def end_of(slot: Slot) -> datetime | date:
    """DTEND, which is exclusive (RFC 5545, 3.8.2.2)."""
    return slot.last + timedelta(days=1) if slot.is_whole_days else span(slot)[1]


def in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
