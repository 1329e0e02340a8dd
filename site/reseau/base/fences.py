"""Addresses that Wagtail opens to whoever enters its administration, and this site to some of them only.

A menu is no fence: each is refused here, by name. `tests/fences` tries all the addresses there are, for every role;
docs/barrieres.md says what to do when there are new ones.
"""

from fnmatch import fnmatchcase

from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from reseau.base.choosing import ChosenForm, PlainLinkView, TogetherForm, choosable
from reseau.base.made_up import fault_of
from reseau.base.rights import edits, everywhere, has_pages, publishes
from reseau.users.sessions import in_administration


def nobody(user) -> bool:
    return False


def holds(permission: str):
    return lambda user: user.is_anonymous or user.has_perm(permission)


# Names of addresses → who may use them, over and above what Wagtail asks.
FENCES = {
    "wagtailadmin_error_test": nobody,  # fails on purpose
    "wagtailsnippetchoosers_*:create": nobody,  # fails, where the chooser has no form to create with
    "wagtailadmin_reports:*": publishes,
    "wagtailadmin_choose_page*": has_pages,
    "wagtailimages_chooser:*": has_pages,
    "wagtailsnippetchoosers_base_theme:*": has_pages,
    "wagtailadmin_tag_model_autocomplete": has_pages,
    "wagtail_localize:translations_report*": holds("wagtail_localize.submit_translation"),
    "wagtail_localize:snippets_api_*": holds("wagtail_localize.submit_translation"),
    # What speaks of all pages, whoever asks; the reading-over.
    **dict.fromkeys(
        [
            *("wagtailadmin_reports:page_types_usage*", "wagtailadmin_reports:site_history*"),
            *("wagtailadmin_reports:workflow*", "wagtailadmin_api:pages:action", "wagtailforms:*"),
            *("wagtailadmin_pages:*workflow_action*", "wagtailadmin_pages:workflow_preview"),
        ],
        everywhere,
    ),
    "wagtailadmin_workflows:task_cho*": holds("wagtailcore.change_workflow"),
    "wagtailsnippetchoosers_agenda_calendarsource:*": holds("agenda.view_calendarsource"),
    **dict.fromkeys(
        [
            *("wagtailadmin_api:*", "wagtailadmin_pages:search*", "wagtailadmin_pages:type_use*"),
            *("wagtailadmin_pages:choose_parent", "wagtailadmin_pages:move*", "wagtailadmin_pages:set_page_position"),
            *("wagtailadmin_tag_autocomplete", "wagtaildocs_chooser:*", "wagtailembeds:*", "preview_dates"),
        ],
        edits,
    ),
}
# How the addresses of `wagtailadmin_pages` call the pages they are about.
OF_A_PAGE = ("page_id", "pk", "page_to_move_id", "destination_id")
TREE = "wagtailadmin_explore"
CHOOSER = {"wagtailadmin_choose_page", "wagtailadmin_choose_page_child", "wagtailadmin_choose_page_chosen_multiple"}
TOGETHER = [("images", "customimage"), ("wagtaildocs", "document"), ("users", "user")]


def may_enter(user, name: str) -> bool:
    """Whether nothing of `FENCES` stands between `user` and the address called `name`."""
    return all(may(user) for fenced, may in FENCES.items() if fnmatchcase(name, fenced))


class FencesMiddleware(MiddlewareMixin):
    """Sends back to their own home those who have no business at an address."""

    def process_view(self, request, view, args, kwargs):
        if not in_administration(request):
            return None  # nobody asks who reads a page of the site
        user, name = request.user, request.resolver_match.view_name
        if not may_enter(user, name) or is_root(kwargs.get("page_to_move_id")):
            return permission_denied(request)
        if fault := fault_of(name, request):
            messages.error(request, fault)
            return redirect("wagtailadmin_home")
        return None if everywhere(user) else self.only_ones_own(request, name, kwargs)

    def only_ones_own(self, request, name, kwargs):
        """For those who do not work on the whole site."""
        user = request.user
        if name.startswith(TREE) and not edits(user):
            return redirect("wagtailadmin_home")
        if name == "wagtailadmin_choose_page_external_link":
            return PlainLinkView.as_view()(request)
        hidden = name in CHOOSER and not ChosenForm.of(request.GET, kwargs, user).is_valid()
        if name == "wagtail_bulk_action" and kwargs["model_name"] == "page":
            hidden = not edits(user) or not TogetherForm(request.GET, user=user).is_valid()
        return permission_denied(request) if hidden or out_of_reach(user, name, kwargs) else None


def is_root(page_id: int | None) -> bool:
    """Whether it is the page above all: nobody moves it, and Wagtail fails on who tries."""
    return page_id is not None and Page.objects.filter(pk=page_id, depth=1).exists()


def out_of_reach(user, name: str, kwargs: dict) -> bool:
    """Whether an address speaks of what `user`, who does not work on the whole site, cannot change."""
    if name.startswith(TREE) and "parent_page_id" in kwargs:
        explorable = policy_registry.get_by_type(Page).explorable_instances(user)
        return not explorable.filter(pk=kwargs["parent_page_id"]).exists()
    if name == "wagtail_localize:submit_page_translation":
        return not choosable(Page.objects.filter(pk=kwargs["page_id"]), user).exists()
    if name == "wagtail_bulk_action" and kwargs["model_name"] != "page":
        return (kwargs["app_label"], kwargs["model_name"]) not in (TOGETHER if edits(user) else TOGETHER[-1:])
    if name == "wagtailadmin_tag_model_autocomplete":
        return not edits(user) and (kwargs["app_name"], kwargs["model_name"]) != ("base", "theme")
    if name == "wagtailadmin_pages:preview_on_add":
        return not can_be_made(**kwargs)
    return name.startswith("wagtailadmin_pages:") and is_of_a_page_of_others(user, name, kwargs)


def is_of_a_page_of_others(user, name: str, kwargs: dict) -> bool:
    """Whether one of the pages of an address is another's; or the list of a section, and the address deletes it."""
    keys = [kwargs[hole] for hole in OF_A_PAGE if hole in kwargs]
    if name == "wagtailadmin_pages:delete" and Page.objects.filter(pk__in=keys, group_permissions__isnull=False):
        return True
    pages = Page.objects.filter(pk__in=keys).specific()
    return any(not page.permissions_for_user(user).can_edit() for page in pages)


def can_be_made(content_type_app_name: str, content_type_model_name: str, parent_page_id: int) -> bool:
    """Whether a page of this type may stand below that page, whoever makes it."""
    parent = Page.objects.filter(pk=parent_page_id).specific().first()
    kinds = [kind._meta for kind in parent.creatable_subpage_models()] if parent else []
    return (content_type_app_name, content_type_model_name) in [(kind.app_label, kind.model_name) for kind in kinds]


class PagesOfOneLanguage(PagesAdminAPIViewSet):
    """Wagtail's, which tells of a page the next title of its translations, in sections that are not the reader's."""

    meta_fields = [name for name in PagesAdminAPIViewSet.meta_fields if name != "translations"]
