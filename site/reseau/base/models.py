"""What every section stands on: the base page, the closed list of themes, the network's identity."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from reseau.base.blocks import EmergencyNumbersBlock
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.forms import ThemeForm
from reseau.base.text import stems
from reseau.base.widgets import ThemeCheckboxes


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


class PageTheme(ItemBase):
    """A theme chosen for a page of any section."""

    tag = models.ForeignKey(Theme, models.CASCADE, related_name="page_items")
    content_object = ParentalKey("wagtailcore.Page", related_name="theme_items")


class BasePage(Page):
    """Abstract page: one sentence of summary, a search that ignores accents and endings, few queries."""

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel(
            "search_description",
            heading="En une phrase",
            help_text="Ce que l’on trouve ici, en vingt mots au plus. Montré dans les listes et par les moteurs.",
        ),
    ]
    promote_panels = [MultiFieldPanel(["slug", "seo_title", "show_in_menus"], "Adresse et menu")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_title", boost=4),
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
    ]
    # Plain attributes (text or rich text) whose words lead to the page.
    search_titles = ["title"]
    search_sources = ["summary"]
    kind_label = ""
    # One address part in every language; wagtail-localize would offer it for translation.
    override_translatable_fields = [SynchronizedField("slug")]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        return self.search_description

    def search_title(self) -> str:
        return self._stems_of(self.search_titles)

    def search_text(self) -> str:
        return self._stems_of([*self.search_titles, *self.search_sources])

    def _stems_of(self, names) -> str:
        text = " ".join(get_text_for_indexing(str(getattr(self, name) or "")) for name in names)
        return stems(text, self.locale.language_code)

    def get_view_restrictions(self):
        """As Wagtail's (an alias obeys its source), in one query whatever the depth."""
        line = Page.objects.ancestor_of(self, inclusive=True)
        return PageViewRestriction.objects.filter(
            Q(page__in=line.filter(alias_of=None))
            | Q(page__in=line.exclude(alias_of=None).values("alias_of"))
        )

    def get_sitemap_urls(self, request=None):
        """Nothing for an untranslated page: its French source is listed already."""
        return [] if self.alias_of_id else super().get_sitemap_urls(request)

    def get_context(self, request, *args, **kwargs):
        request.frame_page = self  # what the frame around the page (menu, languages) is drawn for
        return super().get_context(request, *args, **kwargs)


class ThemedPage(BasePage):
    """Abstract page that carries themes."""

    themes = ClusterTaggableManager(through=PageTheme, blank=True, verbose_name="thèmes")

    theme_panel = FieldPanel("themes", widget=ThemeCheckboxes)

    class Meta:
        abstract = True

    @cached_property
    def theme_list(self) -> list[Theme]:
        return sorted(
            (item.tag for item in self.theme_items.select_related("tag")), key=lambda theme: theme.label
        )


@register_setting(icon="site", order=100)
class NetworkSettings(BaseSiteSetting):
    """Who runs the network here. Another town changes these, not the code."""

    name = models.CharField("nom du réseau", max_length=100, default=settings.WAGTAIL_SITE_NAME)
    town = models.CharField("ville", max_length=100, blank=True)
    carried_by = models.CharField("porté par", max_length=200, blank=True)
    address = models.TextField("adresse", blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("courriel", blank=True)
    emergency_numbers = MigrationFreeStreamField(
        EmergencyNumbersBlock(),
        verbose_name="numéros d’urgence",
        blank=True,
        help_text="Montrés en haut et en bas de chaque page.",
    )
    contact_retention_months = models.PositiveSmallIntegerField(
        "messages effacés après (mois)",
        default=6,
        help_text="Durée de conservation des messages du formulaire de contact.",
    )

    panels = [
        MultiFieldPanel(["name", "town", "carried_by"], "Identité"),
        MultiFieldPanel(["address", "phone", "email"], "Contact"),
        "emergency_numbers",
        "contact_retention_months",
    ]

    class Meta:
        verbose_name = "réseau"
