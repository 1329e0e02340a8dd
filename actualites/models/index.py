"""The list of news."""

from django.urls import reverse
from wagtail.fields import RichTextField
from wagtail.models.pages import PagePermissionTester

from actualites.models.news import NewsPage
from reseau.base.filters import ThemedFilterForm
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage


class NewsIndexPermissionTester(PagePermissionTester):
    """News is not published at the moment it is made: somebody else reads it first."""

    def can_publish_subpage(self):
        return False


class NewsIndexPage(ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    translated = ["intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["actualites.NewsPage"]
    max_count_per_parent = 1
    filter_form_class = ThemedFilterForm
    items_name = "news"
    per_page = 12

    class Meta:
        verbose_name = "actualités"

    def listed(self, filters):
        news = NewsPage.objects.child_of(self).latest_first().for_cards()
        return news.about(filters["theme"]) if "theme" in filters else news

    def permissions_for_user(self, user):
        return NewsIndexPermissionTester(user, self)

    def get_context(self, request, *args, **kwargs):
        feeds = {"feed_url": reverse("news_feed"), "atom_url": reverse("news_atom")}
        return super().get_context(request, *args, **kwargs) | feeds
