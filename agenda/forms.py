from datetime import date

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from agenda.choices import Kind
from reseau.base.filters import ThemedFilterForm


class EventFilterForm(ThemedFilterForm):
    """Filters of the agenda."""

    kind = forms.ChoiceField(label=_("Type de rendez-vous"), required=False, choices=[("", _("Tous")), *Kind.choices])
    date_from = forms.DateField(
        label=_("À partir du"),
        required=False,
        validators=[MinValueValidator(date(1900, 1, 1))],  # no database holds the very first instants
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    period = forms.ChoiceField(required=False, choices=[("", ""), ("past", _("Déjà passés"))], widget=forms.HiddenInput)
