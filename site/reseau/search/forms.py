from django import forms
from django.utils.translation import gettext_lazy as _

from reseau.base.filters import FilterForm


class SearchForm(FilterForm):
    """What a visitor types in the search field."""

    q = forms.CharField(
        label=_("Rechercher"),
        required=False,
        max_length=200,
        widget=forms.SearchInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )
