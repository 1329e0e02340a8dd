"""The rows of a form that go together: telephones, the hours of a week. Some are to spare: no script adds any."""

from collections.abc import Callable

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partenaires.proposals.week import RANGES_A_DAY, closes_on_holidays, expression_of, table_of
from partenaires.timetable import DAYS
from reseau.base.choices import YesNo
from reseau.base.phones import validate_phone

FEWEST_PHONES = 3
WRONG_NUMBER = _("Ce numéro n’existe pas. Écrivez-le comme on le compose : « 01 47 99 06 56 », « 3919 ».")
PHONE_PARTS: dict[str, Callable[[], forms.Field]] = {
    "number": lambda: forms.CharField(
        label=_("Numéro"), max_length=50, required=False, widget=forms.TextInput({"type": "tel"})
    ),
    "label": lambda: forms.CharField(label=_("Pour quoi : accueil, écoute…"), max_length=100, required=False),
    "message": lambda: forms.ChoiceField(
        label=_("Peut-on y laisser un message ?"),
        choices=[("", _("On ne sait pas")), *YesNo.choices],
        required=False,
    ),
}


class PhoneRows:
    """A row more than the telephones that are known, three at least. A row without a number is no telephone."""

    def __init__(self, form: forms.Form, shown: list[dict]):
        self.form, self.count = form, max(FEWEST_PHONES, len(shown) + 1)
        for row in range(self.count):
            known = shown[row] if row < len(shown) else {}
            for part, make in PHONE_PARTS.items():
                form.fields[self.name(row, part)] = make()
                form.initial[self.name(row, part)] = known.get(part, "")

    @staticmethod
    def name(row: int, part: str) -> str:
        return f"phone_{row}_{part}"

    def __iter__(self):
        for row in range(self.count):
            yield [self.form[self.name(row, part)] for part in PHONE_PARTS]

    def read(self, cleaned: dict) -> list[dict]:
        rows = []
        for row in range(self.count):
            values = {part: cleaned.get(self.name(row, part)) or "" for part in PHONE_PARTS}
            try:
                validate_phone(values["number"])
            except ValidationError:
                self.form.add_error(self.name(row, "number"), WRONG_NUMBER)
            if values["number"]:
                rows.append(values)
            elif values["label"] and self.name(row, "number") not in self.form.errors:
                self.form.add_error(self.name(row, "number"), _("Écrivez le numéro, ou videz la ligne."))
        return rows


class HoursRows:
    """Each day, two ranges. Hours that the table cannot hold are not asked for: the message is for them."""

    def __init__(self, form: forms.Form, shown: str):
        self.form, self.shown, self.table = form, shown, table_of(shown)
        if self.table is None:
            return
        for day in DAYS:
            for place in range(RANGES_A_DAY):
                pair = self.table[day][place] if place < len(self.table[day]) else (None, None)
                for end, value in enumerate(pair):
                    name = self.name(day, place, end)
                    form.fields[name] = _time_field(place, end)
                    form.initial[name] = value
        form.fields["closed_on_holidays"] = forms.BooleanField(label=_("Fermé les jours fériés"), required=False)
        form.initial["closed_on_holidays"] = closes_on_holidays(shown)

    @staticmethod
    def name(day: str, place: int, end: int) -> str:
        return f"hours_{day}_{place}_{'to' if end else 'from'}"

    def __iter__(self):
        """(the day, its four fields)"""
        if self.table is None:
            return
        names = Locale.parse(get_language().replace("-", "_")).days["format"]["wide"]
        for place_of_day, day in enumerate(DAYS):
            ends = [(place, end) for place in range(RANGES_A_DAY) for end in (0, 1)]
            yield names[place_of_day], [self.form[self.name(day, *which)] for which in ends]

    @property
    def closed_on_holidays(self):
        return self.form["closed_on_holidays"] if self.table is not None else None

    def read(self, cleaned: dict) -> str:
        if self.table is None:
            return self.shown
        table = {day: tuple(sorted(filter(None, self._ranges(day, cleaned)))) for day in DAYS}
        return expression_of(table, cleaned.get("closed_on_holidays", False), self.shown)

    def _ranges(self, day: str, cleaned: dict):
        for place in range(RANGES_A_DAY):
            first, last = (self.name(day, place, end) for end in (0, 1))
            start, end = cleaned.get(first), cleaned.get(last)
            if (start is None) != (end is None):
                missing = first if start is None else last
                if not {first, last} & set(self.form.errors):
                    self.form.add_error(missing, _("Donnez les deux heures, ou aucune."))
            elif start is not None:
                if start == end and start.isoformat() != "00:00:00":
                    self.form.add_error(last, _("Les deux heures sont les mêmes."))
                yield start, end


def _time_field(place: int, end: int) -> forms.TimeField:
    return forms.TimeField(
        label=_("à") if end else _("puis de") if place else _("de"),
        required=False,
        input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh"],
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Écrivez une heure comme celle-ci : 14:30.")},
    )
