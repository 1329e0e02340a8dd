"""Where the administration speaks of news."""

from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.models import Page

from actualites import home
from actualites.forms import OpenedTextForm
from actualites.models import NewsIndexPage, NewsPage

CHANGED = "Ce texte a changé depuis que vous l’avez ouvert. Relisez-le tel qu’il est maintenant, puis décidez."
OVER = "Cette relecture est déjà terminée : voyez où en est le texte."
LABELS = {
    "action-save-draft": "Garder en brouillon",
    "action-cancel-workflow": "Reprendre mon texte",
}


@hooks.register("register_admin_urls")
def told_addresses():
    return [
        path("actualites/<int:page_id>/texte-change/", told, {"sentence": CHANGED}, name="news_changed"),
        path("actualites/<int:page_id>/relecture-terminee/", told, {"sentence": OVER}, name="news_reading_over"),
        path("actualites/aide/", home.writers_help, name="news_help"),
    ]


def told(request, page_id: int, sentence: str):
    """Back to the text, with why the decision was not taken."""
    page = get_object_or_404(Page, pk=page_id)
    messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page")
def decisions_are_about_what_is_on_the_screen(request, page):
    """Refuses a decision posted with the text of an editor that another one has changed in the meantime."""
    opened = OpenedTextForm(request.POST)
    if isinstance(page, NewsPage) and opened.decides and not opened.is_latest(page.latest_revision):
        return told(request, page.pk, CHANGED)
    return None


class SendMenuItem(SubmitForModerationMenuItem):
    """As Wagtail's, without the name of a workflow."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": "Envoyer à la relecture"}


@hooks.register("construct_page_action_menu")
def plain_words_for_what_to_do(menu_items, request, context):
    """Sending comes first; what is never done with news is left out."""
    page = context.get("page") or context.get("parent_page")
    if not isinstance(page and page.specific, NewsPage | NewsIndexPage):
        return
    kept = [item for item in menu_items if item.name != "action-restart-workflow"]
    menu_items[:] = [SendMenuItem(item.order) if item.name == "action-submit" else item for item in kept]
    menu_items.sort(key=lambda item: item.name != "action-submit")
    for item in menu_items:
        item.label = LABELS.get(item.name, item.label)


hooks.register("construct_main_menu", home.leave_only_writing, order=1000)
hooks.register("construct_page_action_menu", home.show_writers_every_button, order=1000)
hooks.register("construct_homepage_panels", home.give_writers_their_home, order=1000)
hooks.register("construct_homepage_summary_items", home.count_texts_to_read, order=1000)


@hooks.register("insert_global_admin_css")
def thumbs():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
