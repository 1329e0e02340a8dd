"""One sitemap for each language (https://www.sitemaps.org/protocol.html): what anyone may read, once."""

from collections import defaultdict

from django.conf import settings
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from reseau.base.languages import alternates
from reseau.base.querysets import open_to_all


class LanguageSitemap(Sitemap):
    """Pages written or translated in `language`. An untranslated one is listed in French alone."""

    language = settings.LANGUAGE_CODE

    def items(self):
        pages = self.written().filter(locale__language_code=self.language)
        return pages.order_by("path").defer_streamfields().specific()

    def get_urls(self, page=1, site=None, protocol=None):
        """The entries, each with its other languages, itself among them
        (https://developers.google.com/search/docs/specialty/international/localized-versions)."""
        entries, versions = super().get_urls(page, site, protocol), self.alternates()
        for entry in entries:
            entry["alternates"] = versions[entry["location"]]
        return entries

    def alternates(self) -> dict[str, list[dict]]:
        """By address of a page, `{lang_code, location}` of each of its versions."""
        versions = defaultdict(dict)
        for page in self.written().select_related("locale").order_by("locale__language_code"):
            versions[page.translation_key][page.locale.language_code] = page.get_full_url(self.request)
        return {
            address: [{"lang_code": code, "location": url} for code, url in alternates(group).items()]
            for group in versions.values()
            for address in group.values()
        }

    @staticmethod
    def written():
        languages = dict(settings.LANGUAGES)
        return open_to_all(Page.objects.filter(depth__gt=1, alias_of=None, locale__language_code__in=languages))


SITEMAPS = {code: type(f"Sitemap_{code}", (LanguageSitemap,), {"language": code}) for code, _name in settings.LANGUAGES}
