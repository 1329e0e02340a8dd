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
from reseau.base.models import BasePage

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
        MultiFieldPanel(["ambassadors_title", "ambassadors_text"], "ambassadrices et ambassadeurs"),
        MultiFieldPanel(["story_title", "story"], "histoire"),
        "figures",
    ]
    search_sources = ["summary", "tagline", "story"]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "accueil"

    def get_context(self, request, *args, **kwargs):
        children = list(Page.objects.child_of(self).live())
        indexes = {
            name: next((page for page in children if issubclass(page.specific_class, model)), None)
            for name, model in SECTIONS.items()
        }
        return super().get_context(request, *args, **kwargs) | indexes | self.latest()

    def latest(self) -> dict:
        """The next dates and the latest news, public and in the language of this page."""
        return {
            "events": EventPage.objects.descendant_of(self).live().upcoming().for_cards()[:CARDS],
            "news": NewsPage.objects.descendant_of(self).live().latest_first().for_cards()[:CARDS],
        }
