from agenda.models.events import EventPage, EventPartner
from agenda.models.exceptions import EventException
from agenda.models.feeds import FeedEntry, FeedStamp
from agenda.models.index import AgendaIndexPage
from agenda.models.occurrences import Occurrence
from agenda.models.registrations import Registration

__all__ = [
    "AgendaIndexPage",
    "EventException",
    "EventPage",
    "EventPartner",
    "FeedEntry",
    "FeedStamp",
    "Occurrence",
    "Registration",
]
