"""The name that signs a text: chosen by its author, shown to all, never what the account is known by."""

from django import forms


def fault(signature: str, user) -> str:
    """Why `signature` cannot be that of `user`, in one French sentence; "" when it can."""
    said = signature.strip().casefold()
    if "@" in said:
        return "Une signature n’est jamais une adresse : choisissez un prénom ou un pseudonyme."
    if said == user.username.casefold():
        return "Cette signature est votre identifiant de connexion : choisissez un prénom ou un pseudonyme."
    return ""


class SignatureField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(
            label="Votre signature",
            max_length=80,
            help_text="Un prénom ou un pseudonyme. Tout le monde le lira sous vos textes.",
            **kwargs,
        )


class SignatureMixin:
    """For a form with a `display_name` and the account as `signed_user`."""

    def clean_display_name(self):
        signature = self.cleaned_data["display_name"]
        if sentence := fault(signature, self.signed_user):
            raise forms.ValidationError(sentence)
        return signature
