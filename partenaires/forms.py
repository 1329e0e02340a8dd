from django import forms
from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partenaires.choices import Category, Public, language_name
from reseau.base.filters import ThemedFilterForm


class PartnerFilterForm(ThemedFilterForm):
    """Filters of the directory. Only languages that someone speaks there are offered."""

    q = forms.CharField(
        label=_("Un mot"),
        required=False,
        max_length=100,
        widget=forms.SearchInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )
    category = forms.ChoiceField(label=_("Type de lieu"), required=False, choices=[("", _("Tous")), *Category.choices])
    public = forms.ChoiceField(label=_("Pour qui"), required=False, choices=[("", _("Tout le monde")), *Public.choices])
    language = forms.ChoiceField(label=_("On y parle"), required=False)
    open_now = forms.BooleanField(label=_("Ouvert maintenant"), required=False)
    evenings = forms.BooleanField(label=_("Ouvert le soir ou le samedi"), required=False)
    step_free = forms.BooleanField(label=_("Accès sans marche"), required=False)

    field_order = ["q", "theme", "open_now", "evenings", "category", "public", "language", "step_free"]
    more_fields = ["category", "public", "language", "step_free"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partners = apps.get_model("partenaires.PartnerPage").objects.live().exclude(languages_spoken="")
        codes = {code for codes in partners.values_list("languages_spoken", flat=True) for code in codes}
        names = sorted(((code, language_name(code, get_language())) for code in codes), key=lambda pair: pair[1])
        self.fields["language"].choices = [("", _("Toutes les langues")), *names]
