"""The closed list of themes that all sections share."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from reseau.base.forms import ThemeForm


class Theme(TagBase):
    """A theme of the network. The list is closed: editors choose, only the team adds.

    A theme is one thing in every language: same slug, `labels` holds its name in the other languages.
    """

    free_tagging = False

    labels = models.JSONField("dans les autres langues", default=dict, blank=True)

    base_form_class = ThemeForm
    panels = [
        "name",
        "slug",
        MultiFieldPanel([FieldPanel(name) for name in ThemeForm.declared_fields], "Dans les autres langues"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = "thème"
        verbose_name_plural = "thèmes"

    @property
    def label(self) -> str:
        """Name in the visitor's language, else in French."""
        return self.labels.get(get_language()) or self.name

    @property
    def language(self) -> str:
        """Code of the language of `label`."""
        return get_language() if self.labels.get(get_language()) else settings.LANGUAGE_CODE


class PageTheme(ItemBase):
    """A theme chosen for a page of any section."""

    tag = models.ForeignKey(Theme, models.CASCADE, related_name="page_items")
    content_object = ParentalKey("wagtailcore.Page", related_name="theme_items")
