"""The network's own pages: free texts, and the map of the site."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from reseau.base.blocks import StoryBlock
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models import BasePage
from reseau.base.querysets import open_to_all


class ContentPage(BasePage):
    """A free page. At the first level it is in the menu when "dans les menus" is ticked, else in the footer."""

    body = MigrationFreeStreamField(StoryBlock(), verbose_name="texte")

    content_panels = [*BasePage.content_panels, "body"]
    search_sources = ["summary", "body"]
    kind_label = _("Page")
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = "page libre"


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
        tree = [{"title": page.title, "url": page.get_url(request), "depth": page.depth - self.depth} for page in pages]
        return super().get_context(request, *args, **kwargs) | {"tree": tree}
