"""An aid: what it is, for whom, how much, whom to ask."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import PageManager

from guide_pages.choices import Relation, TemporaryStatus, status_in_words
from guide_pages.models.querysets import AidQuerySet
from guide_pages.panels import AID_TABS
from guide_pages.rule_blocks import RuleBlock
from guide_pages.screening import InvalidRule, Rule, needs_safety, parse
from guide_pages.structured_data import government_service
from partenaires.models import PartnerPage
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models import ThemedPage
from reseau.base.text import fold
from reseau.review.models import Reviewed

LIST_FEATURES = ["bold", "ul", "ol", "link"]


class AidPage(Reviewed, ThemedPage):
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
    identifier = models.SlugField(
        "identifiant",
        max_length=60,
        blank=True,
        help_text="Le même pour toujours et dans toutes les langues, pour les données ouvertes. Vide : l’adresse.",
    )
    caution = models.TextField(
        "avertissement", blank=True, help_text="Montré partout où l’aide est proposée, avant tout le reste."
    )
    status = models.CharField(
        "en ce moment",
        max_length=20,
        choices=TemporaryStatus.choices,
        blank=True,
        help_text="Vide : on peut la demander.",
    )
    status_until = models.DateField(
        "jusqu’au", null=True, blank=True, help_text="Passé ce jour, la mention s’efface d’elle-même."
    )
    amount_review_on = models.DateField(
        "montant à revoir le",
        null=True,
        blank=True,
        help_text="Passé ce jour, le site ne montre plus le montant mais « montant à vérifier ».",
    )
    unasked_conditions = RichTextField(
        "conditions que le questionnaire ne demande pas", blank=True, features=LIST_FEATURES
    )

    rule = MigrationFreeStreamField(
        RuleBlock(),
        verbose_name="règle",
        blank=True,
        help_text="Toutes ces conditions doivent être remplies. Vide : l’aide n’est pas proposée par « Mes aides ».",
    )
    rule_capped = models.BooleanField(
        "jamais plus que peut-être", default=False, help_text="La règle dépend de choses que l’on ne demande pas."
    )
    never_excluded = models.BooleanField("jamais écartée", default=False)

    edit_handler = AID_TABS
    search_titles = ["title", "official_name", "acronyms", "search_synonyms"]
    search_sources = ["summary", "paid_by", "for_whom", "how_to_apply", "documents", "conditions"]
    kind_label = _("Aide")
    parent_page_types = ["guide_pages.GuideIndexPage"]
    subpage_types = []

    translated = [
        *("official_name", "paid_by", "for_whom", "how_to_apply", "documents", "conditions", "unasked_conditions"),
        *("search_synonyms", "facts"),
    ]
    vital = ["amount", "amount_source", "caution"]
    shared = [
        *("acronyms", "identifier", "official_url", "status", "status_until"),
        *("amount_effective_on", "amount_review_on", "rule", "rule_capped", "never_excluded"),
        *("legal_texts", "relations", "partner_links"),
    ]

    objects = PageManager.from_queryset(AidQuerySet)()

    class Meta:
        verbose_name = "aide"

    def clean(self):
        super().clean()
        missing = [name for name in ("amount_effective_on", "amount_source") if not getattr(self, name)]
        if self.amount and missing:
            raise ValidationError(dict.fromkeys(missing, "Un montant se publie avec sa date et sa source."))
        try:
            rule = self.screening_rule
        except InvalidRule as error:
            raise ValidationError({"rule": str(error)}) from error
        if rule and needs_safety(rule.root) and not self.caution:
            sentence = "Cette aide ne convient pas en cas de danger : écrivez-le, elle n’est jamais proposée sans."
            raise ValidationError({"caution": sentence})

    @property
    def screening_rule(self) -> Rule | None:
        """What « Mes aides » decides by; None without conditions. Raises `InvalidRule`."""
        if self.rule.unknown_types:
            raise InvalidRule(f"La question « {self.rule.unknown_types[0]} » n’existe pas.")
        conditions = self.rule.get_prep_value()
        return parse(conditions, capped=self.rule_capped, never_excluded=self.never_excluded) if conditions else None

    def full_clean(self, *args, **kwargs):
        # Typed from a sheet of paper: without accents, unlike the address of the page.
        self.identifier = self.identifier or slugify(fold(self.slug))
        super().full_clean(*args, **kwargs)

    @property
    def current_status(self) -> str:
        """Why the aid cannot be asked for today (a `TemporaryStatus`), "" when it can."""
        over = self.status_until and self.status_until < timezone.localdate()
        return "" if over else self.status

    @property
    def status_in_words(self) -> str:
        return status_in_words(self.current_status, self.status_until)

    @property
    def amount_is_due(self) -> bool:
        """Whether the amount is past its review date: it is then withheld from every public place."""
        return bool(self.amount and self.amount_review_on and self.amount_review_on < timezone.localdate())

    @property
    def public_amount(self) -> str:
        return "" if self.amount_is_due else self.amount

    @cached_property
    def acronym_list(self) -> list[str]:
        return [acronym.strip() for acronym in self.acronyms.split(",") if acronym.strip()]

    @property
    def partners(self):
        """The partners to contact, each in the language of this page."""
        return PartnerPage.objects.linked_from(self)

    @property
    def related(self) -> list[tuple[str, list["AidPage"]]]:
        """The other aids that this one names, under the name of what links them."""
        aids = list(AidPage.objects.linked_from(self))
        groups = [(kind.label, [aid for aid in aids if aid.relation == kind]) for kind in Relation]
        return [(label, found) for label, found in groups if found]

    def short_address(self, request) -> str:
        """What one sends or types: it stays whatever becomes of the page's name. "" for a draft without a name."""
        name = self.identifier or self.slug
        return request.build_absolute_uri(reverse("aid_short_address", args=[name])) if name else ""

    def structured_data(self, request):
        return government_service(self, self.get_full_url(request))

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "partners": self.partners,
            "related": self.related,
            "short_address": self.short_address(request),
            "guide_url": self.get_parent().get_url(request),
        }
