"""News as RSS 2.0, in the language of the address."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actualites.models import NewsPage
from reseau.base.models import NetworkSettings
from reseau.base.querysets import open_to_all

ITEMS = 20


class NewsFeed(Feed):
    def get_object(self, request):
        return NetworkSettings.for_request(request)

    def title(self, network):
        return _("%(network)s : actualités") % {"network": network.name}

    def description(self, network):
        return _("Les nouvelles du réseau, écrites par les ambassadrices et ambassadeurs.")

    def link(self, network):
        return network.site.root_page.localized.url

    def feed_url(self, network):
        return reverse("news_feed")

    @property
    def language(self):
        return get_language()

    def items(self, network):
        pages = NewsPage.objects.filter(locale__language_code=get_language())
        return open_to_all(pages).latest_first()[:ITEMS]

    def item_title(self, page):
        return page.title

    def item_link(self, page):
        return page.url

    def item_description(self, page):
        return page.summary

    def item_author_name(self, page):
        return page.signature

    def item_pubdate(self, page):
        return page.first_published_at or timezone.now()
