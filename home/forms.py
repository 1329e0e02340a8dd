"""The contact form: as little as possible about the person who writes."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm

TOO_FAST = 3  # seconds: no person reads the page and writes a message in less
TOO_OLD = 24 * 3600
SALT = "home.contact"


class ContactForm(BaseForm):
    """A message, and one way to answer it.

    Two traps stop programs without troubling people or asking a third party: a field that only a program
    fills in, and the signed time at which the form was shown.
    """

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
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    shown_at = forms.CharField(required=False, widget=forms.HiddenInput)

    TRAPS = ["website", "shown_at"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["shown_at"] = signing.dumps("", salt=SALT)
        if self.is_bound:
            self.data = self.data.copy()
            self.posted_time = self.data.get("shown_at", "")

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("email") or cleaned.get("phone")) and "email" not in self.errors:
            self.add_error("email", _("Donnez un courriel ou un téléphone, pour que l’on puisse vous répondre."))
        if not self.has_fresh_time():
            self.data["shown_at"] = self.initial["shown_at"]
            raise forms.ValidationError(_("Votre message n’est pas encore parti. Envoyez-le une seconde fois."))
        return {name: value for name, value in cleaned.items() if name not in self.TRAPS}

    def has_fresh_time(self) -> bool:
        """Whether the form was shown by this site, not too long ago and not just now."""
        try:
            signing.loads(self.posted_time, salt=SALT, max_age=TOO_OLD)
        except signing.BadSignature:
            return False
        try:
            signing.loads(self.posted_time, salt=SALT, max_age=TOO_FAST)
        except signing.SignatureExpired:
            return True
        return False

    @property
    def is_trapped(self) -> bool:
        """Whether a program has filled in the field that nobody sees."""
        return bool(self.data.get("website"))
