"""One event, and the questions asked of many."""

from datetime import time
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager

from agenda.blocks import ProgrammeBlock
from agenda.choices import Kind, Status, YesNo
from agenda.dates import instant, is_clear, span, when_in_words
from agenda.structured_data import event as event_data
from partenaires.models import PartnerPage
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models import ThemedPage
from reseau.base.querysets import ThemedQuerySet


class EventQuerySet(ThemedQuerySet):
    """An event is upcoming until it ends, past from then on: never both."""

    def upcoming(self, moment=None):
        return self.filter(ends_at__gt=moment or timezone.now()).order_by("starts_at", "pk")

    def past(self, moment=None):
        return self.filter(ends_at__lte=moment or timezone.now()).order_by("-starts_at", "-pk")

    def of_kind(self, kind: str):
        return self.filter(kind=kind)

    def from_day(self, day):
        return self.filter(ends_at__gt=instant(day, time.min))

    def for_cards(self):
        """With what a card shows and no more."""
        return self.select_related("place_partner").defer_streamfields()


class EventPage(ThemedPage):
    """A date of the network. Hours are those of a clock in Paris; without hours it lasts whole days."""

    kind = models.CharField("type", max_length=20, choices=Kind.choices, default=Kind.HIGHLIGHT)
    start_date = models.DateField("premier jour")
    start_time = models.TimeField("heure de début", null=True, blank=True)
    end_date = models.DateField("dernier jour", blank=True, help_text="Vide : le même jour.")
    end_time = models.TimeField("heure de fin", null=True, blank=True)
    # Derived from the four fields above each time the page is saved; every list reads these two.
    starts_at = models.DateTimeField(editable=False, db_index=True)
    ends_at = models.DateTimeField(editable=False, db_index=True)
    place_partner = models.ForeignKey(
        PartnerPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chez un partenaire",
        help_text="Son nom et son adresse sont alors ceux de sa fiche.",
    )
    venue = models.CharField("lieu", max_length=200, blank=True)
    venue_address = models.TextField("adresse du lieu", blank=True)
    online_url = models.URLField("lien pour participer en ligne", max_length=500, blank=True)
    price = models.CharField("prix", max_length=100, blank=True, help_text="« Gratuit », « 5 € ». Vide : inconnu.")
    childcare = models.CharField("garde des enfants sur place", max_length=3, choices=YesNo.choices, blank=True)
    childcare_details = models.CharField(
        "garde : précisions", max_length=200, blank=True, help_text="Âges, lieu, inscription."
    )
    step_free = models.CharField("accès sans marche", max_length=3, choices=YesNo.choices, blank=True)
    body = RichTextField("présentation", blank=True, features=["h2", "bold", "italic", "ul", "ol", "link"])
    programme = MigrationFreeStreamField(ProgrammeBlock(), verbose_name="programme", blank=True)
    status = models.CharField("état", max_length=10, choices=Status.choices, default=Status.CONFIRMED)
    status_message = models.CharField(
        "message d’annulation",
        max_length=300,
        blank=True,
        help_text="Pourquoi, et ce qui est proposé à la place.",
    )

    content_panels = [
        *ThemedPage.content_panels,
        "kind",
        MultiFieldPanel(
            [
                FieldRowPanel(["start_date", "start_time"]),
                FieldRowPanel(["end_date", "end_time"]),
            ],
            "Quand",
            help_text="Sans heures, l’événement dure la journée entière.",
        ),
        MultiFieldPanel(["place_partner", "venue", "venue_address", "online_url"], "Où"),
        MultiFieldPanel(["price", "childcare", "childcare_details", "step_free"], "Pour venir"),
        "body",
        "programme",
        ThemedPage.theme_panel,
        InlinePanel("partner_links", heading="Partenaires", label="partenaire"),
        MultiFieldPanel([FieldPanel("status"), "status_message"], "Annulation"),
    ]
    search_sources = ["summary", "body", "kind_name", "place_name"]
    kind_label = gettext_lazy("Événement")
    parent_page_types = ["agenda.AgendaIndexPage"]
    subpage_types = []

    objects = PageManager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = "événement"
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="event_ends_after_start")
        ]

    def clean(self):
        super().clean()
        if not self.start_date:
            return  # said by the field itself
        self.end_date = self.end_date or self.start_date
        if (self.start_time is None) != (self.end_time is None):
            missing = "start_time" if self.start_time is None else "end_time"
            raise ValidationError({missing: "Donnez les deux heures, ou aucune pour une journée entière."})
        for name, day, hour in (
            ("start_time", self.start_date, self.start_time),
            ("end_time", self.end_date, self.end_time),
        ):
            if hour and not is_clear(instant(day, hour)):
                raise ValidationError(
                    {name: "Cette nuit-là on change d’heure : cette heure n’existe pas, ou deux fois."}
                )
        starts_at, ends_at = self.dates()
        if ends_at <= starts_at:
            wrong = "end_time" if self.end_date == self.start_date else "end_date"
            raise ValidationError({wrong: "La fin doit venir après le début."})
        self.starts_at, self.ends_at = starts_at, ends_at  # a preview shows a page that is not saved
        if self.is_cancelled and not self.status_message:
            raise ValidationError({"status_message": "Dites aux familles pourquoi, et que faire à la place."})

    def save(self, *args, **kwargs):
        self.end_date = self.end_date or self.start_date
        self.starts_at, self.ends_at = self.dates()
        return super().save(*args, **kwargs)

    def dates(self):
        return span(self.start_date, self.end_date, self.start_time, self.end_time)

    @property
    def all_day(self) -> bool:
        return self.start_time is None

    @property
    def when(self) -> str:
        return when_in_words(self.start_date, self.end_date, self.start_time, self.end_time)

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
    def place_name(self) -> str:
        if self.place_partner:
            return self.place_partner.title
        return self.venue or (_("En ligne") if self.online_url else "")

    @property
    def place_address(self) -> str:
        if not (partner := self.place_partner):
            return self.venue_address
        town = f"{partner.postal_code} {partner.town}".strip()
        return "\n".join(filter(None, [partner.address, town]))

    @cached_property
    def partners(self):
        """The partners of the event, each in the language of this page."""
        return PartnerPage.objects.linked_from(self)

    @property
    def ics_url(self) -> str:
        return reverse("event_ics", args=[self.translation_key])

    def structured_data(self, request):
        return event_data(self, self.get_full_url(request))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        programme = [block.value for block in self.programme]
        return context | {"partners": self.partners, "programme": programme, "ics_url": self.ics_url}


class EventPartner(Orderable):
    """A partner who takes part in an event."""

    page = ParentalKey(EventPage, related_name="partner_links")
    partner = models.ForeignKey(PartnerPage, models.CASCADE, related_name="event_links", verbose_name="partenaire")

    panels = [PageChooserPanel("partner")]
