"""The list of who comes to an event, for those who may edit it: read, exported, and struck out one by one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from agenda.models import EventPage, Registration
from agenda.registrations import mails
from agenda.registrations.summary import by_date
from reseau.base.spreadsheets import harmless


class OfAnEvent:
    """A view about one event, in French, for those who may edit it."""

    _show_breadcrumbs = True
    header_icon = "group"

    @cached_property
    def event(self) -> EventPage:
        event = get_object_or_404(EventPage, pk=self.kwargs["event_id"]).source
        if not event.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return event

    def dispatch(self, request, *args, **kwargs):
        self.event  # noqa: B018 -- refuses before anything is read
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.event.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.event.pk]), "label": self.get_page_subtitle()}
        return [edit, {"url": "", "label": self.page_title}]

    @property
    def list_url(self) -> str:
        return reverse("event_registrations", args=[self.event.pk])


class RegistrationsView(OfAnEvent, ReportView):
    """One row for each registration, in order of date and of arrival; above, how many for each date."""

    model = Registration
    permission_policy = None  # who may edit the event may read its list: see `OfAnEvent`
    page_title = "Inscriptions"
    template_name = "agenda/admin/registrations.html"
    export_filename = "inscriptions"
    columns = [
        TitleColumn(
            "name", label="Nom", get_url=lambda row: reverse("strike_registration", args=[row.event_id, row.pk])
        ),
        Column("when", label="Date"),
        Column("state_in_words", label="État"),
        Column("adults", label="Adultes"),
        Column("children", label="Enfants"),
        Column("childcare_ages", label="Âges à garder"),
        Column("email", label="Courriel"),
        Column("phone", label="Téléphone"),
    ]
    list_export = [
        *("when", "state_in_words", "name", "email", "phone"),
        *("adults", "children", "childcare_ages", "language", "registered_on"),
    ]
    export_headings = {
        **{"when": "Date", "state_in_words": "État", "name": "Nom", "email": "Courriel", "phone": "Téléphone"},
        **{"adults": "Adultes", "children": "Enfants", "childcare_ages": "Âges à garder", "language": "Langue"},
        "registered_on": "Inscrit le",
    }
    custom_value_preprocess = {str: dict.fromkeys(ReportView.FORMATS, harmless)}

    def get_queryset(self):
        return self.event.registrations.all()

    def decorate_paginated_queryset(self, object_list):
        rows = list(object_list)
        for row in rows:
            row.event = self.event
            row.when = mails.when_told(row)
            row.state_in_words = row.get_state_display()
            row.registered_on = date_format(localtime(row.created_at), "d/m/Y H:i")
        return rows

    def get_table(self, object_list):
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(*args, **kwargs) | {"summary": by_date(self.event)}


class StrikeView(OfAnEvent, WagtailAdminTemplateMixin, TemplateView):
    """One registration: what it says, and a button that erases it."""

    page_title = "Effacer une inscription"
    template_name = "agenda/admin/strike_registration.html"

    @cached_property
    def registration(self) -> Registration:
        return get_object_or_404(self.event.registrations, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        when = mails.when_told(self.registration)
        return super().get_context_data(**kwargs) | {"registration": self.registration, "when": when}

    def post(self, request, *args, **kwargs):
        served = self.registration.give_back()
        mails.tell_served(served)
        messages.success(request, f"Inscription effacée.{after(served)}")
        return redirect(self.list_url)


def after(served: list) -> str:
    """Who has places now, in words: how many, and whether someone has to call."""
    told = f" {len(served)} en attente devient confirmée." if len(served) == 1 else ""
    told = f" {len(served)} en attente deviennent confirmées." if len(served) > 1 else told
    return told + (" À appeler : sans courriel." if any(not row.email for row in served) else "")
