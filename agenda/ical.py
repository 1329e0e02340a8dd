"""Events as iCalendar (RFC 5545), byte for byte the same as long as nothing changes.

Pure: no request, no clock. Hours are written with `TZID=Europe/Paris` and the constant VTIMEZONE below: one
made by icalendar's `add_missing_timezones()` lists each change of clock in one RDATE, which ical.js and
Outlook read wrong by an hour all summer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event, Timezone

from agenda.choices import Status
from agenda.dates import PARIS

PRODID = "-//Reseau des familles monoparentales//Agenda//FR"
REFRESH = timedelta(hours=6)

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
    """One event as a calendar needs it.

    `starts` and `ends` are aware instants, or dates for whole days (`ends` exclusive, RFC 5545 3.6.1).
    `modified` is when the event last changed in public, aware. `description` is plain text.
    """

    uid: UUID
    starts: datetime | date
    ends: datetime | date
    summary: str
    description: str
    location: str
    url: str
    created: datetime
    modified: datetime
    cancelled: bool = False
    cancelled_prefix: str = ""
    categories: list[str] = field(default_factory=list)


def vevent(entry: Entry) -> Event:
    """VEVENT of `entry`. A cancelled event stays, marked in its status and in its title."""
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("dtstamp", in_utc(entry.modified))
    event.add("dtstart", in_paris(entry.starts))
    event.add("dtend", in_paris(entry.ends))
    event.add("summary", f"{entry.cancelled_prefix} {entry.summary}" if entry.cancelled else entry.summary)
    event.add("status", Status.CANCELLED if entry.cancelled else Status.CONFIRMED)
    event.add("sequence", revision_number(entry))
    event.add("created", in_utc(entry.created))
    event.add("last-modified", in_utc(entry.modified))
    event.add("url", entry.url)
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")  # a public date must not show a family as busy
    for name, value in (("description", entry.description), ("location", entry.location)):
        if value:
            event.add(name, value)
    if entry.categories:
        event.add("categories", entry.categories)
    return event


def calendar(entries: Iterable[Entry], *, name: str, description: str, uid: UUID, source: str, url: str) -> bytes:
    """A whole VCALENDAR. `source` is the feed's own address, `url` the page it is the feed of."""
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
        result.add(modern, value)
        result.add(classic, value)
    result.add("x-wr-timezone", str(PARIS))
    result.add("url", url)
    result.add("source", source, parameters={"VALUE": "URI"})
    result.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT6H")
    result.add_component(Timezone.from_ical(VTIMEZONE))
    for entry in entries:
        result.add_component(vevent(entry))
    return result.to_ical()


def revision_number(entry: Entry) -> int:
    """SEQUENCE: minutes from the first publication to the last, so that it only ever grows."""
    return max(0, int((entry.modified - entry.created).total_seconds() // 60))


def in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def in_paris(moment: datetime | date) -> datetime | date:
    return moment.astimezone(PARIS) if isinstance(moment, datetime) else moment
