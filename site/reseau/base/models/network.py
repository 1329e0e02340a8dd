"""Who runs the network here, and how it looks. Another town changes these, not the code."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import F, FilteredRelation, Q
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting

from reseau.base import colours
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models.legal import LegalSettings
from reseau.base.models.site_settings import TranslatedSetting
from reseau.base.phones import validate_phone
from reseau.base.setting_blocks import EmergencyNumbersBlock, MenuBlock, SocialLinksBlock

TILES = RegexValidator(
    r"^https://[^\s/;,'\"{}]+/(?=\S*\{z\})(?=\S*\{x\})(?=\S*\{y\})\S*$",
    "L’adresse commence par https:// et contient {z}, {x} et {y}.",
)
HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Une couleur s’écrit #rrvvbb, comme #12474a.")


@register_setting(icon="site", order=100)
class NetworkSettings(TranslatedSetting):
    name = models.CharField("nom du réseau", max_length=100, default=settings.WAGTAIL_SITE_NAME)
    town = models.CharField("ville", max_length=100, blank=True)
    department = models.CharField("département", max_length=100, blank=True)
    region = models.CharField("région", max_length=100, blank=True)
    carried_by = models.CharField("porté par", max_length=200, blank=True)
    logo = models.ForeignKey(
        "images.CustomImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="logo",
        help_text="Vide : le dessin du réseau, une tresse de trois fils.",
    )
    brand_colour = models.CharField(
        "couleur profonde",
        max_length=7,
        default=colours.BRAND,
        validators=[HEX_COLOUR],
        help_text="Titres, liens, bandeaux.",
    )
    accent_colour = models.CharField(
        "couleur chaude",
        max_length=7,
        default=colours.ACCENT,
        validators=[HEX_COLOUR],
        help_text="Boutons, invitations.",
    )
    address = models.TextField("adresse", blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True, validators=[validate_phone])
    email = models.EmailField("courriel", blank=True)
    social_links = MigrationFreeStreamField(SocialLinksBlock(), verbose_name="réseaux sociaux", blank=True)
    emergency_numbers = MigrationFreeStreamField(
        EmergencyNumbersBlock(),
        verbose_name="numéros d’urgence",
        blank=True,
        help_text="Montrés en haut et en bas de chaque page.",
    )
    quick_exit_url = models.URLField(
        "page où mène « Quitter vite »",
        default="https://meteofrance.com/",
        help_text="Une page anodine d’un autre site.",
    )
    menu = MigrationFreeStreamField(
        MenuBlock(),
        verbose_name="menu",
        blank=True,
        help_text="Vide : les pages du premier niveau cochées « dans les menus ».",
    )
    footer = MigrationFreeStreamField(
        MenuBlock(),
        verbose_name="pied de page",
        blank=True,
        help_text="Vide : les autres pages du premier niveau.",
    )
    map_tiles_url = models.CharField(
        "fond de carte",
        max_length=500,
        blank=True,
        validators=[TILES],
        help_text="Adresse des images, avec {z}, {x} et {y}. Vide : aucune carte n’est proposée.",
    )
    map_attribution = models.CharField(
        "source du fond de carte", max_length=200, blank=True, help_text="« © IGN », « © OpenStreetMap »."
    )
    address_search_url = models.URLField(
        "recherche d’adresse",
        max_length=200,
        blank=True,
        validators=[URLValidator(["https"])],
        help_text="Service au format de la base adresse nationale. Vide : on ne peut pas taper une adresse.",
    )
    contact_retention_months = models.PositiveSmallIntegerField(
        "messages effacés après (mois)",
        default=6,
        help_text="Durée de conservation des messages du formulaire de contact.",
    )
    report_retention_months = models.PositiveSmallIntegerField(
        "erreurs signalées et propositions effacées après (mois)",
        default=12,
        help_text="Durée de conservation de « Signaler une erreur » et des propositions des partenaires, "
        "traitées ou non.",
    )
    registration_retention_days = models.PositiveSmallIntegerField(
        "inscriptions effacées après (jours)",
        default=30,
        help_text="Après la date à laquelle on s’est inscrit.",
    )

    translated = ["emergency_numbers"]
    shared = [
        *("name", "town", "department", "region", "carried_by", "logo", "brand_colour", "accent_colour", "address"),
        *("phone", "email"),
        *("social_links", "quick_exit_url", "menu", "footer", "map_tiles_url", "map_attribution"),
        *("address_search_url", "contact_retention_months", "report_retention_months"),
        "registration_retention_days",
    ]

    panels = [
        MultiFieldPanel(
            [
                *("name", "town"),
                FieldPanel(
                    "department", help_text="Proposés, avec la ville, par « Où habitez-vous ? » dans « Mes aides »."
                ),
                "region",
                FieldPanel("carried_by", help_text="Se lit après « Porté par » : la Ville de…, le CCAS de…"),
                FieldPanel(
                    "logo", help_text="PNG, JPEG ou WebP. Vide : le dessin du réseau, une tresse de trois fils."
                ),
            ],
            "Identité",
        ),
        MultiFieldPanel(
            [FieldPanel(name, widget=forms.ColorInput) for name in ("brand_colour", "accent_colour")],
            "Couleurs",
        ),
        MultiFieldPanel(["address", "phone", "email", "social_links"], "Contact"),
        MultiFieldPanel(["emergency_numbers", "quick_exit_url"], "En danger"),
        MultiFieldPanel(["menu", "footer"], "Menus"),
        MultiFieldPanel(
            ["map_tiles_url", "map_attribution", "address_search_url"],
            "Carte de l’annuaire",
            help_text="Ces autres sites sont nommés à la personne ; rien ne leur est demandé avant qu’elle accepte.",
        ),
        MultiFieldPanel(
            ["contact_retention_months", "report_retention_months", "registration_retention_days"], "Durées"
        ),
    ]

    class Meta(TranslatedSetting.Meta):
        verbose_name = "réseau"

    @classmethod
    def base_queryset(cls):
        """One query for what every page shows: `legal_here` is the legal settings of the same language."""
        same_language = Q(site__legalsettings_rows__locale=F("locale"))
        legal = FilteredRelation("site__legalsettings_rows", condition=same_language)
        return cls.objects.annotate(legal_here=legal).select_related("logo", "site", "legal_here")

    @property
    def legal(self) -> LegalSettings:
        """Those of the same site in the same language, else in French."""
        return getattr(self, "legal_here", None) or LegalSettings.for_site(self.site)

    def clean(self):
        super().clean()
        if faults := colours.faults(self.brand_colour, self.accent_colour):
            raise ValidationError({f"{name}_colour": sentence for name, sentence in faults.items()})

    @property
    def numbers_to_call(self) -> list:
        """The emergency numbers, each with the `language` of its label."""
        for block in self.emergency_numbers:
            block.value.language = self.language_of(f"emergency_numbers.{block.id}")
        return [block.value for block in self.emergency_numbers]

    @property
    def has_own_colours(self) -> bool:
        chosen = (self.brand_colour.lower(), self.accent_colour.lower())
        return chosen != (colours.BRAND, colours.ACCENT)
