"""Events for schema.org (https://schema.org/Event), as plain dicts."""

from agenda.choices import Status
from agenda.dates import PARIS
from reseau.base.structured_data import known

STATUS = {
    Status.CONFIRMED: "https://schema.org/EventScheduled",
    Status.CANCELLED: "https://schema.org/EventCancelled",
}
ONLINE = "https://schema.org/OnlineEventAttendanceMode"
ON_SITE = "https://schema.org/OfflineEventAttendanceMode"
BOTH = "https://schema.org/MixedEventAttendanceMode"


def event(page, url: str) -> dict:
    """`page` (an EventPage) as an Event. Whole days are dates, the last one included."""
    on_site = bool(page.place_name and (page.place_partner_id or page.venue))
    place = known(**{"@type": "Place"}, name=page.place_name, address=page.place_address.replace("\n", ", "))
    online = known(**{"@type": "VirtualLocation"}, url=page.online_url)
    locations = ([place] if on_site else []) + ([online] if page.online_url else [])
    modes = {(True, True): BOTH, (True, False): ON_SITE, (False, True): ONLINE}
    return known(
        **{"@type": "Event"},
        name=page.title,
        description=page.summary,
        url=url,
        startDate=(page.start_date if page.all_day else page.starts_at.astimezone(PARIS)).isoformat(),
        endDate=(page.end_date if page.all_day else page.ends_at.astimezone(PARIS)).isoformat(),
        eventStatus=STATUS[page.status],
        eventAttendanceMode=modes.get((on_site, bool(page.online_url))),
        location=locations,
        isAccessibleForFree=True if page.price.lower().startswith("gratuit") else None,
    )
