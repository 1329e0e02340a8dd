"""Addresses that Wagtail opens to whoever enters its administration, and this site to some of them only.

A menu is no fence: each is refused here, by name. `tests/fences` tries all the addresses there are, for every role;
docs/barrieres.md says what to do when there are new ones.
"""

from fnmatch import fnmatchcase

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from reseau.base.choosing import ChosenForm, PlainLinkView
from reseau.base.rights import edits, publishes


def nobody(user) -> bool:
    return False


def holds(permission: str):
    return lambda user: user.is_anonymous or user.has_perm(permission)


# Names of addresses → who may use them, over and above what Wagtail asks.
FENCES = {
    "wagtailadmin_error_test": nobody,  # fails on purpose
    "wagtailsnippetchoosers_*:create": nobody,  # fails, where the chooser has no form to create with
    "wagtailadmin_reports:*": publishes,
    "wagtail_localize:translations_report*": publishes,
    "wagtail_localize:snippets_api_*": holds("wagtail_localize.submit_translation"),
    "wagtailadmin_workflows:task_cho*": holds("wagtailcore.change_workflow"),
    "wagtailsnippetchoosers_agenda_calendarsource:*": holds("agenda.view_calendarsource"),
    **dict.fromkeys(
        [
            *("wagtailadmin_api:*", "wagtailadmin_pages:search*", "wagtailadmin_pages:type_use*"),
            *("wagtailadmin_pages:choose_parent", "wagtailadmin_pages:move*", "wagtailadmin_pages:set_page_position"),
            *("wagtailadmin_pages:*workflow_action*", "wagtailadmin_pages:workflow_preview"),
            *("wagtailadmin_tag_autocomplete", "wagtaildocs_chooser:*"),
            *("wagtailforms:*", "wagtailembeds:*", "preview_dates"),
        ],
        edits,
    ),
}
OF_A_PAGE = ("page_id", "pk")  # how the addresses of `wagtailadmin_pages` call the page they are about
TREE = "wagtailadmin_explore"
CHOOSER = {"wagtailadmin_choose_page", "wagtailadmin_choose_page_child", "wagtailadmin_choose_page_chosen_multiple"}


class FencesMiddleware(MiddlewareMixin):
    """Sends back to their own home those who have no business at an address."""

    def process_view(self, request, view, args, kwargs):
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None  # nobody asks who reads a page of the site
        user, name = request.user, request.resolver_match.view_name
        if any(fnmatchcase(name, fenced) and not may(user) for fenced, may in FENCES.items()):
            return permission_denied(request)
        return None if edits(user) else self.only_ones_own(request, name, kwargs)

    def only_ones_own(self, request, name, kwargs):
        """For those who write, and do not work on the pages of others."""
        if name.startswith(TREE):
            return redirect("wagtailadmin_home")
        if name == "wagtailadmin_choose_page_external_link":
            return PlainLinkView.as_view()(request)
        hidden = name in CHOOSER and not ChosenForm.of(request.GET, kwargs).is_valid()
        return permission_denied(request) if hidden or out_of_reach(request.user, name, kwargs) else None


def out_of_reach(user, name: str, kwargs: dict) -> bool:
    """Whether an address speaks of what `user`, who does not work on the pages of others, cannot change."""
    if name == "wagtail_bulk_action":
        return kwargs["app_label"] != "users"
    if name == "wagtailadmin_tag_model_autocomplete":
        return (kwargs["app_name"], kwargs["model_name"]) != ("base", "theme")
    if not name.startswith("wagtailadmin_pages:"):
        return False
    if name == "wagtailadmin_pages:preview_on_add":
        return not can_be_made(**kwargs)
    keys = [kwargs[hole] for hole in OF_A_PAGE if hole in kwargs]
    pages = Page.objects.filter(pk__in=keys).specific()
    return any(not page.permissions_for_user(user).can_edit() for page in pages)


def can_be_made(content_type_app_name: str, content_type_model_name: str, parent_page_id: int) -> bool:
    """Whether a page of this type may stand below that page, whoever makes it."""
    parent = Page.objects.filter(pk=parent_page_id).specific().first()
    kinds = [kind._meta for kind in parent.creatable_subpage_models()] if parent else []
    return (content_type_app_name, content_type_model_name) in [(kind.app_label, kind.model_name) for kind in kinds]
