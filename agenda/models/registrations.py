"""Families that keep places for one date of an event: as little as possible about them, never public, purged."""

from contextlib import contextmanager
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from agenda.choices import RegistrationState
from agenda.models.occurrences import Occurrence
from agenda.registrations.places import first_served, fits, places_left

PEOPLE = F("adults") + F("children")
HOUR = timedelta(hours=1)
MOST_IN_AN_HOUR = 200  # on the whole site
signer = Signer(salt="agenda.registration")


@contextmanager
def places_of(event_id: int):
    """Gives the event, whose places nobody else takes or gives back before the block ends.

    PostgreSQL holds the row of the event; SQLite, the whole database from the first word (`transaction_mode`).
    """
    with transaction.atomic():
        events = apps.get_model("agenda.EventPage").objects.select_related("locale", "place_partner")
        yield events.select_for_update(of=("self",)).get(pk=event_id)


class RegistrationQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self):
        """In order of arrival."""
        return self.filter(state=RegistrationState.WAITING).order_by("pk")

    def of_same_person(self, other: "Registration"):
        """Those of the same contact for the same date."""
        contacts = {name: value for name in ("email", "phone") if (value := getattr(other, name))}
        same = Q(*contacts.items(), _connector=Q.OR)
        return self.filter(same, event=other.event_id, recurrence_id=other.recurrence_id)

    def taken(self) -> dict:
        """How many people are confirmed, by `recurrence_id`."""
        rows = self.confirmed().order_by().values_list("recurrence_id")
        return dict(rows.annotate(people=Sum(PEOPLE)))

    def are_too_many(self) -> bool:
        """Whether so many have come within the hour that a program must be at work."""
        return self.filter(created_at__gt=timezone.now() - HOUR).count() >= MOST_IN_AN_HOUR

    def outdated(self, limit):
        """Those whose date ended before `limit`, or is no longer one of the event."""
        dates = Occurrence.objects.filter(page=OuterRef("event"), recurrence_id=OuterRef("recurrence_id"))
        return self.annotate(ended_at=Subquery(dates.values("ends_at")[:1])).filter(
            Q(ended_at__lt=limit) | Q(ended_at=None)
        )

    def keep(self, new: "Registration") -> tuple["Registration", bool]:
        """Saves `new` with the state that the places left give it, and whether it is new.

        Who is on the list of that date already is given back as they were, and `new` is not saved.
        """
        with places_of(new.event_id) as new.event:
            taken = self.filter(event=new.event).taken().get(new.recurrence_id, 0)
            has_room = fits(new.people, places_left(new.event.capacity, taken))
            new.state = RegistrationState.CONFIRMED if has_room else RegistrationState.WAITING
            if known := self.of_same_person(new).first():
                return known, False
            new.remember(new.news)
            new.save()
            return new, True

    def fill_places(self, event) -> list["Registration"]:
        """Confirms those who wait and fit, for each open date of `event`, and gives them. Inside `places_of`."""
        rows = self.filter(event=event)
        taken, served = rows.taken(), []
        waiting = list(rows.waiting())
        for row in waiting:
            row.event = event
        for date in event.open_dates:
            key = date.recurrence_id
            here = [(row, row.people) for row in waiting if row.recurrence_id == key]
            served += first_served(here, places_left(event.capacity, taken.get(key, 0)))
        self.filter(pk__in=[row.pk for row in served]).update(state=RegistrationState.CONFIRMED)
        return served

    def of_token(self, token: str) -> "Registration | None":
        """The registration of a link of a mail; None when it is forged, or when nothing is left of it."""
        try:
            key = int(signer.unsign(token))
        except (BadSignature, ValueError):
            return None
        return self.filter(pk=key).select_related("event__locale").first()


class Registration(models.Model):
    """`event` is the page in French: visitors of every language share its places. Rows of `Occurrence` come and go:
    the date is named by its `recurrence_id`. `told_…`: the date as the person was last told of it."""

    event = models.ForeignKey("agenda.EventPage", models.CASCADE, related_name="registrations", editable=False)
    recurrence_id = models.DateTimeField(editable=False)
    name = models.CharField(_("Votre nom ou prénom"), max_length=100)
    email = models.EmailField(_("Votre courriel"), blank=True)
    phone = models.CharField(_("Votre téléphone"), max_length=30, blank=True)
    adults = models.PositiveSmallIntegerField(
        _("Nombre d’adultes"), default=1, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    children = models.PositiveSmallIntegerField(_("Nombre d’enfants"), default=0, validators=[MaxValueValidator(15)])
    childcare_ages = models.CharField(_("Âge des enfants à garder"), max_length=60, blank=True)
    language = models.CharField(max_length=10, editable=False)
    state = models.CharField(
        max_length=10, choices=RegistrationState.choices, default=RegistrationState.CONFIRMED, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    told_start = models.DateTimeField(editable=False)
    told_end = models.DateTimeField(editable=False)
    told_place = models.CharField(max_length=200, editable=False, blank=True)
    told_cancelled = models.BooleanField(default=False, editable=False)

    objects = models.Manager.from_queryset(RegistrationQuerySet)()
    wagtail_reference_index_ignore = True  # else « Utilisation » of the event would name those who come

    class Meta:
        verbose_name = "inscription"
        ordering = ["recurrence_id", "pk"]
        indexes = [models.Index(fields=["event", "recurrence_id"], name="registration_of_date")]
        constraints = [
            models.CheckConstraint(condition=~Q(email="", phone=""), name="registration_has_contact"),
            models.CheckConstraint(condition=Q(adults__gte=1), name="registration_has_adult"),
        ]

    def __str__(self):
        """Without a name: the history of the administration keeps such words."""
        return f"Inscription {self.pk}"

    @property
    def people(self) -> int:
        return self.adults + self.children

    @property
    def is_confirmed(self) -> bool:
        return self.state == RegistrationState.CONFIRMED

    @property
    def token(self) -> str:
        """What the link to cancel holds: a number that only this site can sign."""
        return signer.sign(self.pk)

    @cached_property
    def date(self) -> Occurrence | None:
        """The date as the event now has it; None when it no longer does."""
        return next((date for date in self.event.dates if date.recurrence_id == self.recurrence_id), None)

    @property
    def news(self) -> dict:
        """What has changed of the date since the person was told, by field. A date that is no more is cancelled."""
        facts = {"told_cancelled": True}
        if self.date:
            with override(settings.LANGUAGE_CODE):
                facts = {
                    "told_start": self.date.starts_at,
                    "told_end": self.date.ends_at,
                    "told_place": self.date.place_name,
                    "told_cancelled": self.date.is_cancelled,
                }
        return {name: value for name, value in facts.items() if value != getattr(self, name)}

    def remember(self, news: dict):
        """That the person now knows."""
        for name, value in news.items():
            setattr(self, name, value)

    @property
    def is_coming(self) -> bool:
        return bool(self.date) and not self.date.is_past

    def event_in(self, language: str):
        """The event in a language, else in French."""
        if language == self.event.locale.language_code:
            return self.event
        translations = type(self.event).objects.live().filter(locale__language_code=language)
        return translations.filter(translation_key=self.event.translation_key).first() or self.event

    def give_back(self) -> list["Registration"]:
        """Erases the registration; gives those who wait and are now confirmed."""
        with places_of(self.event_id) as event:
            self.delete()
            return type(self).objects.fill_places(event)
