"""The forms that the components page shows."""

from django import forms

from reseau.base.filters import FilterForm

LONG = "Une soirée pour souffler entre parents, avec un atelier d’accompagnement extraordinairement long à nommer"


class Form(forms.Form):
    name = forms.CharField(label="Votre nom", required=False)
    email = forms.EmailField(label="Votre courriel", help_text="Pour vous répondre.")
    subject = forms.ChoiceField(label="Sujet", choices=[("", "—"), ("aide", "Une aide"), ("agenda", "L’agenda")])
    day = forms.DateField(label="Jour", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    answer = forms.ChoiceField(
        label="Comment vous répondre",
        choices=[("mail", "Par courriel"), ("tel", "Par téléphone")],
        widget=forms.RadioSelect,
    )
    message = forms.CharField(label="Votre message", widget=forms.Textarea)
    agreed = forms.BooleanField(label="J’ai lu ce que devient mon message")


class States(forms.Form):
    focused = forms.CharField(label="Focus", required=False, widget=forms.TextInput(attrs={"class": "is-focus"}))
    long = forms.ChoiceField(label=f"{LONG} ?", help_text=f"{LONG}.", choices=[("", LONG)])


class Filters(FilterForm):
    theme = forms.ChoiceField(
        label="Thème", choices=[("", "Tous les thèmes"), ("logement", "Logement")], required=False
    )
    date_from = forms.DateField(label="À partir du", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    open_now = forms.BooleanField(label="Ouvert maintenant", required=False)
    step_free = forms.BooleanField(label="Accès sans marche", required=False)

    more_fields = ["step_free"]


class Arabic(forms.Form):
    message = forms.CharField(label="رسالتك")
