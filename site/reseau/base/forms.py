"""Forms of the shared floor."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

TOO_FAST = 3  # seconds: no person reads the page and writes a message in less
TOO_OLD = 24 * 3600
SALT = "reseau.trapped"
GIVEN_BACK = "given back"  # in the signed time of a form that has made its sender wait once already


class TrappedForm(forms.Form):
    """A form without account: two traps stop programs without troubling people or asking a third party.

    One is a field that only a program fills in (`is_trapped`: thank, and drop), the other the signed time at
    which the form was shown. A doubtful message is given back whole, and leaves the second time. A form that has
    rules of its own says them in `clean` before it calls this one.
    """

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
        if not self.has_fresh_time():
            self.data["shown_at"] = signing.dumps(GIVEN_BACK, salt=SALT)
            if not self.errors:  # else there is something to correct first
                self.add_error(None, _("Votre message n’est pas encore parti. Envoyez-le une seconde fois."))
        return {name: value for name, value in cleaned.items() if name not in self.TRAPS}

    def has_fresh_time(self) -> bool:
        """Whether the form was shown by this site, not too long ago and not just now."""
        try:
            note = signing.loads(self.posted_time, salt=SALT, max_age=TOO_OLD)
        except signing.BadSignature:
            return False
        try:
            signing.loads(self.posted_time, salt=SALT, max_age=TOO_FAST)
        except signing.SignatureExpired:
            return True
        return note == GIVEN_BACK

    @property
    def is_trapped(self) -> bool:
        """Whether a program has filled in the field that nobody sees."""
        return bool(self.data.get("website"))
