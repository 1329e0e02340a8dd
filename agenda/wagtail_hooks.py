from django.urls import path
from wagtail import hooks

from agenda.date_preview import preview_dates


@hooks.register("register_admin_urls")
def dates_address():
    return [path("agenda/dates/", preview_dates, name="preview_dates")]
