"""The forms of accounts: inviting, changing, opening one's own."""

from itertools import count

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import Group
from django.utils.text import slugify
from wagtail.users.forms import UserEditForm

from reseau.users.accounts.limits import givable_roles, may_give_roles
from reseau.users.accounts.signatures import SignatureField, SignatureMixin

User = get_user_model()
KNOWN_ADDRESS = "Un compte a déjà cette adresse."


def free_username(first_name: str, last_name: str) -> str:
    """A login that nobody has: "nadia.benali", or with a number behind."""
    name = ".".join(filter(None, [slugify(first_name), slugify(last_name)]))[:140] or "compte"
    return next(
        login for number in count(1) if not User.objects.filter(username=(login := name + str(number) * (number > 1)))
    )


class AddressMixin:
    """One account for each address."""

    def clean_email(self):
        email = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(KNOWN_ADDRESS)
        return email


class InvitationForm(AddressMixin, forms.ModelForm):
    """A name, an address, roles; the person chooses the rest."""

    first_name = forms.CharField(label="prénom", max_length=150)
    last_name = forms.CharField(label="nom", max_length=150)
    email = forms.EmailField(label="adresse électronique", help_text="L’invitation y est envoyée.")
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label="rôles", widget=forms.CheckboxSelectMultiple, help_text="Ils s’ajoutent."
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "groups"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = givable_roles(by)

    def save(self, commit=True):
        self.instance.username = free_username(self.instance.first_name, self.instance.last_name)
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountForm(AddressMixin, UserEditForm):
    """An account as others may change it: never its password, nor more rights than they may give."""

    password_enabled = False

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)
        self.fields["groups"].queryset = givable_roles(by)
        self.fields["groups"].disabled = not may_give_roles(by, self.instance)

    def clean_groups(self):
        """The roles that are out of reach stay as they are."""
        if self.fields["groups"].disabled:
            return self.instance.groups.all()
        kept = self.instance.groups.exclude(pk__in=givable_roles(self.by))
        return [*self.cleaned_data["groups"], *kept]


class WelcomeForm(SignatureMixin, SetPasswordForm):
    """What an invited person chooses."""

    display_name = SignatureField()
    field_order = ["display_name"]

    @property
    def signed_user(self):
        return self.user

    def save(self, commit=True):
        self.user.display_name = self.cleaned_data["display_name"]
        return super().save(commit)


class SignatureForm(SignatureMixin, forms.ModelForm):
    """The signature, in the page of one's own account."""

    display_name = SignatureField(required=False)

    class Meta:
        model = User
        fields = ["display_name"]

    @property
    def signed_user(self):
        return self.instance
