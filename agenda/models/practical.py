"""What a parent needs to decide to come. An empty field is unknown, and shows nothing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from multiselectfield import MultiSelectField
from wagtail.admin.panels import MultiFieldPanel

from agenda.choices import Registration
from partenaires.choices import language_name, spoken_language_choices
from partenaires.models import PartnerPage
from reseau.base.choices import YesNo
from reseau.base.phones import phone_link
from reseau.base.text import fold


def answer(label: str, **options) -> models.CharField:
    """A question answered by yes, no, or nothing."""
    return models.CharField(label, max_length=3, choices=YesNo.choices, blank=True, **options)


class Practical(models.Model):
    """Abstract: where, how much, with the children, how to come, whom to call, how to register."""

    place_partner = models.ForeignKey(
        PartnerPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chez un partenaire",
        help_text="Son nom et son adresse sont alors ceux de sa fiche.",
    )
    venue = models.CharField("lieu", max_length=200, blank=True)
    venue_address = models.TextField("adresse du lieu", blank=True)
    online_url = models.URLField("lien pour participer en ligne", max_length=500, blank=True)
    directions = models.TextField("comment venir", blank=True, help_text="Métro, bus, parking, quelle porte.")
    # The place in the address of a filtered list and of its feed.
    place_key = models.SlugField(max_length=80, editable=False, blank=True)

    free = answer("gratuit")
    price = models.CharField("prix", max_length=100, blank=True, help_text="« 5 € par famille ». Vide : inconnu.")
    childcare = answer("garde des enfants sur place")
    childcare_place = models.CharField("garde : où", max_length=200, blank=True)
    childcare_ages = models.CharField("garde : âges", max_length=100, blank=True, help_text="« De 3 à 10 ans ».")
    childcare_booking = answer("garde : à réserver")
    children_welcome = answer("les enfants sont les bienvenus")
    step_free = answer("accès sans marche")
    languages_spoken = MultiSelectField(
        "langues parlées", choices=spoken_language_choices(), max_length=200, blank=True
    )
    to_bring = models.CharField("à apporter", max_length=300, blank=True)
    contact_name = models.CharField("qui appeler", max_length=100, blank=True)
    contact_phone = models.CharField("téléphone", max_length=30, blank=True)
    contact_email = models.EmailField("courriel", blank=True)

    registration = models.CharField(
        "inscription", max_length=10, choices=Registration.choices, blank=True, help_text="Vide : on ne sait pas."
    )
    registration_url = models.URLField("lien d’inscription", max_length=500, blank=True)
    capacity = models.PositiveSmallIntegerField(
        "places", null=True, blank=True, help_text="Pour chaque date, adultes et enfants. Vide : sans limite."
    )
    childcare_asks_ages = models.BooleanField(
        "demander l’âge des enfants à garder", default=True, help_text="Seulement si les enfants sont gardés."
    )

    translated = ["directions", "childcare_place", "childcare_ages", "to_bring"]
    vital = ["price"]
    shared = [
        *("place_partner", "venue", "venue_address", "online_url", "free", "childcare", "childcare_booking"),
        *("children_welcome", "step_free", "languages_spoken", "contact_name", "contact_phone", "contact_email"),
        *("registration", "registration_url", "capacity", "childcare_asks_ages"),
    ]

    practical_panels = [
        MultiFieldPanel(["place_partner", "venue", "venue_address", "online_url", "directions"], "Où"),
        MultiFieldPanel(["free", "price", "to_bring"], "Prix, à apporter"),
        MultiFieldPanel(
            ["childcare", "childcare_place", "childcare_ages", "childcare_booking", "children_welcome"], "Enfants"
        ),
        MultiFieldPanel(["step_free", "languages_spoken"], "Accès, langues"),
        MultiFieldPanel(["contact_name", "contact_phone", "contact_email"], "Qui appeler"),
        MultiFieldPanel(["registration", "registration_url", "capacity", "childcare_asks_ages"], "Inscription"),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        needed = {Registration.LINK: "registration_url", Registration.PHONE: "contact_phone"}.get(self.registration)
        if needed and not getattr(self, needed):
            raise ValidationError({needed: "C’est ainsi que l’on s’inscrit : donnez-le."})

    @property
    def place_name(self) -> str:
        if self.place_partner:
            return self.place_partner.title
        return self.venue or (_("En ligne") if self.online_url else "")

    @property
    def place_address(self) -> str:
        if not (place := self.place_partner):
            return self.venue_address
        return place.postal_address or place.town_line

    @property
    def position(self) -> tuple[float, float] | None:
        """(latitude, longitude) of the place, when it is known and may be said."""
        place = self.place_partner
        return (float(place.latitude), float(place.longitude)) if place and place.has_position else None

    def find_place_key(self) -> str:
        return slugify(fold(self.place_partner.slug if self.place_partner else self.venue))[:80]

    @property
    def has_facts(self) -> bool:
        """Whether anything is known beside when and where."""
        known = [self.price_in_words, self.childcare, self.children_welcome, self.step_free, self.to_bring]
        contact = [self.contact_name, self.contact_phone, self.contact_email]
        return any([*known, *contact, self.languages_spoken, self.registration])

    @property
    def language_names(self) -> list[str]:
        """Names of the languages spoken, in the active language."""
        return sorted(language_name(code, get_language()) for code in self.languages_spoken or [])

    @property
    def contact_phone_link(self) -> str:
        return phone_link(self.contact_phone)

    @property
    def price_in_words(self) -> str:
        """« Gratuit », or what the editor has written; "" when unknown."""
        return self.price or (_("Gratuit") if self.free == YesNo.YES else "")

    @property
    def childcare_note(self) -> str:
        """Where, which ages: what the editor has written of it."""
        return ", ".join(filter(None, [self.childcare_place, self.childcare_ages]))

    @property
    def childcare_note_in_french(self) -> bool:
        """Whether nobody has translated any of it (see `Translated.in_french`)."""
        return all(name in self.in_french for name in ("childcare_place", "childcare_ages") if getattr(self, name))
