"""Rapports › Connexions: the access log, read and exported, never changed."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from reseau.users.models import AccessEvent

PERMISSION = "users.view_accessevent"


class AccessEventFilterSet(WagtailFilterSet):
    at = DateFromToRangeFilter(label="quand", widget=DateRangePickerWidget)

    class Meta:
        model = AccessEvent
        fields = {"kind": ["exact"], "username": ["icontains"], "address": ["exact"]}


class AccessLogView(ReportView):
    model = AccessEvent
    queryset = AccessEvent.objects.all()
    permission_required = "view"
    page_title = "Connexions"
    header_icon = "key"
    index_url_name = "access_log"
    index_results_url_name = "access_log_results"
    default_ordering = "-at"
    filterset_class = AccessEventFilterSet
    export_filename = "connexions"
    columns = [
        Column(
            "at", label="Quand", accessor=lambda event: date_format(localtime(event.at), "d/m/Y H:i:s"), sort_key="at"
        ),
        Column("get_kind_display", label="Quoi"),
        Column("account", label="Compte", accessor=lambda event: event.username or "compte inconnu"),
        Column("address", label="Adresse"),
        Column("by", label="Par"),
    ]
    list_export = ["at", "get_kind_display", "username", "address", "by"]
    export_headings = {
        "at": "Quand",
        "get_kind_display": "Quoi",
        "username": "Compte",
        "address": "Adresse",
        "by": "Par",
    }
