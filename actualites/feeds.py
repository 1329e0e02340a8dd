"""News over HTTP for readers of feeds: RSS 2.0 and Atom, in the language of the address, with the whole text."""

import gzip
import hashlib
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Enclosure
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actualites import pictures
from actualites.feed_formats import SINCE, FullAtom, FullRss
from actualites.feed_text import full_text
from actualites.models import NewsPage
from actualites.structured_data import published_at
from reseau.base.conditional import conditional
from reseau.base.languages import language_of
from reseau.base.models import NetworkSettings
from reseau.base.querysets import open_to_all
from reseau.base.typesetting import typeset

ITEMS = 20


@require_safe
def news_rss(request):
    return feed(request, NewsRss(), "application/rss+xml", "actualites.rss")


@require_safe
def news_atom(request):
    return feed(request, NewsAtom(), "application/atom+xml", "actualites.atom")


def feed(request, view, kind: str, name: str):
    """What `view` (a NewsRss) gives, or 304 to who has it. The same to everyone: no cookie, nothing is counted."""
    body = view(request).content
    digest = hashlib.sha256(body).hexdigest()
    return conditional(request, digest, gzip.compress(body, 6, mtime=0), view.modified, kind, name)


class NewsRss(Feed):
    feed_type = FullRss
    address = "news_feed"

    def get_object(self, request):
        self.request = request
        return NetworkSettings.for_request(request)

    def title(self, network):
        return typeset(_("%(network)s : actualités") % {"network": network.name})

    def description(self, network):
        return _("Les nouvelles du réseau, écrites par les ambassadrices et ambassadeurs.")

    subtitle = description

    def link(self, network):
        return network.site.root_page.localized.url

    def feed_url(self, network):
        return reverse(self.address)

    @property
    def language(self):
        return get_language()

    @property
    def modified(self) -> datetime:
        """When what the feed holds was last published."""
        return max((page.last_published_at for page in self.pages if page.last_published_at), default=SINCE)

    def items(self, network):
        pages = NewsPage.objects.filter(locale__language_code=get_language()).select_related("locale")
        self.pages = list(open_to_all(pages).latest_first()[:ITEMS])
        pictures.load(self.pages)
        return self.pages

    def item_title(self, page):
        return typeset(page.title, language_of(page, "title"))

    def item_link(self, page):
        return page.url

    def item_description(self, page):
        return typeset(page.summary, language_of(page, "search_description"))

    def item_author_name(self, page):
        return page.signature

    def item_pubdate(self, page):
        return published_at(page)

    def item_updateddate(self, page):
        return max(published_at(page), page.last_published_at or published_at(page))

    def item_enclosures(self, page):
        if not (picture := pictures.lead_picture(page)):
            return []
        url = self.request.build_absolute_uri(picture.url)
        return [Enclosure(url, str(picture.file.storage.size(picture.file.name)), "image/jpeg")]

    def item_extra_kwargs(self, page):
        return {
            "full_text": full_text(page, self.request),
            "picture": pictures.lead_picture(page),
            "picture_alt": typeset(page.image_alt, language_of(page, "image_alt")),
        }


class NewsAtom(NewsRss):
    feed_type = FullAtom
    address = "news_atom"
