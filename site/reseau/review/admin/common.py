"""What the rooms of the review share: what is done there, and the page of a row."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import TitleColumn
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from reseau.review.desk import reviewed_models


class LimitedPolicy(ModelPermissionPolicy):
    """Django's permissions, and never another action than those given: not even for an administrator."""

    def __init__(self, model, *actions):
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user, action):
        return action in self.actions and super().user_has_permission(user, action)


def publishable(user):
    """The pages that `user` answers for."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")


def within_reach(rows, user):
    """Those of `rows` that are about a page that `user` answers for."""
    return rows.filter(page__in=publishable(user).values("pk"))


class WithinReach:
    """For a view of one row: refused when it is about somebody else's page."""

    def dispatch(self, request, *args, **kwargs):
        if not within_reach(self.model.objects.filter(pk=kwargs["pk"]), request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def page_column() -> TitleColumn:
    """The title of the page of a row, as a link to its form."""
    return TitleColumn(
        "page", label="Page", accessor="page.title", get_url=lambda row: edit_url(row.page_id), width="25%"
    )


def reviewed_types(request=None):
    types = ContentType.objects.get_for_models(*reviewed_models()).values()
    return ContentType.objects.filter(pk__in=[content_type.pk for content_type in types])


class ReviewSummaryItem(SummaryItem):
    """A number on the front page of the administration, and where it leads."""

    template_name = "review/summary_item.html"

    def __init__(self, request, order: int, **shown):
        super().__init__(request)
        self.order, self.shown = order, shown

    def get_context_data(self, parent_context):
        return self.shown
