"""The filters above the list of the aids."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reseau.base.filters import ThemedFilterForm


class GuideFilterForm(ThemedFilterForm):
    q = forms.CharField(
        label=_("Un mot"),
        required=False,
        max_length=100,
        widget=forms.SearchInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )
    field_order = ["q", "theme"]
