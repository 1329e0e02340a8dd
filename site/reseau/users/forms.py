"""The forms of signing in."""

import re

from django import forms
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from reseau.users import second_factor
from reseau.users.addresses import client_network
from reseau.users.throttling import within

MAILS_AN_HOUR, MAILS_AN_HOUR_FROM_AN_ADDRESS = 3, 20


class SignInForm(LoginForm):
    """Wagtail's, which would otherwise remember one on a computer that others use."""

    remember = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = "Mot de passe"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"


class ForgottenPasswordForm(PasswordResetForm):
    """Wagtail's, which does not fill a letter box: past the limit it says the same, and sends nothing."""

    def save(self, *, request, **options):
        mailbox = self.cleaned_data["email"].lower()
        if within(f"reset:{mailbox}", MAILS_AN_HOUR) and within(
            f"reset:{client_network(request)}", MAILS_AN_HOUR_FROM_AN_ADDRESS
        ):
            super().save(request=request, **options)


class CodeForm(forms.Form):
    """A code of the telephone, or a recovery code, checked once the form is sound."""

    code = forms.CharField(
        label="Code à 6 chiffres, ou code de secours",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    check = staticmethod(second_factor.check)

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_code(self):
        code = re.sub(r"[\s-]", "", self.cleaned_data["code"]).lower()
        if wait := self.wait(code):
            raise forms.ValidationError(f"Trop d’essais. Attendez {wait} secondes, puis tapez un nouveau code.")
        self.result = self.check(self.request, code)
        if not self.result:
            raise forms.ValidationError("Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.")
        return code

    def wait(self, code: str) -> int:
        return second_factor.seconds_to_wait(second_factor.device_for(self.request.person, code))


class TelephoneCodeForm(CodeForm):
    """The same, with the keys of digits alone on a telephone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code à 6 chiffres"
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": ""}


class RecoveryCodeForm(CodeForm):
    """The same, for who has no telephone at hand."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="recovery_%s", **kwargs)
        self.fields["code"].label = "Code de secours"
        self.fields["code"].widget.attrs["autocomplete"] = "off"


class FirstCodeForm(TelephoneCodeForm):
    """The first code of a new telephone: it proves that the telephone has the key. `result`: the recovery codes."""

    check = staticmethod(second_factor.set_up)

    def wait(self, code: str) -> int:
        return second_factor.seconds_to_wait(second_factor.new_device(self.request.person))
