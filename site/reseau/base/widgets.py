"""Widgets of the administration."""

from django import forms
from django.apps import apps
from taggit.utils import parse_tags


class ThemeCheckboxes(forms.CheckboxSelectMultiple):
    """The closed list of themes as boxes to tick, in place of a field of free tags."""

    def optgroups(self, name, value, attrs=None):
        self.choices = [(theme.name, theme.name) for theme in apps.get_model("base.Theme").objects.closed_list()]
        return super().optgroups(name, value, attrs)

    def format_value(self, value):
        """`value` is a list of tags or of tagged items; a string comes back from a refused form."""
        if value is None or isinstance(value, str):
            return super().format_value(parse_tags(value))
        return [getattr(item, "tag", item).name for item in value]

    def value_from_datadict(self, data, files, name):
        """The ticked names as taggit's field reads them: one string, each name quoted."""
        names = super().value_from_datadict(data, files, name) or []
        return ", ".join(f'"{value}"' for value in names)
