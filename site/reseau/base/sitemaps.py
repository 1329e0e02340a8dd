"""One sitemap for each language (https://www.sitemaps.org/protocol.html): what anyone may read, once."""

from django.conf import settings
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from reseau.base.querysets import open_to_all


class LanguageSitemap(Sitemap):
    """Pages written or translated in `language`. An untranslated one is listed in French alone."""

    language = settings.LANGUAGE_CODE

    def items(self):
        pages = Page.objects.filter(depth__gt=1, alias_of=None, locale__language_code=self.language)
        return open_to_all(pages).order_by("path").defer_streamfields().specific()


SITEMAPS = {code: type(f"Sitemap_{code}", (LanguageSitemap,), {"language": code}) for code, _name in settings.LANGUAGES}
