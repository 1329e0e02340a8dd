"""Where a place is and how one gets in; and the places that must never say it."""

from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from partenaires import geocoding, protection
from reseau.base.choices import YesNo

POSTAL_CODE = RegexValidator(r"^\d{5}$", "Un code postal a cinq chiffres.")
INSEE_CODE = RegexValidator(r"^(\d{5}|2[AB]\d{3})$", "Un code Insee a cinq signes : « 92036 ».")
SIRET = RegexValidator(r"^\d{14}$", "Un numéro Siret a quatorze chiffres.")

ACCESS = {
    "step_free": {YesNo.YES: _("Accès sans marche"), YesNo.NO: _("Il y a des marches")},
    "stroller": {YesNo.YES: _("On entre avec une poussette"), YesNo.NO: _("Une poussette n’entre pas")},
    "children_admitted": {YesNo.YES: _("Les enfants sont admis"), YesNo.NO: _("Les enfants ne sont pas admis")},
    "play_corner": {YesNo.YES: _("Coin jeux pour les enfants"), YesNo.NO: _("Pas de coin jeux")},
}


class Placed(models.Model):
    """Abstract. A protected place (a shelter) never holds what would lead to it, whoever saves it."""

    protected = models.BooleanField(
        "lieu protégé",
        default=False,
        help_text="Hébergement dont l’adresse met des personnes en danger. À la publication, l’adresse et la position "
        "sont effacées partout, anciennes versions comprises, et ne peuvent plus être données.",
    )
    address = models.CharField("adresse", max_length=200, blank=True, help_text="Numéro et rue.")
    address_details = models.CharField(
        "complément d’adresse", max_length=200, blank=True, help_text="Bâtiment, étage, « au fond de la cour »."
    )
    postal_code = models.CharField("code postal", max_length=5, blank=True, validators=[POSTAL_CODE])
    town = models.CharField("commune", max_length=100, blank=True)
    insee_code = models.CharField("code Insee de la commune", max_length=5, blank=True, validators=[INSEE_CODE])
    siret = models.CharField("numéro Siret", max_length=14, blank=True, validators=[SIRET])

    latitude = models.FloatField(
        "latitude", null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        "longitude", null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    position_is_manual = models.BooleanField(
        "position corrigée à la main",
        default=False,
        help_text="Sinon elle est cherchée d’après l’adresse, à chaque fois que celle-ci change.",
    )
    geocoding_score = models.FloatField("certitude de la position", null=True, blank=True, help_text="De 0 à 1.")
    geocoded_address = models.CharField("adresse de la position", max_length=500, blank=True)

    step_free = models.CharField("accès sans marche", max_length=3, choices=YesNo.choices, blank=True)
    stroller = models.CharField("accès avec une poussette", max_length=3, choices=YesNo.choices, blank=True)
    children_admitted = models.CharField("enfants admis", max_length=3, choices=YesNo.choices, blank=True)
    play_corner = models.CharField("coin jeux", max_length=3, choices=YesNo.choices, blank=True)
    transport = models.TextField(
        "pour venir", blank=True, help_text="« Métro 13, Gabriel-Péri ; bus 140, arrêt Mairie »."
    )
    acceslibre_url = models.URLField("fiche Acceslibre", max_length=500, blank=True)

    place_panel = MultiFieldPanel(
        [
            *("protected", "address", "address_details"),
            FieldRowPanel(["postal_code", "town", "insee_code"]),
            "siret",
            FieldRowPanel(["latitude", "longitude", "position_is_manual"]),
            FieldPanel("geocoding_score", read_only=True),
        ],
        "Adresse",
        help_text="La position est cherchée à la publication. Si elle est fausse, corrigez-la et cochez la case.",
    )
    access_panel = MultiFieldPanel(
        [
            FieldRowPanel(["step_free", "stroller"]),
            FieldRowPanel(["children_admitted", "play_corner"]),
            *("transport", "acceslibre_url"),
        ],
        "Accès",
    )
    # A translation cannot say of a place what the French page does not.
    shared = [
        *("protected", "address", "address_details", "postal_code", "town", "insee_code", "siret"),
        *("latitude", "longitude", "position_is_manual", "geocoding_score", "geocoded_address"),
        *("step_free", "stroller", "children_admitted", "play_corner", "transport", "acceslibre_url"),
    ]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(protected=False) | models.Q(**protection.ERASED),
                name="%(class)s_protected_says_not_where",
            )
        ]

    def save(self, *args, **kwargs):
        if not self.protected:
            return super().save(*args, **kwargs)
        protection.erase(self)
        with transaction.atomic():
            super().save(*args, **kwargs)
            protection.erase_elsewhere(self)

    def clean(self):
        super().clean()
        if self.protected:
            given = [name for name in protection.SHOWN if getattr(self, name) != protection.ERASED[name]]
            # Who has just marked the place need not empty each field by hand.
            if given and type(self).objects.filter(pk=self.pk, protected=True).exists():
                raise ValidationError(dict.fromkeys(given, "Ce lieu est protégé : ce champ doit rester vide."))
            protection.erase(self)
        elif (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: "Donnez la latitude et la longitude, ou aucune des deux."})

    def save_revision(self, *args, clean=True, **kwargs):
        """The position follows the address of what is published or submitted.

        A draft is not `clean`: Wagtail saves one at each pause of the editor, in the middle of an address too.
        """
        if clean:
            self.locate()
        return super().save_revision(*args, clean=clean, **kwargs)

    def locate(self):
        """Looks for the position of an address that has changed. An old position is never kept for a new address."""
        if self.protected:
            return protection.erase(self)
        if self.position_is_manual or self.geocoded_address == self.full_address:
            return
        found = geocoding.locate(self.full_address)
        if found:
            self.latitude, self.longitude, self.geocoding_score = found.latitude, found.longitude, found.score
            self.geocoded_address = self.full_address
            self.insee_code = self.insee_code or found.insee_code
        elif self.geocoded_address:
            self.latitude = self.longitude = self.geocoding_score = None
            self.geocoded_address = ""

    @property
    def town_line(self) -> str:
        return f"{self.postal_code} {self.town}".strip()

    @property
    def full_address(self) -> str:
        """In one line, as it is looked for; "" without a street."""
        return ", ".join(filter(None, [self.address, self.town_line])) if self.address else ""

    @property
    def address_lines(self) -> list[str]:
        """As it is written on an envelope; nothing without a street."""
        return [*filter(None, [self.address_details, self.address, self.town_line])] if self.address else []

    @property
    def postal_address(self) -> str:
        return "\n".join(self.address_lines)

    @property
    def access_in_words(self) -> str:
        """What is known of getting in, alone or with children, a line each."""
        return "\n".join(str(words) for name, answers in ACCESS.items() if (words := answers.get(getattr(self, name))))

    @property
    def has_position(self) -> bool:
        return self.latitude is not None and self.longitude is not None

    @property
    def directions_url(self) -> str:
        """Another site's page of the way there; "" when nobody knows where it is."""
        if self.has_position:
            return f"https://www.openstreetmap.org/directions?to={self.latitude:.6f}%2C{self.longitude:.6f}"
        return f"https://www.openstreetmap.org/directions?to={quote(self.full_address)}" if self.full_address else ""

    @property
    def geo_url(self) -> str:
        """The place for the maps of the telephone itself (RFC 5870), "" when nobody knows where it is."""
        if not (self.has_position or self.full_address):
            return ""
        point = f"{self.latitude:.6f},{self.longitude:.6f}" if self.has_position else "0,0"
        return f"geo:{point}?q={quote(self.full_address or point)}"
