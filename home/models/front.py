"""The front page: the parent's question first, then the next dates, the people, the story."""

from django.db import models
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from actualites.models import NewsIndexPage, NewsPage
from agenda.models import AgendaIndexPage, EventPage
from guide_pages.models import GuideIndexPage
from home.blocks import FiguresBlock, SituationsBlock
from partenaires.models import PartnerIndexPage
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.frame import Frame
from reseau.base.models import BasePage
from reseau.base.querysets import open_to_all

SECTIONS = {
    "guide_index": GuideIndexPage,
    "agenda_index": AgendaIndexPage,
    "partner_index": PartnerIndexPage,
    "news_index": NewsIndexPage,
}
CARDS = 3


class HomePage(BasePage):
    tagline = models.CharField("ce qu’est ce site, en une phrase", max_length=200)
    situations = MigrationFreeStreamField(SituationsBlock(), verbose_name="situations de vie", blank=True)
    ambassadors_title = models.CharField("titre", max_length=100, blank=True)
    ambassadors_text = RichTextField("texte", blank=True, features=["bold", "link"])
    story_title = models.CharField("titre", max_length=100, blank=True)
    story = RichTextField("texte", blank=True, features=["bold", "ul", "link"])
    figures = MigrationFreeStreamField(FiguresBlock(), verbose_name="chiffres", blank=True)

    content_panels = [
        *BasePage.content_panels,
        "tagline",
        "situations",
        MultiFieldPanel(["ambassadors_title", "ambassadors_text"], "Ambassadrices et ambassadeurs"),
        MultiFieldPanel(["story_title", "story"], "Histoire"),
        "figures",
    ]
    search_sources = ["summary", "tagline", "story"]
    translated = [
        *("tagline", "situations", "ambassadors_title", "ambassadors_text", "story_title", "story", "figures"),
    ]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "accueil"

    @property
    def share_title(self) -> str:
        return self.seo_title or self.tagline  # « Accueil » says nothing to those who receive it

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        sections = {name: Frame.of(request).section(model) for name, model in SECTIONS.items()}
        return context | sections | self.latest() | {"situation_links": self.situation_links(request)}

    def latest(self) -> dict:
        """The next dates and the latest news, in the language of this page."""
        return {
            "events": open_to_all(EventPage.objects.descendant_of(self)).next_dates()[:CARDS],
            "news": open_to_all(NewsPage.objects.descendant_of(self)).latest_first().for_cards()[:CARDS],
        }

    def situation_links(self, request) -> list[dict]:
        """Title, text and address of each situation, in the language of this page where the target has it."""
        situations = [block["value"] | {"part": f"situations.{block['id']}"} for block in self.situations.raw_data]
        chosen = Page.objects.filter(pk__in=[situation["page"] for situation in situations])
        targets = Page.objects.live().filter(translation_key__in=chosen.values("translation_key"))
        by_language = {(page.translation_key, page.locale_id): page for page in targets}
        keys = {page.pk: page.translation_key for page in targets}
        links = []
        for situation in situations:
            key = keys.get(situation["page"])
            page = by_language.get((key, self.locale_id)) or next(
                (p for p in targets if p.translation_key == key), None
            )
            if page:
                query = f"?theme={situation['theme']}" if situation["theme"] else ""
                links.append(situation | {"url": f"{page.get_url(request)}{query}"})
        return links
