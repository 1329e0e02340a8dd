from agenda.imports.models import CalendarSource, ImportedEvent
from agenda.models.events import EventPage, EventPartner
from agenda.models.exceptions import EventException
from agenda.models.feeds import FeedEntry, FeedStamp
from agenda.models.index import AgendaIndexPage
from agenda.models.occurrences import Occurrence
from agenda.models.registrations import Registration

__all__ = [
    "AgendaIndexPage",
    "CalendarSource",
    "EventException",
    "EventPage",
    "EventPartner",
    "FeedEntry",
    "FeedStamp",
    "ImportedEvent",
    "Occurrence",
    "Registration",
]
