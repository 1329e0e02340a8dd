"""The filters above every list, and the only readers of their `request.GET`."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from reseau.base.models import Theme


class FilterForm(forms.Form):
    """The only reader of a list's `request.GET`. What is wrong filters nothing and says so."""

    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    more_fields = []  # those that a visitor unfolds

    def clean_page(self):
        return self.cleaned_data["page"] or 1

    @property
    def filters(self) -> dict:
        """The valid filters that were given, by field name. A field that failed is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "page"}

    @property
    def in_words(self) -> list[str]:
        """The filters that are on, as a visitor reads them: « Logement », « À partir du 3 décembre 2026 »."""
        return [self._in_words(name, value) for name, value in self.filters.items()]

    def _in_words(self, name, value) -> str:
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(field.label)
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices)[self[name].value()])
        return f"{field.label} {date_format(value)}" if isinstance(field, forms.DateField) else str(value)

    @property
    def is_unfolded(self) -> bool:
        """Whether one of the fields that a visitor unfolds is in use."""
        return self.is_bound and not self.filters.keys().isdisjoint(self.more_fields)

    @property
    def page_number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1

    @property
    def wrong_fields(self) -> list[str]:
        self.is_valid()
        return [name for name in self.errors if name != "page"]

    @property
    def warning(self) -> str:
        """What to tell a visitor whose filter means nothing; "" when all of them do."""
        return str(_("Un des filtres n’a pas été compris : il n’est pas appliqué.")) if self.wrong_fields else ""


class ThemedFilterForm(FilterForm):
    """Filters of a list whose pages carry themes. The clean `theme` is a `Theme`."""

    theme = forms.ChoiceField(label=_("Thème"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.themes = {theme.slug: theme for theme in Theme.objects.closed_list()}
        labels = sorted(((slug, theme.label) for slug, theme in self.themes.items()), key=lambda pair: pair[1])
        self.fields["theme"].choices = [("", _("Tous les thèmes")), *labels]

    def clean_theme(self):
        return self.themes.get(self.cleaned_data["theme"])
