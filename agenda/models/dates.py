"""When an event takes place: what an editor types, and the series that comes of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from multiselectfield import MultiSelectField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from agenda.checking import check_rule, check_series, check_times, rule_faults
from agenda.choices import Nth, Repeat, SchoolZone, Weekday
from agenda.dates import span, when_in_words
from agenda.holidays import public_holiday, school_holiday
from agenda.panels import DatesPanel
from agenda.recurrence import RecurrenceError, Rule, Series, Slot, unfold
from agenda.sentences import rule_in_words


class Dated(models.Model):
    """Abstract: days and hours are those of a clock in Paris; without hours, an event lasts whole days."""

    start_date = models.DateField("premier jour")
    start_time = models.TimeField("heure de début", null=True, blank=True)
    end_date = models.DateField("dernier jour", blank=True, help_text="Vide : le même jour.")
    end_time = models.TimeField("heure de fin", null=True, blank=True)
    repeat = models.CharField(
        "revient", max_length=20, choices=Repeat.choices, blank=True, help_text="Vide : une seule fois."
    )
    weekdays = MultiSelectField("jours de la semaine", choices=Weekday.choices, max_length=20, blank=True)
    interval = models.PositiveSmallIntegerField(
        "toutes les … semaines",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(4)],
        help_text="Vide : chaque semaine ; 2 : une semaine sur deux ; 4 au plus.",
    )
    nth = models.SmallIntegerField("lequel du mois", choices=Nth.choices, null=True, blank=True)
    month_day = models.PositiveSmallIntegerField(
        "jour du mois",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text="De 1 à 28 : tous les mois ont ces jours-là.",
    )
    until = models.DateField("jusqu’au", null=True, blank=True, help_text="Ce jour compris.")
    count = models.PositiveSmallIntegerField(
        "nombre de fois",
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(200)],
        help_text="Au lieu d’un dernier jour. Les vacances et jours fériés sautés ne comptent pas.",
    )
    school_zone = models.CharField(
        "sauf vacances scolaires", max_length=1, choices=SchoolZone.choices, blank=True, help_text="Vide : même alors."
    )
    skips_public_holidays = models.BooleanField("sauf jours fériés", default=False)
    # Derived from all the above each time the page is saved: the first beginning and the last end.
    starts_at = models.DateTimeField(editable=False, blank=True, db_index=True)
    ends_at = models.DateTimeField(editable=False, blank=True, db_index=True)

    shared = [
        *("start_date", "start_time", "end_date", "end_time", "repeat", "weekdays", "interval", "nth", "month_day"),
        *("until", "count", "school_zone", "skips_public_holidays"),
    ]

    date_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(["start_date", "start_time"]),
                FieldRowPanel(["end_date", "end_time"]),
            ],
            "Quand",
            help_text="Sans heures, l’événement dure la journée entière.",
        ),
        MultiFieldPanel(
            [
                "repeat",
                FieldPanel("weekdays", widget=forms.CheckboxSelectMultiple),
                FieldRowPanel(["interval", "nth", "month_day"]),
                FieldRowPanel(["until", "count"]),
                "school_zone",
                "skips_public_holidays",
                DatesPanel(),
            ],
            "Répétition",
        ),
        InlinePanel("exceptions", heading="Dates à part", label="date à part"),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if not self.start_date:
            return  # said by the field itself
        self.end_date = self.end_date or self.start_date
        check_times(self)
        check_rule(self)
        try:
            self.settle_dates()
        except RecurrenceError as error:
            raise ValidationError({error.field: str(error)} if error.field else str(error)) from error
        check_series(self)

    def settle_dates(self):
        """Brings the first day to the first one of the rule, as `unfold` will; then the derived instants."""
        self.end_date = self.end_date or self.start_date
        if self.rule and (first := next(self.rule.days(self.start_date), None)):
            moved = self.slot.on(first)
            self.start_date, self.end_date = moved.first, moved.last
        self.__dict__.pop("series", None)
        spans = [span(happening.slot) for happening in self.series.happenings]
        self.starts_at, self.ends_at = min(start for start, _end in spans), max(end for _start, end in spans)

    @property
    def slot(self) -> Slot:
        return Slot(self.start_date, self.end_date or self.start_date, self.start_time, self.end_time)

    @property
    def rule(self) -> Rule | None:
        """How the event comes back; None when it does not, or when a draft does not say it whole."""
        if not self.repeat or rule_faults(self):
            return None
        return Rule(
            Repeat(self.repeat),
            interval=self.interval or 1,
            weekdays=tuple(self.weekdays),
            nth=self.nth,
            month_day=self.month_day,
            until=self.until,
            count=self.count,
        )

    @cached_property
    def series(self) -> Series:
        """Every time the event takes place. Raises `RecurrenceError`."""
        changes = [exception.change(self.slot) for exception in self.exceptions.all()]
        return unfold(self.slot, self.rule, changes, self.is_off)

    def is_off(self, day) -> bool:
        """Whether `day` is left out by itself, being a holiday."""
        return bool(self.holiday_on(day))

    def holiday_on(self, day) -> str:
        """French name of the holiday that leaves `day` out, "" for none."""
        school = school_holiday(day, self.school_zone) if self.school_zone else ""
        return school or (public_holiday(day) if self.skips_public_holidays else "")

    @property
    def rule_sentence(self) -> str:
        """How the event comes back, in the active language; "" when it does not."""
        if not self.rule:
            return ""
        return rule_in_words(
            self.rule, self.slot, school_zone=self.school_zone, skips_public=self.skips_public_holidays
        )

    @property
    def all_day(self) -> bool:
        return self.start_time is None

    @property
    def when(self) -> str:
        """The rule, or the one date, in words."""
        return self.rule_sentence or when_in_words(self.slot)
