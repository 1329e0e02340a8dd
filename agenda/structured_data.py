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
    """`page` (an EventPage) as an Event, or as an EventSeries with one Event for each of `occurrences`, in order.

    Each Event is whole, since search engines read each alone: name, place, dates, price. Whole days are dates, the
    last one included. None without any date.
    """
    occurrences = list(occurrences)
    common, details = _common(page, url), _details(page)
    events = [known(**(common | _dates(each, page.online_url))) for each in occurrences]
    if len(events) == 1 and not page.repeat:
        return events[0] | details
    if not events:
        return None
    series = {"@type": "EventSeries", "eventStatus": CANCELLED if page.is_cancelled else SCHEDULED}
    span = {"startDate": events[0]["startDate"], "endDate": events[-1]["endDate"]}
    return known(**(common | series | details | span), subEvent=events)


def _common(page, url) -> dict:
    """What every date of `page` shares; None where it is unknown."""
    on_site = bool(page.place_name and (page.place_partner_id or page.venue))
    modes = {(True, True): BOTH, (True, False): ON_SITE, (False, True): ONLINE}
    free = page.free == YesNo.YES
    return {
        "@type": "Event",
        "name": page.title,
        "url": url,
        "eventAttendanceMode": modes.get((on_site, bool(page.online_url))),
        "location": _locations(page.place_name if on_site else "", page.place_address, page.position, page.online_url),
        "isAccessibleForFree": {YesNo.YES: True, YesNo.NO: False}.get(page.free),
        # A price in words is no number: only that of what is free is known.
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": url} if free else None,
    }


def _details(page) -> dict:
    return known(
        description=page.summary,
        maximumAttendeeCapacity=page.capacity,
        inLanguage=list(page.languages_spoken or []),
    )


def _locations(name: str, address: str, position=None, online_url: str = "") -> list[dict]:
    latitude, longitude = position or (None, None)
    geo = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude} if position else None
    place = known(**{"@type": "Place"}, name=name, address=address.replace("\n", ", "), geo=geo)
    online = known(**{"@type": "VirtualLocation"}, url=online_url)
    return ([place] if name else []) + ([online] if online_url else [])


def _dates(occurrence, online_url: str) -> dict:
    """What is of this date alone; its own place, if it has one, instead of the usual one."""
    slot, before = occurrence.slot, occurrence.previous_slot
    state = CANCELLED if occurrence.is_cancelled else RESCHEDULED if before else SCHEDULED
    own_place = _locations(occurrence.venue, occurrence.venue_address, online_url=online_url)
    return known(
        startDate=_iso(slot.first, slot.start, occurrence.starts_at),
        endDate=_iso(slot.last, slot.end, occurrence.ends_at),
        previousStartDate=_iso(before.first, before.start, occurrence.recurrence_id) if before else None,
        eventStatus=state,
        location=own_place if occurrence.venue else None,
    )


def _iso(day, hour, moment) -> str:
    return (moment.astimezone(PARIS) if hour else day).isoformat()
