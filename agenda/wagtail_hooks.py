from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from agenda.date_preview import preview_dates
from agenda.imports.admin import CalendarSourceViewSet

register_snippet(CalendarSourceViewSet)


@hooks.register("register_admin_urls")
def dates_address():
    return [path("agenda/dates/", preview_dates, name="preview_dates")]
