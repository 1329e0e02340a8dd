"""Forms of the shared floor."""

from django import forms
from django.conf import settings
from wagtail.admin.forms import WagtailAdminModelForm

OTHER_LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class ThemeForm(WagtailAdminModelForm):
    """A theme's name in French, and its label in each other language as a field of its own."""

    locals().update(
        {f"label_{code}": forms.CharField(label=name, required=False, max_length=100) for code, name in OTHER_LANGUAGES}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, _name in OTHER_LANGUAGES:
            self.initial[f"label_{code}"] = self.instance.labels.get(code, "")

    def save(self, commit=True):
        self.instance.labels = {
            code: label for code, _name in OTHER_LANGUAGES if (label := self.cleaned_data[f"label_{code}"])
        }
        return super().save(commit)
