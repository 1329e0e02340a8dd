"""Where the administration speaks of news."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from actualites import home
from actualites.departure_views import CloseAccountView
from actualites.forms import OpenedTextForm
from actualites.models import NewsIndexPage, NewsPage
from reseau.users.accounts.limits import may_touch

CHANGED = "Ce texte a changé depuis que vous l’avez ouvert. Relisez-le tel qu’il est maintenant, puis décidez."
OVER = "Cette relecture est déjà terminée : voyez où en est le texte."
NOT_AGREED = (
    "Ce texte n’est pas publié : l’accord des personnes visibles sur l’une de ses photos manque, ou a été retiré. "
    "Remplacez la photo, ou demandez une correction."
)
LABELS = {"action-cancel-workflow": "Reprendre mon texte"}
FIRST = {"action-submit", "approve"}
NOT_FOR_A_READER = {"action-restart-workflow", "action-cancel-workflow", "action-publish"}


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("actualites/<int:page_id>/texte-change/", told, {"sentence": CHANGED}, name="news_changed"),
        path("actualites/<int:page_id>/relecture-terminee/", told, {"sentence": OVER}, name="news_reading_over"),
        path(
            "actualites/<int:page_id>/photo-sans-accord/",
            told,
            {"sentence": NOT_AGREED},
            name="news_pictures_not_agreed",
        ),
        path("actualites/aide/", home.writers_help, name="news_help"),
        path("comptes/fermer/<int:pk>/", CloseAccountView.as_view(), name="close_account"),
    ]


def told(request, page_id: int, sentence: str):
    """Back to the text, with why the decision was not taken."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page")
def decisions_are_about_what_is_on_the_screen(request, page):
    """Refuses a decision posted with the text of an editor that another one has changed in the meantime, or twice.

    What the editor saves by itself, with the same fields, decides nothing.
    """
    opened = OpenedTextForm(request.POST)
    if not isinstance(page, NewsPage) or not opened.decides:
        return None
    if not request.accepts("text/html"):
        return JsonResponse({"success": False, "error_code": "locked", "error_message": OVER}, status=400)
    if not page.current_workflow_task_state:
        return told(request, page.pk, OVER)
    if not opened.is_latest(page.latest_revision):
        return told(request, page.pk, CHANGED)
    # Held for Wagtail, which asks for it again: the same form, posted at the same instant, may end it meanwhile.
    page._current_workflow_states = [page.current_workflow_state]
    return None


class SendMenuItem(SubmitForModerationMenuItem):
    """As Wagtail's, without the name of a workflow."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": "Envoyer à la relecture"}


@hooks.register("construct_page_action_menu")
def plain_words_for_what_to_do(menu_items, request, context):
    """Sending, or approving, comes first; what is never done with news is left out."""
    page = context.get("page") or context.get("parent_page")
    if not isinstance(page and page.specific, NewsPage | NewsIndexPage):
        return
    is_reader = any(item.name == "approve" for item in menu_items)
    left_out = NOT_FOR_A_READER if is_reader else {"action-restart-workflow"}
    kept = [item for item in menu_items if item.name not in left_out]
    menu_items[:] = [SendMenuItem(item.order) if item.name == "action-submit" else item for item in kept]
    menu_items.sort(key=lambda item: item.name not in FIRST)
    for item in menu_items:
        item.label = LABELS.get(item.name, item.label)


hooks.register("construct_main_menu", home.leave_only_writing, order=1000)
hooks.register("construct_page_action_menu", home.show_writers_every_button, order=1000)
hooks.register("construct_homepage_panels", home.give_writers_their_home, order=1000)
hooks.register("construct_homepage_summary_items", home.count_texts_to_read, order=1000)


@hooks.register("insert_global_admin_css")
def thumbs():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_user_listing_buttons")
def close_account_button(user, request_user):
    within_reach = request_user.has_perm("users.change_user") and may_touch(request_user, user)
    if user.is_active and user != request_user and within_reach:
        yield Button("Fermer ce compte", reverse("close_account", args=[user.pk]), icon_name="cross", priority=40)
