"""The network's own pages: free texts, and the map of the site."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from reseau.base.blocks import StoryBlock
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models import BasePage
from reseau.base.querysets import knowing_french, open_to_all


class ContentPage(BasePage):
    """A free page. At the first level it is in the menu when "dans les menus" is ticked, else in the footer."""

    body = MigrationFreeStreamField(StoryBlock(), verbose_name="texte")

    content_panels = [*BasePage.content_panels, "body"]
    translated = ["body"]
    search_sources = ["summary", "body"]
    kind_label = _("Page")
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = "page libre"

    def get_context(self, request, *args, **kwargs):
        below = knowing_french(open_to_all(self.get_children()), "title")
        return super().get_context(request, *args, **kwargs) | {"pages_below": below}


class SiteMapPage(BasePage):
    """Every public page of the language, by section."""

    kind_label = _("Page")
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "plan du site"

    def get_context(self, request, *args, **kwargs):
        pages = open_to_all(Page.objects.descendant_of(self.get_parent())).order_by("path")
        pages = knowing_french(pages, "title")
        return super().get_context(request, *args, **kwargs) | {"tree": nested(pages, request)}


def nested(pages, request) -> list[dict]:
    """`pages`, in the order of the tree, each among the `children` of the nearest of them that stands above it."""
    roots, line = [], []
    for page in pages:
        node = {"page": page, "url": page.get_url(request), "children": []}
        while line and not page.path.startswith(line[-1]["page"].path):
            line.pop()
        (line[-1]["children"] if line else roots).append(node)
        line.append(node)
    return roots
