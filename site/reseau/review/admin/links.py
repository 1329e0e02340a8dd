"""What became of the links: read, never changed."""

from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from reseau.review.admin.common import LimitedPolicy, page_column, reviewed_types, within_reach
from reseau.review.models import LinkCheck

register_permission_policy(LinkCheck, LimitedPolicy(LinkCheck, "view"), exact_class=True)


class LinkCheckFilterSet(WagtailFilterSet):
    content_type = ContentTypeFilter(label="Section", field_name="page__content_type", queryset=reviewed_types)

    class Meta:
        model = LinkCheck
        fields = ["state"]


class LinkIndexView(IndexView):
    def get_base_queryset(self):
        return within_reach(LinkCheck.objects.select_related("page"), self.request.user)


class LinkCheckViewSet(ModelViewSet):
    model = LinkCheck
    index_view_class = LinkIndexView
    name = "review_links"
    url_prefix = "relecture/liens"
    icon = "link"
    menu_label = "Liens"
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = []
    filterset_class = LinkCheckFilterSet
    search_fields = ["url", "page__title"]
    list_per_page = 50
    list_display = [
        page_column(),
        Column("url", label="Lien"),
        Column("state", label="État", accessor="get_state_display", sort_key="state"),
        Column("detail", label="Précision"),
        DateColumn("failing_since", label="En panne depuis", sort_key="failing_since"),
        DateColumn("checked_at", label="Essayé le", sort_key="checked_at"),
    ]
