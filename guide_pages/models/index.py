"""The head of the guide: every aid, by theme and by the words of parents."""

from django.utils.translation import get_language
from wagtail.fields import RichTextField

from guide_pages.filters import GuideFilterForm
from guide_pages.models.aids import AidPage
from reseau.base.finding import find
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage


class GuideIndexPage(ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    translated = ["intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guide_pages.AidPage", "guide_pages.ScreeningPage"]
    max_count_per_parent = 1
    filter_form_class = GuideFilterForm
    items_name = "aids"

    class Meta:
        verbose_name = "guide des aides"

    def listed(self, filters):
        aids = AidPage.objects.child_of(self).order_by("title")
        return aids.about(filters["theme"]) if "theme" in filters else aids

    def listing(self, filters):
        if "q" not in filters:
            return super().listing(filters)
        asked = AidPage.objects.live().filter(locale_id=self.locale_id)
        found = find(filters["q"], get_language(), asked, self.listed(filters))
        return found.pages, {"query": filters["q"], "words": found.words}
