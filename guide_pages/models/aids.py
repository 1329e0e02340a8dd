"""The guide of aids: what exists, for whom, how much, whom to ask."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager
from wagtail_localize.fields import SynchronizedField

from partenaires.models import PartnerPage
from reseau.base.filters import ThemedFilterForm
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage, ThemedPage
from reseau.base.querysets import ThemedQuerySet
from reseau.base.structured_data import known

LIST_FEATURES = ["bold", "ul", "ol", "link"]


class GuideIndexPage(ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guide_pages.AidPage"]
    max_count_per_parent = 1
    filter_form_class = ThemedFilterForm
    items_name = "aids"

    class Meta:
        verbose_name = "guide des aides"

    def listed(self, filters):
        aids = AidPage.objects.child_of(self).order_by("title")
        return aids.about(filters["theme"]) if "theme" in filters else aids


class AidPage(ThemedPage):
    """An aid, a right or a service, as a parent needs to know it.

    `title` is the name that parents use. An amount never stands without its date and its source.
    """

    official_name = models.CharField("nom officiel", max_length=200, blank=True)
    acronyms = models.CharField("sigles", max_length=100, blank=True, help_text="Séparés par des virgules.")
    paid_by = models.CharField("versée par", max_length=200, blank=True)
    for_whom = RichTextField("pour qui", blank=True, features=LIST_FEATURES)
    amount = models.TextField("montant", blank=True, help_text="En mots : « 80 € par an », « gratuit ».")
    amount_effective_on = models.DateField("montant en vigueur au", null=True, blank=True)
    amount_source = models.CharField("source du montant", max_length=300, blank=True)
    how_to_apply = RichTextField("comment demander", blank=True, features=LIST_FEATURES)
    documents = RichTextField("documents à apporter", blank=True, features=LIST_FEATURES)
    conditions = RichTextField("bon à savoir", blank=True, features=LIST_FEATURES)
    official_url = models.URLField("page officielle", max_length=500, blank=True)
    search_synonyms = models.TextField(
        "mots que tapent les parents",
        blank=True,
        help_text="Anciens noms, mots simples, fautes courantes, séparés par des virgules. Ne sont pas montrés.",
    )
    verified_on = models.DateField(
        "vérifié le",
        null=True,
        blank=True,
        help_text="Jour où quelqu’un a relu cette fiche et ses sources. Montré au public.",
    )

    content_panels = [
        *ThemedPage.content_panels,
        MultiFieldPanel(["official_name", "acronyms", "search_synonyms"], "Autres noms"),
        ThemedPage.theme_panel,
        "paid_by",
        "for_whom",
        MultiFieldPanel(["amount", "amount_effective_on", "amount_source"], "Montant"),
        "how_to_apply",
        "documents",
        "conditions",
        FieldPanel("official_url"),
        InlinePanel("partner_links", heading="Partenaires à contacter", label="partenaire"),
        "verified_on",
    ]
    search_titles = ["title", "official_name", "acronyms", "search_synonyms"]
    search_sources = ["summary", "paid_by", "for_whom", "how_to_apply", "documents", "conditions"]
    kind_label = _("Aide")
    parent_page_types = ["guide_pages.GuideIndexPage"]
    subpage_types = []

    override_translatable_fields = [*ThemedPage.override_translatable_fields, SynchronizedField("acronyms")]

    objects = PageManager.from_queryset(ThemedQuerySet)()

    class Meta:
        verbose_name = "aide"

    def clean(self):
        super().clean()
        missing = [name for name in ("amount_effective_on", "amount_source") if not getattr(self, name)]
        if self.amount and missing:
            raise ValidationError(dict.fromkeys(missing, "Un montant se publie avec sa date et sa source."))

    @cached_property
    def acronym_list(self) -> list[str]:
        return [acronym.strip() for acronym in self.acronyms.split(",") if acronym.strip()]

    @property
    def partners(self):
        """The partners to contact, each in the language of this page."""
        return PartnerPage.objects.linked_from(self)

    def structured_data(self, request):
        return known(
            **{"@type": "GovernmentService"},
            name=self.title,
            alternateName=[name for name in [self.official_name, *self.acronym_list] if name and name != self.title],
            description=self.summary,
            url=self.get_full_url(request),
            serviceOperator=known(**{"@type": "Organization"}, name=self.paid_by) if self.paid_by else None,
            isBasedOn=self.official_url,
        )

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"partners": self.partners}


class AidPartner(Orderable):
    """A partner whom one may ask about an aid."""

    page = ParentalKey(AidPage, related_name="partner_links")
    partner = models.ForeignKey(PartnerPage, models.CASCADE, related_name="aid_links", verbose_name="partenaire")

    panels = [PageChooserPanel("partner")]
