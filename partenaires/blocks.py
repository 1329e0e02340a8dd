"""What a partner holds in rows: telephones, services, the hours of a week, closures."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail import blocks

from partenaires.choices import Cost
from partenaires.timetable import DAYS, Closure, Opening, Weeks
from reseau.base.choices import YesNo
from reseau.base.phones import international, phone_in_words, phone_link, validate_phone
from reseau.base.streams import SharedCharBlock

DAY_NAMES = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
WEEK_NAMES = [(Weeks.EVEN, "les semaines paires"), (Weeks.ODD, "les semaines impaires")]


class PhoneValue(blocks.StructValue):
    @property
    def in_words(self) -> str:
        return phone_in_words(self["number"])

    @property
    def link(self) -> str:
        """`tel:` address."""
        return phone_link(self["number"])

    @property
    def international(self) -> str:
        """E.164, or the short number."""
        return international(self["number"])


class PhoneBlock(blocks.StructBlock):
    number = SharedCharBlock(label="numéro", validators=[validate_phone])
    label = blocks.CharBlock(
        label="pour quoi",
        required=False,
        default="",
        max_length=100,
        help_text="« Accueil », « Écoute », « Urgence la nuit ».",
    )
    message = blocks.ChoiceBlock(
        label="peut-on y laisser un message ?",
        choices=YesNo.choices,
        required=False,
        default="",
        help_text="Non, si une autre personne peut l’entendre, ou rappeler. Vide : on ne sait pas.",
    )

    class Meta:
        icon = "mobile-alt"
        label = "téléphone"
        value_class = PhoneValue


class PhonesBlock(blocks.StreamBlock):
    phone = PhoneBlock()


class ServiceValue(blocks.StructValue):
    @property
    def cost_label(self) -> str:
        return str(Cost(self["cost"]).label) if self["cost"] else ""


class ServiceBlock(blocks.StructBlock):
    name = blocks.CharBlock(label="service", max_length=150)
    for_whom = blocks.TextBlock(label="pour qui", required=False, default="", rows=1)
    cost = blocks.ChoiceBlock(
        label="prix", choices=Cost.choices, required=False, default="", help_text="Vide : on ne sait pas."
    )
    cost_details = blocks.CharBlock(label="prix : précisions", required=False, default="", max_length=200)
    how = blocks.TextBlock(label="comment l’obtenir", required=False, default="", rows=2)

    class Meta:
        icon = "help"
        label = "service"
        value_class = ServiceValue


class ServicesBlock(blocks.StreamBlock):
    service = ServiceBlock()


class RangeBlock(blocks.StructBlock):
    start = blocks.TimeBlock(label="de")
    end = blocks.TimeBlock(label="à", help_text="00:00 : minuit. Avant l’heure de début : le lendemain.")

    class Meta:
        label = "plage"


class OpeningValue(blocks.StructValue):
    @property
    def opening(self) -> Opening:
        ranges = tuple((pair["start"], pair["end"]) for pair in self["ranges"])
        return Opening(tuple(self["days"]), ranges, Weeks(self["weeks"] or ""))


class OpeningBlock(blocks.StructBlock):
    days = blocks.MultipleChoiceBlock(
        label="jours", choices=list(zip(DAYS, DAY_NAMES, strict=True)), widget=forms.CheckboxSelectMultiple
    )
    ranges = blocks.ListBlock(RangeBlock(), label="heures", min_num=1)
    weeks = blocks.ChoiceBlock(
        label="semaines",
        choices=WEEK_NAMES,
        required=False,
        default="",
        help_text="Vide : toutes. Le numéro des semaines est celui du calendrier.",
    )

    class Meta:
        icon = "time"
        label = "ouverture"
        value_class = OpeningValue


class ClosureValue(blocks.StructValue):
    @property
    def closure(self) -> Closure:
        return Closure(self["first"], self["last"] or self["first"], self["yearly"])


class ClosureBlock(blocks.StructBlock):
    first = blocks.DateBlock(label="premier jour fermé")
    last = blocks.DateBlock(label="dernier jour fermé", required=False, help_text="Vide : ce jour seulement.")
    yearly = blocks.BooleanBlock(label="chaque année", required=False)

    class Meta:
        icon = "cross"
        label = "fermeture"
        value_class = ClosureValue

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["last"] and cleaned["last"] < cleaned["first"]:
            raise blocks.StructBlockValidationError({"last": ValidationError("La fin vient avant le début.")})
        return cleaned


class ScheduleBlock(blocks.StreamBlock):
    """The hours as a person fills them in; `partenaires.timetable` makes an expression of them."""

    opening = OpeningBlock()
    closure = ClosureBlock()
