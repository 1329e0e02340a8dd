"""The dates of an event that are not like the others."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from agenda.choices import ChangeKind
from agenda.recurrence import Change, Slot
from reseau.base.models import Translated


class EventException(Translated, TranslatableMixin, Orderable):
    """One date skipped, cancelled, moved or added. Hours and place are those of the event where none is given."""

    page = ParentalKey("agenda.EventPage", related_name="exceptions")
    kind = models.CharField("ce qui change", max_length=10, choices=ChangeKind.choices)
    day = models.DateField("date", help_text="Celle qui était prévue ; pour une date de plus, la nouvelle.")
    new_date = models.DateField("nouvelle date", null=True, blank=True)
    new_start_time = models.TimeField("nouvelle heure de début", null=True, blank=True)
    new_end_time = models.TimeField("nouvelle heure de fin", null=True, blank=True)
    new_venue = models.CharField("nouveau lieu", max_length=200, blank=True)
    new_address = models.TextField("adresse du nouveau lieu", blank=True)
    message = models.CharField(
        "message aux familles", max_length=300, blank=True, help_text="Pourquoi, et ce qui est proposé à la place."
    )

    panels = [
        FieldRowPanel(["kind", "day"]),
        "message",
        FieldRowPanel(["new_date", "new_start_time", "new_end_time"]),
        FieldRowPanel(["new_venue", "new_address"]),
    ]
    vital = ["message"]
    shared = ["kind", "day", "new_date", "new_start_time", "new_end_time", "new_venue", "new_address"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "date à part"
        verbose_name_plural = "dates à part"

    def clean(self):
        super().clean()
        if (self.new_start_time is None) != (self.new_end_time is None):
            missing = "new_start_time" if self.new_start_time is None else "new_end_time"
            raise ValidationError({missing: "Donnez les deux heures, ou aucune."})
        new = [self.new_date, self.new_start_time, self.new_venue]
        if self.kind == ChangeKind.MOVED and not any(new):
            raise ValidationError({"new_date": "Donnez la nouvelle date, la nouvelle heure ou le nouveau lieu."})
        if self.kind == ChangeKind.CANCELLED and not self.message:
            raise ValidationError({"message": "Dites aux familles pourquoi, et que faire à la place."})
        if self.kind == ChangeKind.EXTRA and self.new_date:
            raise ValidationError({"new_date": "Une date de plus se donne dans « date »."})

    def change(self, usual: Slot) -> Change:
        """What this row makes of an event whose `usual` slot has its hours and its length."""
        slot = usual.on(self.new_date or self.day)
        if self.new_start_time:
            nights = (slot.last - slot.first).days
            if nights <= 1:  # a night is over when the day is: new hours decide whether there is one
                nights = int(self.new_end_time <= self.new_start_time)
            slot = Slot(slot.first, slot.first + timedelta(days=nights), self.new_start_time, self.new_end_time)
        words = {"message": self.message, "in_french": "message" in self.in_french}
        return Change(ChangeKind(self.kind), self.day, slot, self.new_venue, self.new_address, **words)
