"""What a partner fills in: its page as it is known, to correct. Nothing is required but to say something."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partenaires.choices import SPOKEN_LANGUAGES, Appointment, language_name
from partenaires.proposals import sheet
from partenaires.proposals.models import Invitation, Proposal
from partenaires.proposals.rows import HoursRows, PhoneRows
from reseau.base.choices import YesNo

UNKNOWN = ("", _("On ne sait pas"))


def words(label: str, max_length: int, rows: int = 0, **attrs) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, **attrs}) if rows else forms.TextInput(attrs)
    return forms.CharField(label=label, max_length=max_length, required=False, widget=widget)


def one_of(label: str, choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[UNKNOWN, *choices.choices], required=False)


def spoken_languages() -> list[tuple[str, str]]:
    names = ((code, language_name(code, get_language())) for code in SPOKEN_LANGUAGES)
    return sorted(names, key=lambda choice: choice[1])


LABELS = {name: field.label for name, field in sheet.FIELDS.items()}


class ProposalForm(forms.Form):
    """`snapshot` carries what the partner was shown, signed: what the team changes meanwhile is no change of theirs."""

    summary = words(LABELS["summary"], 1000, rows=2, dir="auto")
    email = forms.EmailField(
        label=LABELS["email"],
        required=False,
        error_messages={"invalid": _("Écrivez un courriel comme celui-ci : nom@exemple.fr.")},
    )
    website = forms.URLField(
        label=LABELS["website"],
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={"invalid": _("Écrivez une adresse comme celle-ci : https://exemple.fr.")},
    )
    appointment = one_of(LABELS["appointment"], Appointment)
    languages_spoken = forms.MultipleChoiceField(
        label=LABELS["languages_spoken"],
        choices=spoken_languages,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hours_note = words(LABELS["hours_note"], 2000, rows=2, dir="auto")
    address = words(LABELS["address"], 200)
    address_details = words(LABELS["address_details"], 200)
    postal_code = forms.RegexField(
        r"^[0-9]{5}$",
        label=LABELS["postal_code"],
        required=False,
        error_messages={"invalid": _("Un code postal a cinq chiffres.")},
    )
    town = words(LABELS["town"], 100)
    transport = words(LABELS["transport"], 2000, rows=2, dir="auto")
    step_free = one_of(LABELS["step_free"], YesNo)
    stroller = one_of(LABELS["stroller"], YesNo)
    children_admitted = one_of(LABELS["children_admitted"], YesNo)
    play_corner = one_of(LABELS["play_corner"], YesNo)
    remark = words(_("Un message pour l’équipe"), 3000, rows=5, dir="auto")
    all_is_right = forms.BooleanField(label=_("Tout le reste est juste"), required=False)
    snapshot = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation, self.partner = invitation, invitation.partner
        for name in set(sheet.FIELDS) - set(sheet.offered(self.partner)):
            del self.fields[name]
        self.shown = self._what_was_shown()
        self.initial = {**self.shown, "snapshot": signing.dumps(self.shown, salt=self._salt, compress=True)}
        self.fields["remark"].help_text = _("Vos services, leur prix, ce qui a changé : l’équipe réécrira la fiche.")
        if self.partner.protected:
            self.fields["remark"].help_text = _("N’écrivez pas l’adresse du lieu : elle est protégée.")
        self.phones, self.hours = PhoneRows(self, self.shown["phones"]), HoursRows(self, self.shown["hours"])

    @property
    def _salt(self) -> str:
        return f"partenaires.proposal.{self.invitation.pk}"

    def _what_was_shown(self) -> dict:
        now = sheet.values(self.partner)
        try:
            shown = signing.loads(self.data.get("snapshot", ""), salt=self._salt)
        except signing.BadSignature:
            return now
        return {name: shown.get(name, value) for name, value in now.items()}

    @property
    def contact_fields(self):
        return self._named("email", "website", "appointment", "languages_spoken")

    @property
    def place_fields(self):
        return self._named(*sheet.SAYS_WHERE, "step_free", "stroller", "children_admitted", "play_corner")

    def _named(self, *names):
        return [self[name] for name in names if name in self.fields]

    def clean(self):
        cleaned = super().clean()
        rows = {"phones": self.phones.read(cleaned), "hours": self.hours.read(cleaned)}
        if self.errors:
            return cleaned
        proposed = {name: _tidy(rows.get(name, cleaned.get(name))) for name in self.shown}
        self.changes = {
            name: {"shown": self.shown[name], "proposed": value}
            for name, value in proposed.items()
            if value != self.shown[name]
        }
        if not (self.changes or cleaned["remark"] or cleaned["all_is_right"]):
            sentence = _("Corrigez ce qui a changé, écrivez un message, ou cochez « Tout le reste est juste ».")
            raise ValidationError(sentence)
        return cleaned

    def save(self) -> bool:
        """Uses the link. False, and nothing is kept, when it has been used or closed meanwhile."""
        with transaction.atomic():
            # Nobody marks the place as protected between here and the end: what says where would be kept.
            locked = type(self.partner).objects.select_for_update(of=("self",)).filter(pk=self.partner.pk).first()
            link = Invitation.objects.usable().filter(pk=self.invitation.pk)
            if locked is None or not link.update(used_at=timezone.now()):
                return False
            offered = sheet.offered(locked)
            Proposal.objects.create(
                invitation=self.invitation,
                changes={name: change for name, change in self.changes.items() if name in offered},
                remark=sheet.plain(self.cleaned_data["remark"]),
                all_is_right=self.cleaned_data["all_is_right"],
            )
        return True


def _tidy(value):
    if isinstance(value, str):
        return sheet.plain(value)
    return sorted(value) if value and isinstance(value[0], str) else list(value)
