"""What a calendar finds in the feeds of the site."""

from datetime import date, datetime, time

from icalendar import Calendar

from agenda.dates import PARIS

FEED = "/agenda/agenda.ics"
# A series of the tests: a café every Tuesday morning.
CAFE = {
    "title": "Café des parents",
    "slug": "cafe",
    "start_date": date(2026, 12, 1),
    "start_time": time(9),
    "end_time": time(11),
    "repeat": "weekly",
    "weekdays": ["TU"],
}
PUBLISHED = datetime(2026, 11, 2, 9, tzinfo=PARIS)  # when the workshop of the tests was


def events(client, address=FEED):
    return Calendar.from_ical(client.get(address).content).events


def titles(client, address=FEED):
    return [str(event["SUMMARY"]) for event in events(client, address)]
