"""Registering for a date, without account."""

import re

from django import forms
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from agenda.models.registrations import Registration
from agenda.registrations import mails
from agenda.registrations.phones import readable
from reseau.base.choices import YesNo
from reseau.base.forms import TrappedForm

TOO_MANY = _(
    "Trop d’inscriptions arrivent en ce moment. Gardez cette page ouverte, et envoyez de nouveau dans une heure."
)
AGES = re.compile(r"[\d\s,;،.]*")
OLDEST_CHILD = 17


class RegistrationForm(TrappedForm, forms.ModelForm):
    date = forms.ChoiceField(
        label=_("Quelle date ?"), error_messages={"invalid_choice": _("On ne peut plus s’inscrire à cette date.")}
    )

    field_order = ["date", "name", "email", "phone", "adults", "children", "childcare_ages"]

    class Meta:
        model = Registration
        fields = ["name", "email", "phone", "adults", "children", "childcare_ages"]
        help_texts = {
            "name": _("Celui que vous direz en arrivant. Un prénom suffit."),
            "email": _("Pour recevoir la confirmation, et un lien pour annuler. Exemple : nom@exemple.fr."),
            "phone": _(
                "Un courriel ou un téléphone suffit. Sans courriel, nous ne pouvons pas envoyer de confirmation."
            ),
            "adults": _("Vous compris."),
            "childcare_ages": _(
                "Si vous souhaitez la garde sur place. Un nombre par enfant, comme : 3, 7. Moins d’un an : 0."
            ),
        }
        error_messages = {"email": {"invalid": _("Écrivez un courriel comme celui-ci : nom@exemple.fr.")}}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }

    def __init__(self, *args, event, **kwargs):
        """`event`: the page in French. One open date is not asked for."""
        super().__init__(*args, instance=Registration(event=event, language=get_language()), **kwargs)
        self.event, self.is_one_too_many = event, False
        self.dates = {date.recurrence_id.isoformat(): date for date in event.open_dates}
        self.left = event.left_by_date()
        self.fields["date"].choices = [
            (key, choice_in_words(date, self.left[date.recurrence_id])) for key, date in self.dates.items()
        ]
        if self.only_date:
            self.fields["date"].widget = forms.HiddenInput()
            self.initial["date"] = next(iter(self.dates))
        if not (event.childcare == YesNo.YES and event.childcare_asks_ages):
            del self.fields["childcare_ages"]

    @property
    def only_date(self):
        """The date that is not asked for; None when there are several, or when another has been chosen."""
        is_alone = len(self.dates) == 1 and self.data.get("date", *self.dates) in self.dates
        return next(iter(self.dates.values())) if is_alone else None

    @property
    def places_left(self) -> int | None:
        """Those of `only_date`."""
        return self.left[self.only_date.recurrence_id]

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_phone(self):
        if not (phone := self.cleaned_data["phone"]):
            return ""
        if not (number := readable(phone)):
            raise forms.ValidationError(_("Écrivez un numéro comme celui-ci : 06 12 34 56 78."))
        return number

    def clean_childcare_ages(self):
        said = self.cleaned_data["childcare_ages"]
        ages = [int(age) for age in re.findall(r"\d+", said)]
        if not AGES.fullmatch(said) or any(age > OLDEST_CHILD for age in ages):
            raise forms.ValidationError(_("Écrivez seulement des âges en années, comme : 3, 7."))
        return ", ".join(map(str, ages))

    def clean(self):
        said = self.cleaned_data
        if not {"email", "phone"} & self.errors.keys() and not (said.get("email") or said.get("phone")):
            self.add_error("email", _("Donnez un courriel ou un téléphone, pour que l’on puisse vous joindre."))
        if not {"adults", "children"} & self.errors.keys():
            self.check_capacity(said["adults"] + said["children"])
        if "children" not in self.errors and len(said.get("childcare_ages", "").split()) > said["children"]:
            self.add_error("children", _("Vous donnez l’âge de plus d’enfants : corrigez l’un des deux."))
        said = super().clean()
        if not self.errors and Registration.objects.are_too_many():
            self.is_one_too_many = True
            self.add_error(None, TOO_MANY)
        return said

    def check_capacity(self, people: int):
        capacity = self.event.capacity
        if capacity is not None and people > capacity:
            message = ngettext("Il y a %(count)d place en tout.", "Il y a %(count)d places en tout.", capacity)
            self.add_error("adults", message % {"count": capacity})

    @property
    def chosen(self):
        """The date of a valid form."""
        return self.dates[self.cleaned_data["date"]]

    def register(self) -> Registration:
        """Keeps the registration, and writes to who is concerned.

        Its `state` is what anyone would be given: whether a contact is on the list already is told to its mailbox
        alone, never to who types it. A program that fills the trap is given the same, and nothing is kept.
        """
        new = self.save(commit=False)
        new.recurrence_id = self.chosen.recurrence_id
        if self.is_trapped:
            return new
        kept, is_new = Registration.objects.keep(new)
        kept.event = new.event
        if is_new:
            mails.tell(kept, kept.state)
            mails.tell_organiser(kept)
        else:
            mails.tell_known(kept)
        return new


def choice_in_words(date, left: int | None) -> str:
    if left is None:
        return date.when
    if not left:
        return _("%(date)s – complet, liste d’attente") % {"date": date.when}
    words = ngettext("%(date)s – il reste %(count)d place", "%(date)s – il reste %(count)d places", left)
    return words % {"date": date.when, "count": left}
