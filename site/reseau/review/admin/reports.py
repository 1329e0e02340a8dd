"""The errors that readers have reported: read, and marked as handled; their words are never rewritten."""

from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from reseau.review.admin.common import LimitedPolicy, WithinReach, page_column, reviewed_types, within_reach
from reseau.review.forms import HandleReportForm
from reseau.review.models import ErrorReport

register_permission_policy(ErrorReport, LimitedPolicy(ErrorReport, "view", "change"), exact_class=True)


class ErrorReportFilterSet(WagtailFilterSet):
    content_type = ContentTypeFilter(label="Section", field_name="page__content_type", queryset=reviewed_types)

    class Meta:
        model = ErrorReport
        fields = ["state", "kind"]


class ReportIndexView(IndexView):
    def get_base_queryset(self):
        return within_reach(ErrorReport.objects.select_related("page", "handled_by"), self.request.user)


class ReportEditView(WithinReach, ModelViewSet.edit_view_class):
    pass


class ReportInspectView(WithinReach, ModelViewSet.inspect_view_class):
    pass


class ReportHistoryView(WithinReach, ModelViewSet.history_view_class):
    pass


class ReportUsageView(WithinReach, ModelViewSet.usage_view_class):
    pass


class ErrorReportViewSet(ModelViewSet):
    model = ErrorReport
    index_view_class = ReportIndexView
    edit_view_class = ReportEditView
    inspect_view_class = ReportInspectView
    history_view_class = ReportHistoryView
    usage_view_class = ReportUsageView
    name = "review_reports"
    url_prefix = "relecture/erreurs"
    icon = "warning"
    menu_label = "Erreurs signalées"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    filterset_class = ErrorReportFilterSet
    ordering = ["-state", "-created_at"]  # what is new first
    list_display = ["kind", page_column(), "message", DateColumn("created_at", label="Reçu le"), "state", "handled_by"]
    panels = [
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("page", "kind", "message", "language", "created_at")],
            "Ce qui est signalé",
        ),
        MultiFieldPanel(["state", "note"], "Suite donnée"),
        FieldRowPanel([FieldPanel(name, read_only=True) for name in ("handled_by", "handled_at")], "Par"),
    ]

    def get_edit_handler(self):
        handler = ObjectList(self.panels, base_form_class=HandleReportForm)
        return handler.bind_to_model(self.model)
