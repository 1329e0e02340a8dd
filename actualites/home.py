"""What an ambassador finds after signing in: to write, where each text stands, whom to ask."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html_join
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from actualites.models import NewsIndexPage, NewsPage
from actualites.states import Stage, WritingState, states_of
from reseau.base.rights import writes_only
from reseau.review.admin.common import ReviewSummaryItem

PER_SHELF = 10
SHELVES = {  # stage of a text: title of its shelf, what to do with it; what is to do comes first
    Stage.TO_CORRECT: ("À corriger", "Corriger"),
    Stage.DRAFT: ("Brouillons", "Continuer"),
    Stage.READING: ("En relecture", "Voir ou reprendre"),
    Stage.REFUSED: ("Refusés", "Relire"),
    Stage.ONLINE: ("En ligne", "Lire sur le site"),
}


@dataclass(frozen=True)
class OwnText:
    """A text as its author sees it, and the one thing to do with it."""

    title: str
    state: WritingState
    action: str
    url: str


def back_home(url: str) -> str:
    """`url` of a form of the administration that leads here once the text is sent."""
    return f"{url}?{urlencode({'next': reverse('wagtailadmin_home')})}"


def write_url(user) -> str:
    """Where `user` writes a new text; "" where there is no list of news that they may add to."""
    indexes = NewsIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    for index in indexes:
        if index.permissions_for_user(user).can_add_subpage():
            return back_home(reverse("wagtailadmin_pages:add", args=["actualites", "newspage", index.pk]))
    return ""


def shelves(user) -> list[tuple[str, list[OwnText]]]:
    """(title, texts) for each state that a text of `user` is in, the last one touched first."""
    texts = NewsPage.objects.written_by(user)
    states = states_of(texts)
    found = {stage: [] for stage in SHELVES}
    for text in texts:
        found[states[text.pk].stage].append(_own_text(text, states[text.pk]))
    return [(SHELVES[stage][0], own[:PER_SHELF]) for stage, own in found.items() if own]


def _own_text(text, state: WritingState) -> OwnText:
    edit = back_home(reverse("wagtailadmin_pages:edit", args=[text.pk]))
    url = text.url if state.stage == Stage.ONLINE else edit
    return OwnText(text.draft_title, state, SHELVES[state.stage][1], url or edit)


class WriterHome(Component):
    """The whole home of an ambassador."""

    name = "writer_home"
    template_name = "actualites/admin/home.html"
    order = 0
    is_whole_home = True  # asked by templates/wagtailadmin/home.html

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"write_url": write_url(user), "shelves": shelves(user), "help_url": reverse("news_help")}


def leave_only_writing(request, items):
    """The menu of an ambassador, and nothing of what others do."""
    if writes_only(request.user):
        items[:] = [
            MenuItem("Accueil", reverse("wagtailadmin_home"), icon_name="home", order=1),
            MenuItem("Écrire une actualité", write_url(request.user), icon_name="edit", order=2),
            MenuItem("Aide", reverse("news_help"), icon_name="help", order=3),
        ]


def give_writers_their_home(request, panels):
    if writes_only(request.user):
        panels[:] = [WriterHome()]


def count_texts_to_read(request, items):
    """Leads those who read the texts over to the ones that wait for them."""
    waiting = TaskState.objects.reviewable_by(request.user)
    count = sum(1 for state in waiting.select_related("revision") if state.revision.content_object)
    if count:
        words = "textes à relire" if count > 1 else "texte à relire"
        url = reverse("wagtailadmin_reports:workflow_tasks")
        items.append(ReviewSummaryItem(request, 10, count=count, words=words, icon_name="clipboard-list", url=url))


class SideBySide(ActionMenuItem):
    """The buttons of the editor beside one another, none of them hidden in a menu."""

    name = "side-by-side"

    def __init__(self, items):
        super().__init__()
        self.items = items

    def render_html(self, parent_context=None):
        return format_html_join("", "{}", ((item.render_html(parent_context),) for item in self.items))


def show_writers_every_button(menu_items, request, context):
    if menu_items and writes_only(request.user):
        menu_items[:] = [SideBySide([item for item in menu_items if item.name != "action-page-locked"])]


def writers_help(request):
    """How to write, what becomes of a text, whom to ask."""
    context = {"write_url": write_url(request.user)}
    return TemplateResponse(request, "actualites/admin/help.html", context)
