"""The filters above every list, and the only readers of their `request.GET`."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from reseau.base.models import Theme


class ThemeFilterField(forms.ModelChoiceField):
    """A theme by its slug, under its name in the visitor's language."""

    def __init__(self, **kwargs):
        super().__init__(
            Theme.objects.all(),
            to_field_name="slug",
            required=False,
            label=_("Thème"),
            empty_label=_("Tous les thèmes"),
            **kwargs,
        )

    def to_python(self, value):
        ProhibitNullCharactersValidator()(value)  # PostgreSQL would refuse the query itself
        return super().to_python(value)

    def label_from_instance(self, theme):
        return theme.label


class FilterForm(forms.Form):
    """The only reader of a list's `request.GET`. What is wrong filters nothing and says so."""

    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean_page(self):
        return self.cleaned_data["page"] or 1

    @property
    def filters(self) -> dict:
        """The valid filters that were given, by field name. A field that failed is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "page"}

    @property
    def page_number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1

    @property
    def wrong_fields(self) -> list[str]:
        self.is_valid()
        return [name for name in self.errors if name != "page"]
