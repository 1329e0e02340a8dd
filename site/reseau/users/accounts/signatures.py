"""The name that signs a text: chosen by its author, shown to all, never what the account is known by."""

import unicodedata

from django import forms

ADDRESS = "Une signature n’est jamais une adresse : choisissez un prénom ou un pseudonyme."
LOGIN = "Cette signature est un identifiant de connexion : choisissez un prénom ou un pseudonyme."


def fault(signature: str, user) -> str:
    """Why `signature` cannot be that of `user` (None: of nobody any more), in one French sentence; "" when it can."""
    said = plain(signature)
    if "@" in said:
        return ADDRESS
    return LOGIN if user and said == plain(user.username) else ""


def default_for(user) -> str:
    """The signature that `user` has chosen for the account, "" where it could not be shown, or without any user."""
    chosen = user.display_name.strip() if user else ""
    return "" if fault(chosen, user) else chosen


def plain(words: str) -> str:
    """Without capitals, accents, nor what looks the same: full-width letters, blanks around."""
    letters = unicodedata.normalize("NFKD", words).casefold().strip()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


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
