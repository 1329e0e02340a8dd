"""What libraries take for granted of a form, and fail without: somebody may have made it up."""

from django import forms
from django.core.signing import BadSignature, Signer


class SignedField(forms.CharField):
    def clean(self, value):
        try:
            return Signer().unsign(super().clean(value))
        except BadSignature as error:
            raise forms.ValidationError("Ce n’est pas ce que le site a écrit dans le formulaire.") from error


class RedirectImportForm(forms.Form):
    """The second step of Wagtail's import of redirects: which file, as the first step has signed it."""

    import_file_name = SignedField()
    input_format = SignedField()


FORMS = {  # name of the address → form, and what to say when it is not that one
    "wagtailredirects:process_import": (RedirectImportForm, "Recommencez l’import depuis le choix du fichier."),
}


def fault_of(name: str, request) -> str:
    """What to tell whoever sends `request` to the address called `name`; "" when nothing is wrong."""
    form, sentence = FORMS.get(name, (None, ""))
    return "" if form is None or form(request.POST, request.FILES).is_valid() else sentence
