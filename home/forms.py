"""The contact form: as little as possible about the person who writes."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm

from reseau.base.forms import TrappedForm


class ContactForm(TrappedForm, BaseForm):
    """A message, and one way to answer it."""

    message = forms.CharField(
        label=_("Votre message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"})
    )
    name = forms.CharField(
        label=_("Votre nom ou prénom"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Votre courriel"),
        required=False,
        help_text=_("Exemple : nom@exemple.fr. Un courriel ou un téléphone suffit pour vous répondre."),
        error_messages={"invalid": _("Écrivez un courriel comme celui-ci : nom@exemple.fr.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Votre téléphone"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )

    def clean(self):
        if not (self.cleaned_data.get("email") or self.cleaned_data.get("phone")) and "email" not in self.errors:
            self.add_error("email", _("Donnez un courriel ou un téléphone, pour que l’on puisse vous répondre."))
        return super().clean()
