from django import forms
from django.utils.translation import gettext_lazy as _

from partenaires.choices import Category
from reseau.base.filters import ThemedFilterForm


class PartnerFilterForm(ThemedFilterForm):
    """Filters of the directory."""

    category = forms.ChoiceField(label=_("Type de lieu"), required=False, choices=[("", _("Tous")), *Category.choices])
