"""What is wrong with the dates that an editor has typed, field by field, in French."""

from datetime import timedelta

from django.core.exceptions import ValidationError

from agenda.choices import Repeat
from agenda.dates import instant, is_clear, span
from agenda.holidays import schools_known_until
from agenda.recurrence import YEARS

NOT_CLEAR = "La nuit du %(day)s on change d’heure : cette heure n’existe pas, ou deux fois."
NEEDED = {
    Repeat.WEEKLY: {"weekdays": "Cochez au moins un jour."},
    Repeat.MONTHLY_WEEKDAY: {"nth": "Dites lequel du mois.", "weekdays": "Cochez le jour de la semaine."},
    Repeat.MONTHLY_DAY: {"month_day": "Donnez le jour du mois."},
}


def check_times(event):
    """Raises ValidationError if the hours of `event` are not both given, do not exist, or end before they begin."""
    if (event.start_time is None) != (event.end_time is None):
        missing = "start_time" if event.start_time is None else "end_time"
        raise ValidationError({missing: "Donnez les deux heures, ou aucune pour une journée entière."})
    slot = event.slot
    if slot.last < slot.first or (not slot.is_whole_days and slot.last == slot.first and slot.end <= slot.start):
        wrong = "end_time" if slot.first == slot.last else "end_date"
        raise ValidationError({wrong: "La fin doit venir après le début."})
    for name, fault in clock_faults(slot).items():
        raise ValidationError({name: fault})


def clock_faults(slot) -> dict[str, str]:
    """By "start_time" or "end_time", what is wrong with an hour that a change of clock takes away or doubles."""
    hours = {"start_time": (slot.first, slot.start), "end_time": (slot.last, slot.end)}
    return {
        name: NOT_CLEAR % {"day": f"{day:%d/%m/%Y}"}
        for name, (day, hour) in hours.items()
        if hour and not is_clear(instant(day, hour))
    }


def check_rule(event):
    """Raises ValidationError if the rule of `event` is not whole, or has no end that can be kept."""
    if event.repeat and (faults := rule_faults(event)):
        raise ValidationError(faults)


def rule_faults(event) -> dict[str, str]:
    """By field, what keeps the rule of `event` from being one."""
    faults = {name: sentence for name, sentence in NEEDED[event.repeat].items() if not getattr(event, name)}
    if event.repeat == Repeat.MONTHLY_WEEKDAY and len(event.weekdays or []) > 1:
        faults["weekdays"] = "Un seul jour, pour une répétition de chaque mois."
    if not 1 <= (event.interval or 1) <= 4:
        faults["interval"] = "De 1 à 4 semaines."
    if bool(event.until) == bool(event.count):
        faults["until"] = "Donnez un dernier jour ou un nombre de fois, l’un des deux."
    elif event.until and event.until < event.start_date:
        faults["until"] = "Le dernier jour doit venir après le premier."
    elif event.until and event.until > event.start_date + timedelta(days=366 * YEARS):
        faults["until"] = f"Le dernier jour est trop loin : {YEARS} ans au plus après le premier."
    return faults


def check_series(event):
    """Raises ValidationError if dates overlap, meet a change of clock, or lie where holidays are unknown."""
    happenings = event.series.regular
    for happening, following in zip(happenings, happenings[1:], strict=False):
        if span(happening.original)[1] > span(following.original)[0]:
            raise ValidationError({"end_date": "Une fois n’est pas finie quand la suivante commence."})
    for happening in event.series.happenings:
        if happening.is_moved and happening.slot.is_whole_days != happening.original.is_whole_days:
            raise ValidationError("Cet événement dure des journées entières : une date changée aussi, sans heures.")
        for name, fault in clock_faults(happening.slot).items():
            raise ValidationError({name: fault} if happening.change is None else fault)
    known = schools_known_until()
    if event.school_zone and event.rule and happenings and happenings[-1].original.first > known:
        field = "until" if event.until else "count"
        sentence = f"Les vacances scolaires ne sont connues que jusqu’au {known:%d/%m/%Y} : arrêtez-vous là."
        raise ValidationError({field: sentence})
