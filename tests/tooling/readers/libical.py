"""`/usr/bin/python3 libical.py FIRST LAST < feed`: the dates that libical (Evolution, KOrganizer) finds, as JSON.

Without days: its faults. For the Python of the system, the only one that has libical.
"""

import json
import sys
from datetime import UTC, datetime

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402 -- its version is chosen first


def components(parent, kind):
    component = parent.get_first_component(kind)
    while component:
        yield component
        component = parent.get_next_component(kind)


def properties(component, kind):
    found = component.get_first_property(kind)
    while found:
        yield found
        found = component.get_next_property(kind)


def original(event):
    """UID and start of the date that this event takes the place of; None when it is not an override."""
    if (recurrence_id := event.get_first_property(ICalGLib.PropertyKind.RECURRENCEID_PROPERTY)) is None:
        return None
    time = recurrence_id.get_datetime_with_component(event)
    return event.get_uid(), time.as_timet_with_zone(time.get_timezone())


def dates(calendar, first, last):
    """foreach_recurrence() knows EXDATE but not overrides: these take the place of the dates they name."""
    events = list(components(calendar, ICalGLib.ComponentKind.VEVENT_COMPONENT))
    overridden = {original(event) for event in events}
    for event in events:
        spans = []
        event.foreach_recurrence(first, last, lambda _, span, spans: spans.append(span), spans)
        written = "%Y-%m-%d" if event.get_dtstart().is_date() else "%Y-%m-%d %H:%M"
        for span in spans:
            if original(event) or (event.get_uid(), span.get_start()) not in overridden:
                starts, ends = (datetime.fromtimestamp(limit, UTC) for limit in (span.get_start(), span.get_end()))
                status = event.get_status().value_nick.upper()
                yield event.get_summary(), starts.strftime(written), ends.strftime(written), status


def faults(component):
    """What libical leaves as X-LIC-ERROR in a component and inside it."""
    for fault in properties(component, ICalGLib.PropertyKind.XLICERROR_PROPERTY):
        yield fault.as_ical_string().replace("\r\n ", "").strip()
    for inside in components(component, ICalGLib.ComponentKind.ANY_COMPONENT):
        yield from faults(inside)


calendar = ICalGLib.Component.new_from_string(sys.stdin.buffer.read().decode())
if days := sys.argv[1:]:
    first, last = (ICalGLib.Time.new_from_string(day.replace("-", "")) for day in days)
    said = dates(calendar, first, last)
else:
    # With its METHOD it would be held to the rules of invitations (RFC 5546): an ORGANIZER in each event.
    for method in list(properties(calendar, ICalGLib.PropertyKind.METHOD_PROPERTY)):
        calendar.remove_property(method)
    ICalGLib.restriction_check(calendar)
    said = dict.fromkeys(faults(calendar))  # it repeats itself
print(json.dumps(list(said)))
