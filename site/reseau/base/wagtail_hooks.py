from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from reseau.base.middleware import sees_reports
from reseau.base.models import Theme


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name", "slug"]


register_snippet(ThemeViewSet)


@hooks.register("construct_reports_menu")
def leave_reports_to_those_who_publish(request, menu_items):
    if not sees_reports(request.user):
        menu_items.clear()
