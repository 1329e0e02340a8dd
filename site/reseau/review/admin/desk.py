"""The desk: every page that asks for attention."""

import django_filters
from django.contrib.auth import get_user_model
from django.urls import path
from django.utils.formats import date_format
from django.utils.functional import cached_property
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from reseau.base.rights import publishes
from reseau.review.admin.common import edit_url, reviewed_types
from reseau.review.desk import Reason, desk, in_words


def owners(request=None):
    return get_user_model().objects.filter(pk__in=desk().order_by().values("owner")).order_by("username")


def short(day) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


class DeskFilterSet(WagtailFilterSet):
    reason = django_filters.ChoiceFilter(label="Pourquoi", choices=Reason.choices, method="asking_for")
    content_type = ContentTypeFilter(label="Section", queryset=reviewed_types)
    owner = django_filters.ModelChoiceFilter(label="Responsable", queryset=owners)

    class Meta:
        model = Page
        fields = []

    def asking_for(self, pages, _name, reason):
        return pages.filter(pk__in=[pk for pk, reasons in desk().reasons().items() if reason in reasons])


class ActionColumn(TitleColumn):
    """A link, or nothing."""

    empty_value_display = ""


class DeskView(PageReportView):
    """Every page that asks for attention, and why."""

    page_title = "Fiches à relire"
    header_icon = "calendar-check"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    filterset_class = DeskFilterSet
    index_url_name = "review_desk:index"
    index_results_url_name = "review_desk:index_results"
    any_permission_required = ["publish"]
    columns = [
        TitleColumn("title", label="Fiche", get_url=lambda page: edit_url(page.pk)),
        Column("section", label="Section", accessor=lambda page: page.page_type_display_name),
        Column("reasons", label="Pourquoi", accessor="reasons_in_words"),
        Column("next_review_on", label="À revoir le", accessor=lambda page: short(page.next_review_on)),
        Column("verified_on", label="Vérifiée le", accessor=lambda page: short(page.verified_on)),
        Column("owner", label="Responsable"),
        ActionColumn(
            "action",
            label="Faire",
            accessor=lambda page: page.specific_class.review_action(page.pk)[0],
            get_url=lambda page: page.specific_class.review_action(page.pk)[1],
        ),
    ]
    list_export = ["title", "page_type_display_name", "reasons_in_words", "next_review_on", "verified_on", "owner"]
    export_headings = {
        "title": "Fiche",
        "page_type_display_name": "Section",
        "reasons_in_words": "Pourquoi",
        "next_review_on": "À revoir le",
        "verified_on": "Vérifiée le",
        "owner": "Responsable",
    }

    @cached_property
    def reasons(self):
        return desk().reasons()

    def get_queryset(self):
        publishable = self.permission_policy.instances_user_has_permission_for(self.request.user, "publish")
        pages = desk().filter(pk__in=self.reasons).filter(pk__in=publishable.values("pk"))
        return pages.select_related("owner", "content_type")

    def decorate_paginated_queryset(self, pages):
        for page in pages:
            page.reasons_in_words = in_words(self.reasons[page.pk])
        return pages


class DeskViewSet(ViewSet):
    name = "review_desk"
    url_prefix = "relecture"
    icon = "calendar-check"
    menu_label = "Fiches à relire"

    @property
    def menu_item_class(self):
        return type("DeskMenuItem", (MenuItem,), {"is_shown": lambda _self, request: publishes(request.user)})

    def get_urlpatterns(self):
        return [
            path("", DeskView.as_view(), name="index"),
            path("results/", DeskView.as_view(results_only=True), name="index_results"),
        ]
