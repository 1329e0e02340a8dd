"""What a translator sends to the desk."""

from operator import itemgetter

from django import forms
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from wagtail.models import Locale, Page, get_page_models

from reseau.translation import po
from reseau.translation.desk import State
from reseau.translation.objects import models_without_page
from reseau.translation.strings import french

MOST_BYTES = 10_000_000


def languages() -> list[tuple[str, str]]:
    """The other languages of the site, as they are called in French."""
    codes = Locale.objects.exclude(pk=french().pk).values_list("language_code", flat=True)
    return [(code, get_language_info(code)["name_translated"].capitalize()) for code in codes]


def kinds() -> list[tuple[str, str]]:
    """The types of what there is to translate, by their names."""
    models = [model for model in get_page_models() if model is not Page] + models_without_page()
    return sorted(
        ((model._meta.label_lower, capfirst(model._meta.verbose_name)) for model in models), key=itemgetter(1)
    )


class DeskForm(forms.Form):
    """What of the desk to show. Of what it does not understand, it shows as if it had not been asked."""

    language = forms.ChoiceField(label="Langue", choices=languages, required=False)
    state = forms.ChoiceField(label="État", required=False)
    kind = forms.ChoiceField(label="Type", required=False)
    p = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", "Ce qui reste à faire"), *State.choices]
        self.fields["kind"].choices = [("", "Tous"), *kinds()]
        self.is_valid()

    @property
    def code(self) -> str:
        """The language; the first of them by default, "" when French is alone."""
        return self.cleaned_data.get("language") or next((code for code, _name in languages()), "")

    @property
    def page(self) -> int:
        return self.cleaned_data.get("p") or 1

    def shows(self, row) -> bool:
        state, kind = self.cleaned_data.get("state"), self.cleaned_data.get("kind")
        right_state = state in row.states if state else State.DONE not in row.states
        return right_state and (not kind or row.source._meta.label_lower == kind)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label="Langue", choices=languages)

    def clean_language(self) -> Locale:
        return Locale.objects.get(language_code=self.cleaned_data["language"])


class OnePageFileForm(forms.Form):
    """A file of translations. `catalogue`: what it holds, once it is valid."""

    file = forms.FileField(
        label="Fichier (.po)",
        help_text="Celui d’une langue, exporté d’ici, ou celui d’une page. Dix mégaoctets au plus.",
        widget=forms.FileInput(attrs={"accept": ".po,text/x-gettext-translation"}),
        error_messages={"required": "Choisissez un fichier de traduction (.po) de ce site."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"Le fichier est trop gros : {MOST_BYTES // 1_000_000} Mo au plus.")
        try:
            self.catalogue = po.read(file.read())
        except po.UnreadableError as error:
            raise forms.ValidationError(str(error)) from error
        return file


class FileForm(OnePageFileForm, LanguageForm):
    publish = forms.BooleanField(
        label="Publier aussitôt ce qui est importé",
        required=False,
        help_text="Sinon, les phrases attendent dans la liste « à publier ».",
    )

    field_order = ["language", "file", "publish"]


class Action(TextChoices):
    APPROVE = "approve", "J’ai relu"
    PUBLISH = "publish", "Publier"
    WRITE = "write", "Enregistrer"


class ActionForm(forms.Form):
    action = forms.ChoiceField(choices=Action)
