"""Events for schema.org (https://schema.org/Event), as plain dicts."""

from agenda.dates import PARIS
from reseau.base.choices import YesNo
from reseau.base.structured_data import known

SCHEDULED, CANCELLED, RESCHEDULED = (
    f"https://schema.org/Event{state}" for state in ("Scheduled", "Cancelled", "Rescheduled")
)
ONLINE = "https://schema.org/OnlineEventAttendanceMode"
ON_SITE = "https://schema.org/OfflineEventAttendanceMode"
BOTH = "https://schema.org/MixedEventAttendanceMode"


def event(page, url: str, occurrences) -> dict | None:
    """`page` (an EventPage) as an Event, or as an EventSeries with one Event for each of `occurrences`.

    Whole days are dates, the last one included. None without any date.
    """
    occurrences = list(occurrences)
    if len(occurrences) == 1 and not page.repeat:
        return _common(page, url) | _dates(occurrences[0])
    events = [known(**{"@type": "Event"}, name=page.title, url=url) | _dates(each) for each in occurrences]
    return known(**(_common(page, url) | {"@type": "EventSeries"}), subEvent=events) if events else None


def _common(page, url) -> dict:
    on_site = bool(page.place_name and (page.place_partner_id or page.venue))
    modes = {(True, True): BOTH, (True, False): ON_SITE, (False, True): ONLINE}
    free = {YesNo.YES: True, YesNo.NO: False}
    return known(
        **{"@type": "Event"},
        name=page.title,
        description=page.summary,
        url=url,
        eventAttendanceMode=modes.get((on_site, bool(page.online_url))),
        location=_locations(page.place_name if on_site else "", page.place_address, page.position, page.online_url),
        isAccessibleForFree=free.get(page.free),
        maximumAttendeeCapacity=page.capacity,
        inLanguage=list(page.languages_spoken or []),
    )


def _locations(name: str, address: str, position=None, online_url: str = "") -> list[dict]:
    latitude, longitude = position or (None, None)
    geo = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude} if position else None
    place = known(**{"@type": "Place"}, name=name, address=address.replace("\n", ", "), geo=geo)
    online = known(**{"@type": "VirtualLocation"}, url=online_url)
    return ([place] if name else []) + ([online] if online_url else [])


def _dates(occurrence) -> dict:
    slot, before = occurrence.slot, occurrence.previous_slot
    state = CANCELLED if occurrence.is_cancelled else RESCHEDULED if before else SCHEDULED
    return known(
        startDate=_iso(slot.first, slot.start, occurrence.starts_at),
        endDate=_iso(slot.last, slot.end, occurrence.ends_at),
        previousStartDate=_iso(before.first, before.start, occurrence.recurrence_id) if before else None,
        eventStatus=state,
        location=_locations(occurrence.venue, occurrence.venue_address) if occurrence.venue else None,
    )


def _iso(day, hour, moment) -> str:
    return (moment.astimezone(PARIS) if hour else day).isoformat()
