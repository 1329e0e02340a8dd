"""The facts that the law wants published. None is ever invented: what is empty is shown as missing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.fields import RichTextField

from reseau.base.models.site_settings import TranslatedSetting
from reseau.base.phones import validate_phone

FEATURES = ["bold", "ul", "link"]


class Conformity(models.TextChoices):
    """States of conformity and their imposed mention (RGAA 4.1, "Obligations"; decree 2019-768, art. 5)."""

    NONE = "non", _("Accessibilité : non conforme")
    PARTIAL = "partial", _("Accessibilité : partiellement conforme")
    FULL = "full", _("Accessibilité : totalement conforme")

    @classmethod
    def of(cls, rate) -> "Conformity":
        """The state that a rate of met criteria allows, in percent (the same, art. 5)."""
        return cls.FULL if rate >= 100 else cls.PARTIAL if rate >= 50 else cls.NONE


# Facts without which a page of the law is not complete.
PUBLISHER = [
    "publisher_name",
    "publisher_address",
    "publisher_phone",
    "publisher_email",
    "siret",
    "publication_director",
]
REQUIRED = {
    "legal_notice": [*PUBLISHER, "host_name", "host_address", "host_phone", "content_licence"],
    "personal_data": ["publisher_name", "publisher_address", "dpo_contact", "host_name", "log_retention"],
    "accessibility": ["publisher_name", "accessibility_contact", "scheme_url", "plan_url", "statement_on"],
    "ecodesign": ["ecodesign_on"],
    "open_data": ["content_licence"],
    "security": ["security_contact"],
}


@register_setting(icon="clipboard-list", order=110)
class LegalSettings(TranslatedSetting):
    publisher_name = models.CharField("éditeur du site", max_length=200, blank=True)
    publisher_status = models.CharField("statut de l’éditeur", max_length=200, blank=True)
    publisher_address = models.TextField("adresse de l’éditeur", blank=True)
    publisher_phone = models.CharField("téléphone de l’éditeur", max_length=30, blank=True, validators=[validate_phone])
    publisher_email = models.EmailField("courriel de l’éditeur", blank=True)
    siret = models.CharField("numéro Siret", max_length=20, blank=True)
    publication_director = models.CharField("directrice ou directeur de la publication", max_length=200, blank=True)
    host_name = models.CharField("hébergeur", max_length=200, blank=True)
    host_address = models.TextField("adresse de l’hébergeur", blank=True)
    host_phone = models.CharField("téléphone de l’hébergeur", max_length=30, blank=True, validators=[validate_phone])
    content_licence = models.CharField("licence des textes et des données", max_length=200, blank=True)
    image_credits = models.TextField("crédits des images", blank=True)
    dpo_contact = models.CharField(
        "joindre la personne déléguée à la protection des données", max_length=200, blank=True
    )
    log_retention = models.CharField("durée de conservation des journaux du serveur", max_length=100, blank=True)
    security_contact = models.CharField(
        "contact pour signaler une faille",
        max_length=200,
        blank=True,
        help_text="Une adresse mailto: ou https:.",
    )
    accessibility_state = models.CharField(
        "état de conformité", max_length=10, choices=Conformity.choices, default=Conformity.NONE
    )
    audit_on = models.DateField("date de l’audit", null=True, blank=True)
    audit_by = models.CharField("auteur de l’audit", max_length=200, blank=True)
    audit_rate = models.DecimalField("critères respectés (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    non_conformities = RichTextField("non-conformités", blank=True, features=FEATURES)
    disproportionate_burden = RichTextField("charge disproportionnée", blank=True, features=FEATURES)
    exempt_content = RichTextField("contenus non soumis", blank=True, features=FEATURES)
    technologies = models.CharField("technologies", max_length=200, blank=True)
    tested_with = models.TextField("outils et environnements de test", blank=True)
    audited_pages = RichTextField("pages vérifiées", blank=True, features=FEATURES)
    accessibility_contact = models.CharField("contact pour l’accessibilité", max_length=200, blank=True)
    scheme_url = models.URLField("schéma pluriannuel", blank=True)
    plan_url = models.URLField("plan de l’année", blank=True)
    statement_on = models.DateField("date de la déclaration", null=True, blank=True)
    ecodesign_on = models.DateField("date de la déclaration d’écoconception", null=True, blank=True)
    ecodesign_text = RichTextField("écoconception : précisions", blank=True, features=FEATURES)

    panels = [
        MultiFieldPanel([*PUBLISHER, "publisher_status"], "Éditeur"),
        MultiFieldPanel(["host_name", "host_address", "host_phone"], "Hébergeur"),
        MultiFieldPanel(["content_licence", "image_credits"], "Licence et crédits"),
        MultiFieldPanel(["dpo_contact", "log_retention", "security_contact"], "Données et sécurité"),
        MultiFieldPanel(
            [
                *("accessibility_state", "audit_on", "audit_by", "audit_rate", "non_conformities"),
                *("disproportionate_burden", "exempt_content", "technologies", "tested_with", "audited_pages"),
                *("accessibility_contact", "scheme_url", "plan_url", "statement_on"),
            ],
            "Accessibilité",
        ),
        MultiFieldPanel(["ecodesign_on", "ecodesign_text"], "Écoconception"),
    ]

    translated = [
        *("publisher_status", "image_credits", "log_retention", "non_conformities", "disproportionate_burden"),
        *("exempt_content", "tested_with", "audited_pages", "ecodesign_text"),
    ]
    shared = [
        *PUBLISHER,
        *("host_name", "host_address", "host_phone", "content_licence", "dpo_contact", "security_contact"),
        *("accessibility_state", "audit_on", "audit_by", "audit_rate", "technologies", "accessibility_contact"),
        *("scheme_url", "plan_url", "statement_on", "ecodesign_on"),
    ]

    class Meta(TranslatedSetting.Meta):
        verbose_name = "informations légales"

    def clean(self):
        super().clean()
        if self.accessibility_state == Conformity.NONE:
            return
        if not (self.audit_on and self.audit_by and self.audit_rate):
            sentence = "Sans audit daté, signé et chiffré, le site est « non conforme »."
            raise ValidationError({"accessibility_state": sentence})
        if self.accessibility_state != Conformity.of(self.audit_rate):
            sentence = "Le taux de l’audit dit autre chose : 100 % « totalement », à partir de 50 % « partiellement »."
            raise ValidationError({"accessibility_state": sentence})

    @property
    def accessibility_mention(self) -> str:
        """The imposed words for the foot of every page."""
        return self.get_accessibility_state_display()

    def missing_names(self, *topics: str) -> list[str]:
        """Fields that `topics` (keys of `REQUIRED`, all by default) need and that are empty."""
        names = dict.fromkeys(name for topic in topics or REQUIRED for name in REQUIRED[topic])
        return [name for name in names if not getattr(self, name)]

    def missing(self, *topics: str) -> list[str]:
        """The same, by their labels."""
        return [str(self._meta.get_field(name).verbose_name) for name in self.missing_names(*topics)]
