"""When a place is open: rows that a person fills in, or an OpenStreetMap expression for difficult cases."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from partenaires import hours, hours_words
from partenaires.blocks import ScheduleBlock
from partenaires.timetable import Closure, Opening, Timetable, read, write
from reseau.base.fields import MigrationFreeStreamField


class WithHours(models.Model):
    """Abstract. `hours` is what everything else reads: the expression, whichever way it was given; "" if unknown."""

    schedule = MigrationFreeStreamField(ScheduleBlock(), verbose_name="jours et heures", blank=True)
    closed_on_holidays = models.BooleanField("fermé les jours fériés", default=False)
    hours_expression = models.CharField(
        "expression OSM",
        max_length=500,
        blank=True,
        validators=[hours.validate_hours],
        help_text="Pour un cas que les lignes ci-dessus ne savent pas dire, à leur place. Format « opening_hours » "
        "d’OpenStreetMap : « Mo[1] 14:00-17:00 » est le premier lundi du mois.",
    )
    hours_note = models.TextField(
        "horaires : précisions",
        blank=True,
        help_text="Comme on les lit. « Le premier lundi du mois », « fermé pendant le ramadan ».",
    )
    # Derived from the three fields above each time the page is saved.
    hours = models.CharField("horaires", max_length=2000, blank=True, editable=False)

    hours_panel = MultiFieldPanel(
        ["schedule", "closed_on_holidays", "hours_expression", FieldPanel("hours_note")],
        "Horaires",
        help_text="Remplissez les lignes, ou l’expression OSM : pas les deux. Rien : les horaires ne sont pas connus.",
    )
    translated = ["hours_note"]
    shared = ["schedule", "closed_on_holidays", "hours_expression"]

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.hours = self._derived_hours()
        super().save(*args, **kwargs)

    def take_shared(self, source):
        super().take_shared(source)
        self.hours = self._derived_hours()

    def clean(self):
        super().clean()
        if self.hours_expression and any(block.block_type == "opening" for block in self.schedule):
            sentence = "Les lignes disent déjà les horaires : videz l’expression, ou retirez les lignes."
            raise ValidationError({"hours_expression": sentence})
        self.hours = self._derived_hours()

    def _derived_hours(self) -> str:
        return self.hours_expression.strip() or write(self._filled_in())

    def _filled_in(self) -> Timetable:
        rows = [block.value for block in self.schedule if block.block_type == "opening"]
        closures = [block.value.closure for block in self.schedule if block.block_type == "closure"]
        return Timetable(tuple(row.opening for row in rows), self.closed_on_holidays, tuple(closures))

    def set_hours(self, expression: str):
        """Takes an expression from elsewhere, in rows that an editor can fill in where they can hold it.

        Raises `ValidationError` if it is not one.
        """
        hours.validate_hours(expression)
        timetable = read(expression) or Timetable(())
        self.schedule = [*map(_opening_row, timetable.openings), *map(_closure_row, timetable.closures)]
        self.closed_on_holidays = timetable.closed_on_holidays
        self.hours_expression = "" if timetable.openings else expression
        self.hours = self._derived_hours()

    @cached_property
    def moment(self):
        """When the page is made: what is said of now is said of this moment."""
        return timezone.now()

    @cached_property
    def open_state(self) -> str:
        """« Ouvert maintenant, ferme à 17 h »; "" when nobody knows."""
        return hours.in_words(self.hours, self.moment)

    @property
    def is_open(self) -> bool:
        return hours.is_open(self.hours, self.moment)

    @property
    def usual_week(self) -> list[hours_words.Line]:
        """The week in words; nothing when the hours are unknown or change too often to be told so."""
        timetable = read(self.hours)
        return hours_words.usual_week(timetable) if timetable else []

    @property
    def closures(self) -> list[str]:
        timetable = read(self.hours)
        return hours_words.closures(timetable, timezone.localdate(self.moment)) if timetable else []

    @property
    def coming_days(self) -> list[hours_words.Line]:
        return [hours_words.day_line(day) for day in hours.coming_days(self.hours, timezone.localdate(self.moment))]

    @property
    def week_in_words(self) -> str:
        """The usual week and its exceptions, a line each."""
        lines = [f"{line.days} {line.hours}" + (f" ({line.note})" if line.note else "") for line in self.usual_week]
        return "\n".join([*lines, *self.closures])

    @property
    def hours_in_words(self) -> str:
        """The same and the note, whose words are those of the page: for a file."""
        return "\n".join(filter(None, [self.week_in_words, self.hours_note]))


def _opening_row(opening: Opening) -> tuple[str, dict]:
    ranges = [{"start": start, "end": end} for start, end in opening.ranges]
    return "opening", {"days": list(opening.days), "ranges": ranges, "weeks": str(opening.weeks)}


def _closure_row(closure: Closure) -> tuple[str, dict]:
    return "closure", {"first": closure.first, "last": closure.last, "yearly": closure.yearly}
