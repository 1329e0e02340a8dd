"""The closed list of themes that all sections share."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.models import TranslatableMixin

from reseau.base.models.translated import FollowsFrench


class ThemeQuerySet(models.QuerySet):
    def closed_list(self):
        """The themes that pages carry: those in French, each with its name in the language of the visit."""
        french = self.filter(locale__language_code=settings.LANGUAGE_CODE)
        return french.annotate(translated_name=name_here("translation_key"))


def name_here(key: str) -> Subquery:
    """Name in the language of the visit of the theme whose translation key is in the field `key`; NULL without any."""
    names = Theme.objects.filter(translation_key=OuterRef(key), locale__language_code=get_language())
    return Subquery(names.order_by().values("name")[:1])


class Theme(FollowsFrench, TranslatableMixin, TagBase):
    """A theme of the network. The list is closed: editors choose, only the team adds.

    Pages of every language carry the theme in French; its translations only name it.
    """

    free_tagging = False

    # One address in every language, where taggit wants it unique.
    name = models.CharField("nom", max_length=100)
    slug = models.SlugField("adresse", max_length=100, help_text="La même dans toutes les langues.")

    panels = ["name", "slug"]
    translated = ["name"]
    shared = ["slug"]

    objects = models.Manager.from_queryset(ThemeQuerySet)()

    class Meta:
        ordering = ["name"]
        verbose_name = "thème"
        verbose_name_plural = "thèmes"
        unique_together = [("translation_key", "locale"), ("name", "locale"), ("slug", "locale")]

    @property
    def label(self) -> str:
        """Name in the language of the visit, else in French. Costs a query outside of `closed_list`."""
        return self._name_here or self.name

    @property
    def language(self) -> str:
        """Code of the language of `label`."""
        return get_language() if self._name_here else settings.LANGUAGE_CODE

    @property
    def _name_here(self) -> str | None:
        if hasattr(self, "translated_name"):
            return self.translated_name
        names = self.in_all_languages().filter(locale__language_code=get_language())
        return names.values_list("name", flat=True).first()

    def delete(self, *args, **kwargs):
        if self.is_french:
            self.in_all_languages().exclude(pk=self.pk).delete()
        return super().delete(*args, **kwargs)


class PageThemeQuerySet(models.QuerySet):
    def with_names(self) -> list["PageTheme"]:
        """Each with its theme, named in the language of the visit, in one query."""
        items = list(self.select_related("tag").annotate(name_here=name_here("tag__translation_key")))
        for item in items:
            item.tag.translated_name = item.name_here
        return items


class PageTheme(ItemBase):
    """A theme chosen for a page of any section."""

    tag = models.ForeignKey(Theme, models.CASCADE, related_name="page_items")
    content_object = ParentalKey("wagtailcore.Page", related_name="theme_items")

    objects = models.Manager.from_queryset(PageThemeQuerySet)()

    def save(self, *args, **kwargs):
        # Taggit finds a theme by its name, which another language may share.
        self.tag = self.tag.reference() or self.tag
        super().save(*args, **kwargs)
