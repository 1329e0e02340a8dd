from agenda.models.events import EventPage, EventPartner
from agenda.models.index import AgendaIndexPage

__all__ = ["AgendaIndexPage", "EventPage", "EventPartner"]
