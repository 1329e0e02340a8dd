"""What a calendar finds in the feeds of the site."""

from datetime import datetime

from icalendar import Calendar

from agenda.dates import PARIS

FEED = "/agenda/agenda.ics"
PUBLISHED = datetime(2026, 11, 2, 9, tzinfo=PARIS)  # when the workshop of the tests was


def events(client, address=FEED):
    return Calendar.from_ical(client.get(address).content).events


def titles(client, address=FEED):
    return [str(event["SUMMARY"]) for event in events(client, address)]
