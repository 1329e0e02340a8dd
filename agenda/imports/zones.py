"""The time zone that a partner means."""

from functools import cache
from zoneinfo import available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

# A zone of the file's own is never computed: its rules may be endless. Its offsets tell those that we meet here.
BY_OFFSETS = {frozenset({"+0100", "+0200"}): "Europe/Paris", frozenset({"+0000"}): "UTC"}


def zone_name(tzid: str, offsets: dict[str, set[str]]) -> str:
    """The IANA name of a TZID, "" for unknown. `offsets`: by TZID, those that the file gives.

    Known are the IANA names, also behind a vendor's prefix ("/example.org/2024/Europe/Paris"), and those of Windows.
    """
    cleaned = tzid.strip().strip("/")
    known, steps = iana_names(), cleaned.split("/")[-6:]
    for name in ["/".join(steps[number:]) for number in range(len(steps))]:
        if name in known:
            return name
    return WINDOWS_TO_OLSON.get(cleaned) or BY_OFFSETS.get(frozenset(offsets.get(tzid.strip(), ())), "")


@cache
def iana_names() -> frozenset[str]:
    return frozenset(available_timezones())
