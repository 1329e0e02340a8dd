"""A partner: whom to call, for what, when, where."""

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from multiselectfield import MultiSelectField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from partenaires import codes
from partenaires.blocks import PhonesBlock, PhoneValue, ServicesBlock
from partenaires.choices import Appointment, Category, Public, language_name, spoken_language_choices
from partenaires.models.hours import WithHours
from partenaires.models.places import Placed
from partenaires.models.querysets import PartnerQuerySet
from partenaires.panels import PARTNER_TABS
from partenaires.structured_data import organization
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models import ThemedPage
from reseau.base.phones import validate_phone
from reseau.base.querysets import open_to_all
from reseau.base.text import fold
from reseau.review.models import Reviewed


class PartnerPage(Reviewed, Placed, WithHours, ThemedPage):
    """A place or a service. An empty field is unknown, and shows nothing."""

    category = models.CharField("type de lieu", max_length=40, choices=Category.choices)
    other_categories = MultiSelectField("autres types de lieu", choices=Category.choices, max_length=600, blank=True)
    identifier = models.SlugField(
        "identifiant",
        max_length=60,
        blank=True,
        help_text="Le même pour toujours et dans toutes les langues, pour les données ouvertes. Vide : l’adresse.",
    )
    logo = models.ForeignKey(
        "images.CustomImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="logo"
    )
    publics = MultiSelectField("pour qui", choices=Public.choices, max_length=600, blank=True)
    body = RichTextField("ce qu’on y trouve", blank=True, features=["bold", "ul", "link"])
    services = MigrationFreeStreamField(ServicesBlock(), verbose_name="services", blank=True)
    in_danger = models.BooleanField(
        "à appeler en cas de danger", default=False, help_text="Violences, urgence : dit en haut de la fiche."
    )
    phones = MigrationFreeStreamField(
        PhonesBlock(), verbose_name="téléphones", blank=True, help_text="Le premier est celui que montrent les listes."
    )
    email = models.EmailField("courriel", blank=True)
    website = models.URLField("site web", blank=True)
    appointment = models.CharField("rendez-vous", max_length=10, choices=Appointment.choices, blank=True)
    languages_spoken = MultiSelectField(
        "langues parlées", choices=spoken_language_choices(), max_length=200, blank=True
    )

    edit_handler = PARTNER_TABS
    search_fields = [*ThemedPage.search_fields, index.FilterField("category")]
    search_sources = ["summary", "body", "services_in_words", "address", "town", "category_labels"]
    kind_label = _("Partenaire")
    parent_page_types = ["partenaires.PartnerIndexPage"]
    subpage_types = []

    translated = ["body", "services", "phones"]
    shared = [
        *("identifier", "category", "other_categories", "publics", "logo", "in_danger", "email", "website"),
        *("appointment", "languages_spoken"),
    ]

    objects = PageManager.from_queryset(PartnerQuerySet)()

    class Meta(Placed.Meta):
        abstract = False
        verbose_name = "partenaire"

    def clean(self):
        super().clean()
        for phone in self.phones:
            validate_phone(phone.value["number"])

    @classmethod
    def review_action(cls, page_id):
        return "Demander une mise à jour", reverse("proposal_ask", args=[page_id])

    def full_clean(self, *args, **kwargs):
        self.identifier = self.identifier or slugify(fold(self.slug))[:60]
        super().full_clean(*args, **kwargs)

    @property
    def category_labels(self) -> str:
        codes = dict.fromkeys([self.category, *self.other_categories])
        return " · ".join(str(Category(code).label) for code in codes)

    def category_order(self) -> int:
        """Where the list of the categories puts it."""
        return Category.values.index(self.category)

    @property
    def services_in_words(self) -> str:
        return " ".join(f"{block.value['name']} {block.value['for_whom']}" for block in self.services)

    @property
    def public_labels(self) -> list[str]:
        return [str(Public(code).label) for code in self.publics]

    @cached_property
    def language_names(self) -> list[str]:
        return sorted(language_name(code, get_language()) for code in self.languages_spoken)

    @cached_property
    def main_phone(self) -> PhoneValue | None:
        return next((block.value for block in self.phones), None)

    @property
    def phone(self) -> str:
        """The first number, as people write it; "" when none is known."""
        return self.main_phone.in_words if self.main_phone else ""

    @property
    def can_be_reached(self) -> bool:
        ways = [self.phones, self.email, self.website, self.town_line, self.address, self.appointment, self.hours]
        return any(ways) or self.protected

    def _pages_pointing_here(self, links):
        """Live pages, in this page's language, of the section that `links` (a reverse relation) comes from.

        A link is made to the French partner and counts for its translations too.
        """
        section = links.model._meta.get_field("page").related_model
        return open_to_all(section.objects.all()).filter(
            locale_id=self.locale_id,
            pk__in=links.model.objects.filter(partner__translation_key=self.translation_key).values("page_id"),
        )

    @property
    def aids(self):
        return self._pages_pointing_here(self.aid_links).order_by("title")

    @property
    def upcoming_events(self):
        return self._pages_pointing_here(self.event_links).next_dates()

    def structured_data(self, request):
        return organization(self, self.get_full_url(request))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        paper = {"page_code": codes.address_code(self.get_full_url(request)), "contact_code": codes.contact_code(self)}
        return context | {"aids": self.aids, "events": self.upcoming_events[:5]} | paper
