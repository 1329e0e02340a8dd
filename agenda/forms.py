"""The filters of the agenda, which the page and its feed read alike."""

from datetime import date
from functools import cache
from urllib.parse import urlencode

from django import forms
from django.apps import apps
from django.core.validators import MinValueValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agenda.choices import Kind
from partenaires.models import PartnerPage
from reseau.base.filters import ThemedFilterForm
from reseau.base.querysets import open_to_all

OF_THE_LIST = {"date_from"}  # what a list starts from says nothing of a feed


class ArchiveFilterForm(ThemedFilterForm):
    """Filters of what has been: what it was about."""

    kind = forms.ChoiceField(label=_("Type de rendez-vous"), required=False, choices=[("", _("Tous")), *Kind.choices])

    @property
    def feed_filters(self) -> dict:
        """The valid filters that make a feed."""
        return {name: value for name, value in self.filters.items() if name not in OF_THE_LIST}

    @property
    def feed_in_words(self) -> list[str]:
        return [self._in_words(name, value) for name, value in self.feed_filters.items()]

    @property
    def feed_query(self) -> str:
        """The filters that make a feed, as the query of an address, always in the same order; "" for none."""
        kept = [(name, self[name].value()) for name in self.fields if name in self.feed_filters]
        return urlencode([(name, "on" if value is True else value) for name, value in kept])

    def on(self, address: str) -> str:
        """`address` with the filters that make a feed."""
        return f"{address}?{self.feed_query}" if self.feed_query else address


class EventFilterForm(ArchiveFilterForm):
    """Filters of the agenda. The clean `partner` is a PartnerPage, `place` a key that events share."""

    place = forms.ChoiceField(label=_("Lieu"), required=False)
    date_from = forms.DateField(
        label=_("À partir du"),
        required=False,
        validators=[MinValueValidator(date(1900, 1, 1))],  # no database holds the very first instants
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    childcare = forms.BooleanField(label=_("Garde d’enfants sur place"), required=False)
    free = forms.BooleanField(label=_("Gratuit"), required=False)
    step_free = forms.BooleanField(label=_("Accès sans marche"), required=False)
    online = forms.BooleanField(label=_("En ligne"), required=False)
    partner = forms.SlugField(required=False, allow_unicode=True, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = cache(place_choices)  # asked for once, and only if a place is read or shown

    def clean_partner(self):
        if not (slug := self.cleaned_data["partner"]):
            return None
        partners = PartnerPage.objects.filter(slug=slug, locale__language_code=get_language())
        if not (partner := open_to_all(partners).first()):
            raise forms.ValidationError(_("Ce partenaire n’est pas dans l’annuaire."))
        return partner

    def _in_words(self, name, value) -> str:
        return value.title if name == "partner" else super()._in_words(name, value)

    @property
    def asks_more(self) -> bool:
        """Whether a filter is on, or wrong, beyond the two that every visitor sees first."""
        return bool({*self.filters, *self.wrong_fields} - {"theme", "kind", "partner"})


class FeedFilterForm(EventFilterForm):
    """Filters of a feed, and of a month: without the day that a list begins with."""

    date_from = None


def place_choices() -> list[tuple[str, str]]:
    return [("", _("Tous les lieux")), *places()]


def places() -> list[tuple[str, str]]:
    """(key, name) of each place where an event takes place, by name."""
    events = apps.get_model("agenda.EventPage").objects.filter(locale__language_code=get_language())
    rows = open_to_all(events).exclude(place_key="").values_list("place_key", "place_partner__title", "venue")
    return sorted({key: title or venue for key, title, venue in rows.distinct()}.items(), key=lambda row: row[1])
