"""Events: what happens, when, where, and what a parent needs to know before coming."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager

from agenda.blocks import ProgrammeBlock
from agenda.choices import Kind, Status
from agenda.event_form import EventForm
from agenda.imports.models import ImportedEvent
from agenda.models.dates import Dated
from agenda.models.feeds import FeedEntry
from agenda.models.occurrences import Occurrence, occurrences_of
from agenda.models.places import WithPlaces
from agenda.models.practical import Practical
from agenda.models.shown import Shown
from agenda.structured_data import event as event_data
from partenaires.models import PartnerPage
from reseau.base.choices import YesNo
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models import ThemedPage
from reseau.base.querysets import ThemedQuerySet

TAKEN = {"mois", "affiche", "archives", "s-abonner", "integrer", "cadre"}  # by the views of the agenda
STRUCTURED = 12  # dates of a series that search engines are told
TEXT_FEATURES = ["h2", "bold", "italic", "ul", "ol", "link"]


class EventQuerySet(ThemedQuerySet):
    def matching(self, filters: dict):
        """Those that pass the filters of an `EventFilterForm`, whatever their dates."""
        events = self
        if "theme" in filters:
            events = events.about(filters["theme"])
        if "partner" in filters:
            events = events.with_partner(filters["partner"])
        if "place" in filters:
            events = events.filter(place_key=filters["place"])
        if "kind" in filters:
            events = events.filter(kind=filters["kind"])
        if "online" in filters:
            events = events.exclude(online_url="")
        return events.filter(**{name: YesNo.YES for name in ("childcare", "free", "step_free") if name in filters})

    def with_partner(self, partner):
        """Those that a partner takes part in or welcomes. `partner` is a page in any language."""
        links = EventPartner.objects.filter(partner__translation_key=partner.translation_key)
        welcomed = models.Q(place_partner__translation_key=partner.translation_key)
        return self.filter(models.Q(pk__in=links.values("page")) | welcomed)

    def next_dates(self):
        """The next occurrence of each of these events, soonest first, ready for cards."""
        return Occurrence.objects.filter(page__in=self).next_of_each().for_cards()


class EventPage(WithPlaces, Shown, Dated, Practical, ThemedPage):
    """An event of the network, once or in a series. `save` keeps its occurrences and its calendar entry true."""

    kind = models.CharField("type", max_length=20, choices=Kind.choices, default=Kind.HIGHLIGHT)
    body = RichTextField("présentation", blank=True, features=TEXT_FEATURES)
    programme = MigrationFreeStreamField(ProgrammeBlock(), verbose_name="programme", blank=True)
    outcome = RichTextField(
        "ce qui a été fait", blank=True, features=TEXT_FEATURES, help_text="Après : montré dans les archives."
    )
    status = models.CharField("état", max_length=10, choices=Status.choices, default=Status.CONFIRMED)
    status_message = models.CharField(
        "message aux familles",
        max_length=300,
        blank=True,
        help_text="S’il est annulé : pourquoi, et ce qui est proposé à la place.",
    )

    content_panels = [
        *ThemedPage.content_panels,
        "kind",
        *Dated.date_panels,
        MultiFieldPanel([FieldPanel("status"), "status_message"], "Annulation de tout l’événement"),
        "body",
        "programme",
        *Practical.practical_panels,
        ThemedPage.theme_panel,
        InlinePanel("partner_links", heading="Partenaires", label="partenaire"),
        "outcome",
    ]
    base_form_class = EventForm
    search_sources = ["summary", "body", "outcome", "kind_name", "place_name"]
    kind_label = gettext_lazy("Événement")
    parent_page_types = ["agenda.AgendaIndexPage"]
    subpage_types = []
    translated = ["body", "programme", "outcome", "exceptions"]
    vital = ["status_message"]
    shared = ["kind", "status", "partner_links"]

    objects = PageManager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = "événement"
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="event_ends_after_start")
        ]

    def clean(self):
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError({"slug": "Cette adresse est celle d’une vue de l’agenda : choisissez-en une autre."})
        if self.is_cancelled and not self.status_message:
            raise ValidationError({"status_message": "Dites aux familles pourquoi, et que faire à la place."})

    @transaction.atomic  # a feed must never be made again from what is only half written
    def save(self, clean=True, **kwargs):
        if kwargs.get("update_fields") is not None:
            return super().save(clean=clean, **kwargs)
        if not (clean and self.live):  # nobody has typed these dates for good: `clean` is not asked
            self.settle_dates()
        self.place_key = self.find_place_key()
        return super().save(clean=clean, **kwargs)

    def take_shared(self, source):
        super().take_shared(source)
        self.settle_dates()
        self.place_key = self.find_place_key()

    def lead(self, translations, before):
        if self.live:
            dates_before = self.recurrence_ids
            Occurrence.objects.rebuild(self)
            FeedEntry.rewrite(self)
            self.follow_registrations(dates_before)
        super().lead(translations, before)

    @property
    def is_cancelled(self) -> bool:
        return self.status == Status.CANCELLED

    @property
    def is_past(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def kind_name(self) -> str:
        return self.get_kind_display()

    @property
    def ics_url(self) -> str:
        return reverse("event_ics", args=[self.translation_key])

    @cached_property
    def dates(self) -> list[Occurrence]:
        """Every date of the event, cancelled ones included, in one query."""
        dates = list(self.occurrences.all())
        for occurrence in dates:
            occurrence.page = self
        return dates

    @cached_property
    def coming(self) -> list[Occurrence]:
        return [occurrence for occurrence in self.dates if not occurrence.is_past]

    def structured_data(self, request):
        return event_data(self, self.get_full_url(request), self.coming[:STRUCTURED] or self.dates[-1:])

    def get_context(self, request, *args, **kwargs):
        if getattr(request, "is_preview", False):
            self.dates = occurrences_of(self)
        self.know_place()
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "partners": self.partners,
            "days": self.programme_days,
            "ics_url": self.ics_url,
            "origin": ImportedEvent.objects.origin_of(self),
            "occurrence": self.shown_date,
        }


class EventPartner(Orderable):
    """A partner who takes part in an event."""

    page = ParentalKey(EventPage, related_name="partner_links")
    partner = models.ForeignKey(PartnerPage, models.CASCADE, related_name="event_links", verbose_name="partenaire")

    panels = [PageChooserPanel("partner")]
