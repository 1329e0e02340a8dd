"""The partner directory: whom to call, and where."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from multiselectfield import MultiSelectField
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from partenaires.choices import Category, Public, language_name, spoken_language_choices
from partenaires.forms import PartnerFilterForm
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage, ThemedPage
from reseau.base.phones import phone_link
from reseau.base.querysets import ThemedQuerySet, open_to_all
from reseau.base.structured_data import known


class PartnerQuerySet(ThemedQuerySet):
    def of_category(self, category: str):
        return self.filter(category=category)

    def linked_from(self, page):
        """The partners that `page` names in its `partner_links`, each in the language of the page."""
        keys = page.partner_links.values_list("partner__translation_key", flat=True)
        return open_to_all(self).filter(locale_id=page.locale_id, translation_key__in=keys).order_by("title")


class PartnerIndexPage(ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["partenaires.PartnerPage"]
    max_count_per_parent = 1
    filter_form_class = PartnerFilterForm
    items_name = "partners"

    class Meta:
        verbose_name = "annuaire des partenaires"

    def listed(self, filters):
        partners = PartnerPage.objects.child_of(self).order_by("title")
        if theme := filters.get("theme"):
            partners = partners.about(theme)
        if category := filters.get("category"):
            partners = partners.of_category(category)
        return partners


class PartnerPage(ThemedPage):
    """A place or a service. An empty field is unknown, and shows nothing."""

    category = models.CharField("type de lieu", max_length=40, choices=Category.choices)
    publics = MultiSelectField("pour qui", choices=Public.choices, max_length=600, blank=True)
    body = RichTextField("ce qu’on y trouve", blank=True, features=["bold", "ul", "link"])
    address = models.TextField("adresse", blank=True, help_text="Numéro et rue.")
    postal_code = models.CharField("code postal", max_length=5, blank=True)
    town = models.CharField("commune", max_length=100, blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("courriel", blank=True)
    website = models.URLField("site web", blank=True)
    hours = models.TextField("horaires", blank=True, help_text="Comme on les lit : « lundi au vendredi, 9 h – 17 h ».")
    languages_spoken = MultiSelectField(
        "langues parlées", choices=spoken_language_choices(), max_length=200, blank=True
    )
    verified_on = models.DateField(
        "vérifié le",
        null=True,
        blank=True,
        help_text="Jour où quelqu’un a vérifié cette fiche auprès du partenaire.",
    )

    content_panels = [
        *ThemedPage.content_panels,
        "category",
        ThemedPage.theme_panel,
        "publics",
        "body",
        MultiFieldPanel(["address", "postal_code", "town"], "Adresse"),
        MultiFieldPanel(["phone", "email", "website", "hours", "languages_spoken"], "Contact"),
        "verified_on",
    ]
    search_fields = [*ThemedPage.search_fields, index.FilterField("category")]
    search_sources = ["summary", "body", "address", "town", "category_label"]
    kind_label = _("Partenaire")
    parent_page_types = ["partenaires.PartnerIndexPage"]
    subpage_types = []

    override_translatable_fields = [
        *ThemedPage.override_translatable_fields,
        *map(SynchronizedField, ["address", "postal_code", "town", "phone", "publics", "languages_spoken"]),
    ]

    objects = PageManager.from_queryset(PartnerQuerySet)()

    class Meta:
        verbose_name = "partenaire"

    @property
    def category_label(self) -> str:
        return self.get_category_display()

    @property
    def public_labels(self) -> list[str]:
        return [str(Public(code).label) for code in self.publics]

    @cached_property
    def language_names(self) -> list[str]:
        return sorted(language_name(code, get_language()) for code in self.languages_spoken)

    @property
    def phone_link(self) -> str:
        return phone_link(self.phone)

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
        parts = {"streetAddress": self.address, "postalCode": self.postal_code, "addressLocality": self.town}
        return known(
            **{"@type": "Organization"},
            name=self.title,
            description=self.summary,
            url=self.get_full_url(request),
            sameAs=self.website,
            telephone=self.phone,
            email=self.email,
            address=known(**{"@type": "PostalAddress"}, **parts) if any(parts.values()) else None,
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"aids": self.aids, "events": self.upcoming_events[:5]}
