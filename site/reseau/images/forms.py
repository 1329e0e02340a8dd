"""The form of a picture, the same by every way in: Wagtail's own views all build on it."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.images.forms import BaseImageForm

from reseau.images.fields import PictureUploadField
from reseau.images.models import Consent


class PictureForm(BaseImageForm):
    """Asks for the words and the agreement that a picture needs. The title is what the picture shows, by default.

    Whoever sends an answer on the agreement, or another file, answers for it: their name and the hour are noted here
    and read from no field.
    """

    class Meta(BaseImageForm.Meta):
        # No copy of the file's name into the title: a camera's name says nothing, a parent's too much.
        widgets = BaseImageForm.Meta.widgets | {"file": forms.FileInput(), "consent": forms.RadioSelect()}

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        if "file" in self.fields:
            self.fields["file"] = PictureUploadField(label="Photo", widget=self.fields["file"].widget)
        if "description" in self.fields:
            self._ask_for_words()
        if "consent" in self.fields:
            self._ask_for_agreement()
        if "title" in self.fields:
            self._make_title_optional()

    def _ask_for_words(self):
        field = self.fields["description"]
        field.required, field.label = True, "Texte de remplacement"
        field.help_text = (
            "Ce que montre la photo, pour qui ne la voit pas : qui fait quoi, et où. Une phrase, sans « photo de » "
            "ni nom d’enfant. Exemple : « Deux adultes et trois enfants goûtent sous un arbre. »"
        )

    def _ask_for_agreement(self):
        field, picture = self.fields["consent"], self.instance
        field.help_text = "Demandez avant de publier. Le site garde votre réponse, votre nom et la date."
        if picture.consent_at:
            day = date_format(timezone.localtime(picture.consent_at), "j F Y")
            name = picture.consent_by and picture.consent_by.display_name
            field.help_text += f" Dernière réponse : {day}, par {name or 'un compte sans signature'}."
        if not picture.pk:
            field.choices = [choice for choice in Consent.choices if choice[0] != Consent.WITHDRAWN]

    def _make_title_optional(self):
        field = self.fields["title"]
        field.required = False
        field.help_text = "Pour la retrouver dans l’administration. Vide : le texte de remplacement."
        if not self.instance.pk:
            self.initial["title"] = ""

    def clean(self):
        cleaned = super().clean()
        if "title" in self.fields and not cleaned.get("title"):
            cleaned["title"] = cleaned.get("description", "")
        return cleaned

    def save(self, commit=True):
        if {"consent", "file"} & set(self.changed_data):
            self.instance.answered_by(self.user)
        if "file" in self.changed_data:
            self.instance.set_focal_point(None)  # it was that of the picture before
        return super().save(commit=commit)
