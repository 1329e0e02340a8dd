from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from agenda.date_preview import preview_dates
from agenda.imports.admin import CalendarSourceViewSet
from agenda.models import EventPage
from agenda.registrations.admin import RegistrationsView, StrikeView

register_snippet(CalendarSourceViewSet)


@hooks.register("register_admin_urls")
def agenda_addresses():
    return [
        path("agenda/dates/", preview_dates, name="preview_dates"),
        path("agenda/inscriptions/<int:event_id>/", RegistrationsView.as_view(), name="event_registrations"),
        path("agenda/inscriptions/<int:event_id>/<int:pk>/", StrikeView.as_view(), name="strike_registration"),
    ]


@hooks.register("register_page_header_buttons")
def registrations_button(page, user, view_name, next_url=None):
    if isinstance(page, EventPage) and page.keeps_places and page.permissions_for_user(user).can_edit():
        url = reverse("event_registrations", args=[page.pk])
        yield Button("Inscriptions", url, icon_name="group", priority=80)
