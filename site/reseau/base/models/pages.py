"""The pages that every page of the site is made from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from reseau.base.choices import TranslationState
from reseau.base.models.themes import PageTheme, Theme
from reseau.base.models.translated import FollowsFrench
from reseau.base.page_form import BasePageForm
from reseau.base.text import stems
from reseau.base.widgets import ThemeCheckboxes


class BasePage(FollowsFrench, Page):
    """Abstract page: one sentence of summary, a search that ignores accents and endings, few queries."""

    sensitive = models.BooleanField(
        "page sensible",
        default=False,
        help_text="Elle parle de violences : un bouton y permet de quitter vite le site, sans laisser de trace.",
    )
    translation_state = models.CharField(
        max_length=12, choices=TranslationState, default=TranslationState.CURRENT, blank=True, editable=False
    )

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel(
            "search_description",
            heading="En une phrase",
            help_text="Ce que l’on trouve ici, en vingt mots au plus. Montré dans les listes et par les moteurs.",
        ),
    ]
    promote_panels = [
        MultiFieldPanel(["slug", "seo_title", "show_in_menus"], "Adresse et menu"),
        "sensitive",
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_title", boost=4),
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
    ]
    base_form_class = BasePageForm
    # Plain attributes (text or rich text) whose words lead to the page.
    search_titles = ["title"]
    search_sources = ["summary"]
    kind_label = ""
    seen_open = False  # the routing sets it (see `reseau.base.routing.line`)
    translated = ["title", "seo_title", "search_description"]
    shared = ["slug", "show_in_menus", "sensitive", "theme_items"]  # one address part in every language

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        return self.search_description

    @property
    def share_title(self) -> str:
        """What the page is called where someone shares its address."""
        return self.seo_title or self.title

    def search_title(self) -> str:
        return self._stems_of(self.search_titles)

    def search_text(self) -> str:
        return self._stems_of([*self.search_titles, *self.search_sources])

    def _stems_of(self, names) -> str:
        text = " ".join(get_text_for_indexing(str(getattr(self, name) or "")) for name in names)
        return stems(text, settings.LANGUAGE_CODE if self.alias_of_id else self.locale.language_code)

    def get_view_restrictions(self):
        """As Wagtail's (an alias obeys its source), in one query whatever the depth, none where the routing knows."""
        if self.seen_open:
            return PageViewRestriction.objects.none()
        line = Page.objects.ancestor_of(self, inclusive=True)
        return PageViewRestriction.objects.filter(
            Q(page__in=line.filter(alias_of=None)) | Q(page__in=line.exclude(alias_of=None).values("alias_of"))
        )

    def structured_data(self, request) -> dict | None:
        """What this page is for schema.org, beside the network, the site and the breadcrumb."""
        return None

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
        # What the database has comes with its names in the language of the visit; what a preview shows does not.
        if self.theme_items.is_deferring or not self.pk:
            themes = [item.tag for item in self.theme_items.all()]
        else:
            themes = Theme.objects.closed_list().filter(page_items__content_object=self)
        return sorted(themes, key=lambda theme: theme.label)
