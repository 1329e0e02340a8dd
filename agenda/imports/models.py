"""The calendars of partners that the agenda takes over, and which event came from which."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.timesince import timesince
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from agenda.choices import Kind

STUCK = timedelta(hours=1)  # an import that has not ended by then was stopped
ALMOST = timedelta(minutes=10)  # an hourly task is never on time to the second
SCHEMES = ["https", "http", "webcal", "webcals"]


class CalendarSourceQuerySet(models.QuerySet):
    def due(self) -> list["CalendarSource"]:
        """The active ones whose interval has gone by since they were last asked."""
        return [source for source in self.filter(active=True) if source.is_due]

    def claim(self, pk: int) -> bool:
        """Takes a source for oneself: false while another import holds it."""
        now = timezone.now()
        free = Q(claimed_at=None) | Q(claimed_at__lt=now - STUCK)
        return bool(self.filter(free, pk=pk).update(claimed_at=now))


class CalendarSource(models.Model):
    """The address of a partner's calendar. The fields after `active` are what became of its last import."""

    name = models.CharField("nom", max_length=200)
    url = models.CharField(
        "adresse du calendrier",
        max_length=1000,
        unique=True,
        validators=[URLValidator(SCHEMES)],
        help_text="L’adresse ICS (ou iCal) publique : elle commence par https:// ou webcal://.",
    )
    owner = models.ForeignKey(
        "partenaires.PartnerPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="partenaire",
        help_text="Montré comme origine des événements. Vide : le nom ci-dessus.",
    )
    agenda = models.ForeignKey(
        "agenda.AgendaIndexPage",
        models.CASCADE,
        related_name="+",
        verbose_name="agenda où publier",
        limit_choices_to={"locale__language_code": "fr"},
    )
    kind = models.CharField("type donné aux événements", max_length=20, choices=Kind.choices, default=Kind.WORKSHOP)
    themes = models.ManyToManyField(
        "base.Theme", related_name="+", blank=True, verbose_name="thèmes donnés aux événements"
    )
    interval_hours = models.PositiveSmallIntegerField(
        "toutes les … heures", default=6, validators=[MinValueValidator(1), MaxValueValidator(168)]
    )
    needs_approval = models.BooleanField(
        "à approuver",
        default=True,
        help_text="Les événements et leurs changements restent des brouillons jusqu’à ce qu’une personne les publie.",
    )
    active = models.BooleanField("actif", default=True)

    claimed_at = models.DateTimeField(null=True, editable=False)
    last_fetched_at = models.DateTimeField("dernier essai", null=True, editable=False)
    last_success_at = models.DateTimeField("dernier import réussi", null=True, editable=False)
    last_error = models.CharField("erreur", max_length=300, blank=True, editable=False)
    # Rows of {"outcome", "title", "detail", "page"}, as `agenda.imports.report` writes them.
    report = models.JSONField(default=list, editable=False)
    # {"url", "etag", "last_modified", "read_at"}: what a conditional request needs.
    validators = models.JSONField(default=dict, editable=False)
    empty_since = models.DateTimeField(null=True, editable=False)

    objects = CalendarSourceQuerySet.as_manager()

    panels = [
        "name",
        "url",
        MultiFieldPanel(["owner", "agenda"], "Origine et destination"),
        MultiFieldPanel(["kind", FieldPanel("themes", widget=forms.CheckboxSelectMultiple)], "Donnés aux événements"),
        FieldRowPanel(["interval_hours", "needs_approval", "active"], "Import"),
    ]

    class Meta:
        verbose_name = "agenda d’un partenaire"
        verbose_name_plural = "agendas des partenaires"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        scheme, separator, rest = self.url.strip().partition("://")
        if separator and scheme.lower() in ("webcal", "webcals"):
            self.url = f"https://{rest}"
        if "@" in rest.partition("/")[0]:
            raise ValidationError({"url": "Une adresse sans nom ni mot de passe, s’il vous plaît."})
        if self.agenda_id and self.agenda.locale.language_code != "fr":
            raise ValidationError({"agenda": "Choisissez l’agenda en français : les traductions le suivent."})

    @property
    def is_due(self) -> bool:
        interval = timedelta(hours=self.interval_hours)
        return not self.last_fetched_at or self.last_fetched_at + interval <= timezone.now() + ALMOST

    @property
    def owner_name(self) -> str:
        return self.owner.title if self.owner else self.name

    @property
    def site(self) -> str:
        """The front page of the site that the calendar comes from."""
        scheme, _separator, rest = self.url.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}/"

    @property
    def state(self) -> str:
        """One sentence for the list."""
        if not self.active:
            return "arrêté"
        if self.last_error:
            return f"en panne : {self.last_error}"
        if not self.last_success_at:
            return "jamais importé"
        return f"à jour il y a {timesince(self.last_success_at, depth=1)}"


class ImportedEventQuerySet(models.QuerySet):
    def origin_of(self, page) -> "ImportedEvent | None":
        """What tells which partner's calendar `page`, in whatever language, comes from: one query."""
        same = self.filter(page__translation_key=page.translation_key)
        return same.select_related("source__owner__locale").first()


class ImportedEvent(models.Model):
    """Which event of a source, by its UID, is which page: none when a person has deleted it here.

    `values` is what the source last said, in the form of `agenda.imports.values`; `withdrawn_at`: when the import
    took the page off the site, since its UID had gone.
    """

    source = models.ForeignKey(CalendarSource, models.CASCADE, related_name="imported")
    page = models.OneToOneField("agenda.EventPage", models.SET_NULL, null=True, related_name="+")
    uid = models.CharField(max_length=500)
    values = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ImportedEventQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "uid"], name="one_page_per_uid")]

    def __str__(self):
        return f"{self.source} – {self.uid}"

    @property
    def url(self) -> str:
        """The event on its partner's site, "" when the calendar gives none."""
        return self.values.get("url", "")
