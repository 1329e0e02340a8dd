from django.urls import path

from agenda.feeds import agenda_feed, event_ics
from agenda.registrations.views import cancel
from agenda.rss import agenda_rss

urlpatterns = [
    path("agenda.ics", agenda_feed, name="agenda_feed"),
    path("dates.rss", agenda_rss, name="agenda_rss"),
    path("<uuid:uid>.ics", event_ics, name="event_ics"),
    path("inscription/<str:token>/", cancel, name="cancel_registration"),
]
