from django.urls import path, resolve, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from reseau.base.choosing import choosable
from reseau.base.fences import PagesOfOneLanguage, may_enter
from reseau.base.gallery import gallery
from reseau.base.models import Theme
from reseau.base.rights import publishes


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name", "slug"]


register_snippet(ThemeViewSet)


@hooks.register("register_admin_urls")
def components_page():
    return [path("composants/", gallery, name="gallery")]


class ComponentsMenuItem(MenuItem):
    def is_shown(self, request):
        return publishes(request.user)


@hooks.register("register_help_menu_item")
def components_menu_item():
    return ComponentsMenuItem("Composants du site", reverse("gallery"), icon_name="view", order=900)


@hooks.register("construct_reports_menu")
def leave_reports_to_those_who_publish(request, menu_items):
    user = request.user
    menu_items[:] = [item for item in menu_items if publishes(user) and may_enter(user, resolve(item.url).view_name)]


@hooks.register("construct_translated_pages_to_cascade_actions")
def translations_follow_their_page(pages, action):
    """A page that goes takes its translations along: none is left alone with nothing to be the translation of."""
    if action not in ("move", "delete"):
        return {}
    return {page: Page.objects.translation_of(page) for page in pages}


@hooks.register("construct_page_chooser_queryset")
def nobody_links_to_what_they_may_not_hear_of(pages, request):
    return choosable(pages, request.user)


@hooks.register("construct_admin_api")
def pages_without_their_translations(router):
    router.register_endpoint("pages", PagesOfOneLanguage)
