"""A feed as five readers of calendars, each written by others, find it: see the scripts of this folder.

`make test` installs them: ical.js and node-ical by npm, libical and sabre/vobject by apt, the others by pip.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import icalendar
import recurring_ical_events
import vobject

from tests.tooling.system import PROGRAMS

FOLDER = Path(__file__).parent
(PYTHON,), (PHP,) = PROGRAMS["libical"].commands, PROGRAMS["sabre"].commands
NODE = Path(sys.executable).with_name("node")
SCRIPTS = {
    "ical.js": (NODE, "icaljs.mjs"),
    "node-ical": (NODE, "nodeical.mjs"),
    "libical": (PYTHON, "-I", "libical.py"),
    "sabre": (PHP, "-d", "display_errors=stderr", "sabre.php"),
}
READERS = (*SCRIPTS, "recurring_ical_events")
# They are asked for more than is wanted: each has its own idea of the edges of a period, and ical.js follows a
# series in the order of its rule, where a date moved into the period may come long after it.
MARGIN = timedelta(days=366)
# The machine is far from Paris, with clocks that change on other days: no reader may lean on them.
ELSEWHERE = "Pacific/Auckland"


class Found(NamedTuple):
    """One date of a feed. `starts` and `ends` are instants in UTC, "2026-12-03 17:00", or days, "2026-12-03".

    The end of whole days is the day after the last (RFC 5545 3.6.1). A date called off is there, as CANCELLED.
    """

    summary: str
    starts: str
    ends: str
    status: str


def expand(feed: str, first: date, last: date) -> dict[str, list[Found]]:
    """What each of the READERS finds that starts from `first` to `last` included (days of UTC), sorted.

    Each VEVENT must have a SUMMARY, a DTEND and a STATUS.
    """

    def read(reader: str) -> list[Found]:
        days = first - MARGIN, last + MARGIN
        dates = [Found(*fields) for fields in (run(reader, feed, *days) if reader in SCRIPTS else rie(feed, *days))]
        return sorted(found for found in dates if str(first) <= found.starts[:10] <= str(last))

    with ThreadPoolExecutor(len(READERS)) as threads:
        return dict(zip(READERS, threads.map(read, READERS), strict=True))


def faults(feed: str) -> list[str]:
    """« judge: fault » for each thing that those who judge a feed hold against it: nothing, when it is sound."""

    def judge(name: str) -> list[str]:
        try:
            return [f"{name}: {fault}" for fault in JUDGES[name](feed)]
        except (ValueError, vobject.base.VObjectError, AssertionError) as error:  # it cannot even be read
            return [f"{name}: {error}"]

    with ThreadPoolExecutor(len(JUDGES)) as threads:
        return [fault for found in threads.map(judge, JUDGES) for fault in found]


def run(reader: str, feed: str, *days: date) -> list:
    """What the script of that reader prints: dates between two days; without days, faults."""
    process = subprocess.run(
        [*SCRIPTS[reader], *map(str, days)],
        cwd=FOLDER,
        env={**os.environ, "TZ": ELSEWHERE},
        input=feed.encode(),
        capture_output=True,
        check=False,
    )
    assert process.returncode == 0, f"{reader}: {process.stderr.decode()}"
    return json.loads(process.stdout)


def said(moment: datetime | date) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else str(moment)


def rie(feed: str, first: date, last: date) -> list:
    """What recurring_ical_events finds: its own engine, on what icalendar reads."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(feed)).between(first, last)
    return [[str(event["SUMMARY"]), said(event.start), said(event.end), str(event["STATUS"])] for event in events]


def icalendar_faults(feed: str) -> list[str]:
    calendar = icalendar.Calendar.from_ical(feed)
    calendar.validate()
    return [
        *(f"{name}: {error}" for component in calendar.walk() for name, error in component.errors),
        *(f"no VTIMEZONE for {zone}" for zone in calendar.get_missing_tzids()),
    ]


def vobject_faults(feed: str) -> list[str]:
    vobject.readOne(feed).validate(raiseException=True)
    return []


JUDGES = {
    "icalendar": icalendar_faults,
    "vobject": vobject_faults,
    "libical": lambda feed: run("libical", feed),
    "sabre": lambda feed: run("sabre", feed),
}
