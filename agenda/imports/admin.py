"""« Agendas des partenaires », in the administration: their addresses, and what became of their imports."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from agenda.imports.importing import import_source
from agenda.imports.report import Outcome
from agenda.models import CalendarSource
from reseau.review.admin.common import edit_url

SECONDS = 15  # a person waits; what is left is for the command


class SourceInspectView(InspectView):
    page_title = "Dernier import"

    def get_context_data(self, **kwargs):
        labels = dict(Outcome.choices)
        rows = [
            row | {"label": labels.get(row["outcome"], ""), "url": edit_url(row["page"]) if row["page"] else ""}
            for row in self.object.report
        ]
        may_import = self.user_has_permission("change") and self.object.active
        return super().get_context_data(**kwargs) | {"rows": rows, "may_import": may_import}


class CalendarSourceViewSet(SnippetViewSet):
    model = CalendarSource
    admin_url_namespace = "calendar_sources"
    base_url_path = "agendas-des-partenaires"
    icon = "calendar-alt"
    menu_label = "Agendas des partenaires"
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = SourceInspectView
    inspect_template_name = "agenda/admin/source_inspect.html"
    list_display = [
        "name",
        Column("state", label="État", accessor="state"),
        Column("owner", label="Partenaire"),
        BooleanColumn("needs_approval", label="À approuver"),
        BooleanColumn("active", label="Actif"),
    ]

    @cached_property
    def import_now_view(self):
        @require_POST
        def import_now(request, pk):
            if not self.permission_policy.user_has_permission(request.user, "change"):
                raise PermissionDenied
            source = get_object_or_404(CalendarSource, pk=pk, active=True)
            report = import_source(source, seconds=SECONDS)
            if report is None:
                messages.warning(request, "Un import de cet agenda est déjà en cours.")
            elif source.last_error:
                messages.error(request, f"L’import n’a pas marché : {source.last_error}.")
            else:
                messages.success(request, f"Import terminé : {report.in_words()}.")
            return redirect(reverse(self.get_url_name("inspect"), args=[pk]))

        return import_now

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("import/<int:pk>/", self.import_now_view, name="import")]
