"""« Activité »: who published what, to filter and to take away as a table."""

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.forms import CheckboxSelectMultiple
from django.urls import path
from django.utils.functional import cached_property
from wagtail.admin.filters import (
    ContentTypeFilter,
    DateRangePickerWidget,
    MultipleUserFilter,
    UserModelMultipleChoiceField,
    WagtailFilterSet,
)
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

from reseau.base.choosing import choosable
from reseau.base.rights import everywhere, publishes
from reseau.review.activity import (
    ACTIONS,
    PUBLISHED,
    in_section,
    journal,
    name_of,
    section_names,
    section_of,
    sections,
)
from reseau.review.admin.common import edit_url, within_reach


def known(request):
    """The entries about the pages of whoever asks: the rest is not theirs to hear of."""
    entries = journal() if everywhere(request.user) else within_reach(journal(), request.user)
    return entries.filter(pk__in=PageLogEntry.objects.viewable_by_user(request.user).values("pk"))


def people(request):
    return get_user_model().objects.filter(pk__in=known(request).order_by().values("user")).order_by("display_name")


def kinds(request):
    return ContentType.objects.filter(pk__in=known(request).order_by().values("content_type"))


def own_sections(request):
    return choosable(sections(), request.user)


class PersonField(UserModelMultipleChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class PersonFilter(MultipleUserFilter):
    field_class = PersonField


class ActivityFilterSet(WagtailFilterSet):
    user = PersonFilter(label="Qui", queryset=people, widget=CheckboxSelectMultiple)
    action = django_filters.MultipleChoiceFilter(
        label="Quoi", choices=list(ACTIONS.items()), widget=CheckboxSelectMultiple
    )
    section = django_filters.ModelChoiceFilter(label="Section", queryset=own_sections, method="within")
    content_type = ContentTypeFilter(label="Sorte de page", queryset=kinds)
    timestamp = django_filters.DateFromToRangeFilter(label="Quand", widget=DateRangePickerWidget)

    class Meta:
        model = PageLogEntry
        fields = []

    def within(self, entries, _name, section):
        return in_section(entries, section)


class ActivityView(ReportView):
    page_title = "Activité"
    header_icon = "history"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    filterset_class = ActivityFilterSet
    index_url_name = "review_activity:index"
    index_results_url_name = "review_activity:index_results"
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = ["publish"]
    default_ordering = None
    columns = [
        TitleColumn("label", label="Page", get_url=lambda entry: edit_url(entry.page_id) if entry.path else None),
        Column("section", label="Section"),
        Column("kind", label="Sorte de page"),
        Column("done", label="Quoi"),
        Column("who", label="Qui"),
        DateColumn("timestamp", label="Quand"),
    ]
    list_export = ["label", "section", "kind", "done", "who", "timestamp"]
    export_headings = {
        "label": "Page",
        "section": "Section",
        "kind": "Sorte de page",
        "done": "Quoi",
        "who": "Qui",
        "timestamp": "Quand",
    }

    @cached_property
    def names(self):
        return section_names()

    def get_queryset(self):
        return known(self.request)

    def decorate_paginated_queryset(self, entries):
        for entry in entries:
            entry.section = section_of(entry.path, self.names)
            entry.kind = entry.content_type.name if entry.content_type else ""
            entry.done, entry.who = ACTIONS[entry.action], name_of(entry.user)
        return entries


class ActivityViewSet(ViewSet):
    name = "review_activity"
    url_prefix = "relecture/activite"
    icon = "history"
    menu_label = "Activité"

    @property
    def menu_item_class(self):
        return type("ActivityMenuItem", (MenuItem,), {"is_shown": lambda _self, request: publishes(request.user)})

    @cached_property
    def menu_url(self):
        return f"{super().menu_url}?action={PUBLISHED}"

    def get_urlpatterns(self):
        return [
            path("", ActivityView.as_view(), name="index"),
            path("results/", ActivityView.as_view(results_only=True), name="index_results"),
        ]
