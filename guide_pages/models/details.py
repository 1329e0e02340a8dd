"""What an aid page holds in rows: facts with their source, texts of law, other aids, partners."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin

from guide_pages.choices import Relation, Reliability
from partenaires.models import PartnerPage
from reseau.base.models import Translated
from reseau.base.typography import french


class AidFact(Translated, TranslatableMixin, Orderable):
    """One fact, who says it and since when. A fact never stands without its source."""

    page = ParentalKey("guide_pages.AidPage", related_name="facts")
    subject = models.CharField("sujet", max_length=100, help_text="« âge », « durée », « lien »…")
    statement = models.TextField("ce qui est établi")
    reliability = models.CharField("fiabilité", max_length=20, choices=Reliability.choices)
    source = models.CharField("source", max_length=300)
    source_date = models.CharField(
        "date de la source",
        max_length=60,
        blank=True,
        help_text="Telle qu’elle est connue : « 2024-04-01 », « après 2023 ».",
    )

    panels = ["subject", "statement", FieldRowPanel(["reliability", "source_date"]), "source"]
    translated = ["subject"]
    vital = ["statement"]
    shared = ["reliability", "source", "source_date"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "fait"

    @property
    def source_day(self) -> str:
        """The date of the source as one reads it, in French like the fact itself."""
        try:
            day = date.fromisoformat(self.source_date)
        except ValueError:
            return self.source_date
        with override(settings.LANGUAGE_CODE):
            return french(date_format(day))


class LegalText(Orderable):
    """A text of law on which the aid rests."""

    page = ParentalKey("guide_pages.AidPage", related_name="legal_texts")
    label = models.CharField("texte", max_length=200, help_text="« Code de la sécurité sociale, article L523-1 »")
    url = models.URLField("adresse", max_length=500, blank=True)

    panels = ["label", "url"]

    class Meta(Orderable.Meta):
        verbose_name = "texte de loi"


class AidRelation(Orderable):
    """Another aid: related, never at the same time, or on top."""

    page = ParentalKey("guide_pages.AidPage", related_name="relations")
    related = models.ForeignKey("guide_pages.AidPage", models.CASCADE, related_name="+", verbose_name="autre aide")
    kind = models.CharField("lien", max_length=20, choices=Relation.choices, default=Relation.RELATED)

    panels = ["kind", PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        verbose_name = "autre aide"

    def clean(self):
        super().clean()
        if self.page_id and self.related_id == self.page_id:
            raise ValidationError({"related": "Une aide n’est pas liée à elle-même."})


class AidPartner(Orderable):
    """A partner whom one may ask about an aid."""

    page = ParentalKey("guide_pages.AidPage", related_name="partner_links")
    partner = models.ForeignKey(PartnerPage, models.CASCADE, related_name="aid_links", verbose_name="partenaire")

    panels = [PageChooserPanel("partner")]
