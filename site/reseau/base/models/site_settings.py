"""Settings of a site that say things in words."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site, TranslatableMixin

from reseau.base.models.translated import FollowsFrench


class TranslatedSetting(FollowsFrench, TranslatableMixin, BaseSiteSetting):
    """Abstract setting with one row for each language: the French one decides, and is the one that the team edits."""

    site = models.ForeignKey(Site, models.CASCADE, editable=False, related_name="%(class)s_rows")

    class Meta:
        abstract = True
        unique_together = [("translation_key", "locale"), ("site", "locale")]

    @classmethod
    def for_site(cls, site, language: str = settings.LANGUAGE_CODE):
        """The row in `language`, else in French, which is made where there is none."""
        if site is None:
            raise cls.DoesNotExist(f"{cls.__name__} : aucun site.")
        rows = cls.base_queryset().filter(site=site, locale__language_code__in={language, settings.LANGUAGE_CODE})
        found = {row.locale.language_code: row for row in rows.select_related("locale")}
        return found.get(language) or found.get(settings.LANGUAGE_CODE) or cls.objects.create(site=site)

    def get_translations(self, inclusive=False):
        """None that Wagtail may lead to: its editor knows the settings of a site by the site, and edits the French."""
        return type(self).objects.none()

    def language_of(self, part: str) -> str:
        return settings.LANGUAGE_CODE if self.is_french else super().language_of(part)

    @classmethod
    def for_request(cls, request):
        """The row in the language of the visit, else in French. One query for the whole request."""
        name = cls.get_cache_attr_name()
        if not hasattr(request, name):
            setattr(request, name, cls.for_site(Site.find_for_request(request), get_language()))
        return getattr(request, name)
