"""Every time an event takes place, as rows: what lists, month grids, archives and feeds read."""

from datetime import date, time, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from agenda.choices import ChangeKind, Status
from agenda.dates import hour_in_words, hours_in_words, instant, slot_of, span, when_in_words
from agenda.recurrence import Happening, Slot
from reseau.base.languages import language_of

STATES = [ChangeKind.CANCELLED, ChangeKind.MOVED, ChangeKind.EXTRA]
# What a card does not show and a database need not send.
HEAVY = ["body", "programme", "outcome", "directions"]


class OccurrenceQuerySet(models.QuerySet):
    """A date is upcoming until it ends, past from then on: never both."""

    def upcoming(self, moment=None):
        return self.filter(ends_at__gt=moment or timezone.now()).order_by("starts_at", "pk")

    def past(self, moment=None):
        return self.filter(ends_at__lte=moment or timezone.now()).order_by("-starts_at", "-pk")

    def held(self, moment=None):
        """Those that did take place."""
        called_off = models.Q(state=ChangeKind.CANCELLED) | models.Q(page__status=Status.CANCELLED)
        return self.past(moment).exclude(called_off)

    def from_day(self, day: date):
        return self.filter(ends_at__gt=instant(day, time.min))

    def between(self, first: date, last: date):
        """Those that touch one of the days from `first` to `last`, both included."""
        end = instant(last + timedelta(days=1), time.min)
        return self.from_day(first).filter(starts_at__lt=end).order_by("starts_at", "pk")

    def next_of_each(self, moment=None):
        """The next date of each event that has one."""
        following = self.filter(page=models.OuterRef("page")).upcoming(moment)
        return self.upcoming(moment).filter(pk=models.Subquery(following.values("pk")[:1]))

    def for_cards(self):
        """With what a card shows and no more."""
        return self.select_related("page__place_partner").defer(*(f"page__{name}" for name in HEAVY))

    def rebuild(self, page):
        """Makes the rows of `page` those of its series; a date that stays keeps its row."""
        rows = occurrences_of(page)
        self.filter(page=page).exclude(recurrence_id__in=[row.recurrence_id for row in rows]).delete()
        fields = [field.name for field in self.model._meta.fields if field.name not in ("id", "page", "recurrence_id")]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["page", "recurrence_id"], update_fields=fields)


class Occurrence(models.Model):
    """One date of an event. `recurrence_id` is when the rule has it begin, and never changes (RFC 5545, 3.8.4.4)."""

    page = models.ForeignKey("agenda.EventPage", models.CASCADE, related_name="occurrences")
    recurrence_id = models.DateTimeField()
    planned_end = models.DateTimeField()
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField(db_index=True)
    whole_days = models.BooleanField()
    state = models.CharField(max_length=10, choices=[(state.value, state.label) for state in STATES], blank=True)
    venue = models.CharField(max_length=200, blank=True)
    venue_address = models.TextField(blank=True)
    message = models.CharField(max_length=300, blank=True)
    message_in_french = models.BooleanField(default=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "recurrence_id"], name="one_row_per_date")]
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return f"{self.page} – {self.when}"

    @cached_property
    def slot(self) -> Slot:
        return slot_of(self.starts_at, self.ends_at, self.whole_days)

    @property
    def start_date(self) -> date:
        return self.slot.first

    @property
    def when(self) -> str:
        return when_in_words(self.slot)

    @property
    def hours(self) -> str:
        """The same beside its day, in words."""
        return hours_in_words(self.slot)

    @property
    def starts(self) -> str:
        """The hour at which it begins, in words; "" for whole days."""
        return hour_in_words(self.slot.start) if self.slot.start else ""

    @cached_property
    def previous_slot(self) -> Slot | None:
        """What this date replaces; None when only the place has changed, or nothing has."""
        before = slot_of(self.recurrence_id, self.planned_end, self.whole_days)
        return before if before != self.slot else None

    @property
    def was_when(self) -> str:
        """The date that this one replaces, in words; "" for none."""
        return when_in_words(self.previous_slot) if self.previous_slot else ""

    @property
    def is_cancelled(self) -> bool:
        return self.page.is_cancelled or self.state == ChangeKind.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.state == ChangeKind.MOVED

    @property
    def is_past(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def place_name(self) -> str:
        return self.venue or self.page.place_name

    @property
    def place_address(self) -> str:
        return self.venue_address if self.venue else self.page.place_address

    @property
    def explanation(self) -> str:
        """What the team says of this date, or of the whole event."""
        return self.message or self.page.status_message

    @property
    def explanation_in_french(self) -> bool:
        if self.message:
            return self.message_in_french
        return language_of(self.page, "status_message") == settings.LANGUAGE_CODE


def occurrences_of(page) -> list[Occurrence]:
    """The rows that the series of `page` makes, not saved, in order: what a preview shows."""
    return [_row(page, happening) for happening in page.series.happenings]


def _row(page, happening: Happening) -> Occurrence:
    starts_at, ends_at = span(happening.slot)
    recurrence_id, planned_end = span(happening.original)
    change = happening.change
    return Occurrence(
        page=page,
        recurrence_id=recurrence_id,
        planned_end=planned_end,
        starts_at=starts_at,
        ends_at=ends_at,
        whole_days=happening.slot.is_whole_days,
        state=change.kind if change else "",
        venue=change.place if change else "",
        venue_address=change.address if change else "",
        message=change.message if change else "",
        message_in_french=bool(change) and (change.in_french or bool(page.alias_of_id)),
    )
