"""The printed guide that is kept until what it says changes."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language_info
from wagtail.models import Site

# How long whoever makes an edition is left alone: for the time it takes, and after a failure.
PATIENCE = timedelta(minutes=2)


class GuideEdition(models.Model):
    """The last booklet of a site in one language. `fingerprint` sums up what it was made from."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="site")
    language = models.CharField("langue", max_length=10)
    file = models.FileField("fichier", upload_to="guide", blank=True)
    fingerprint = models.CharField("empreinte", max_length=64, blank=True)
    made_at = models.DateTimeField("faite le", null=True, blank=True)
    begun_at = models.DateTimeField("suivante commencée le", null=True, blank=True)

    class Meta:
        verbose_name = "édition du guide"
        verbose_name_plural = "éditions du guide"
        constraints = [models.UniqueConstraint(fields=["site", "language"], name="one_edition_for_each_language")]

    def __str__(self):
        return f"Guide, {self.language_name}"

    @property
    def language_name(self) -> str:
        return get_language_info(self.language)["name_translated"]

    @classmethod
    def of(cls, language: str) -> "GuideEdition":
        """The edition of the site in `language`, even if it was never made;"""
        kept = cls.objects.filter(site__is_default_site=True, language=language).select_related("site").first()
        if kept:
            return kept
        return cls.objects.get_or_create(site=Site.objects.get(is_default_site=True), language=language)[0]

    def begin(self) -> bool:
        """Whether the caller may make the next one. Only one may, until it is kept or `PATIENCE` is over."""
        now = timezone.now()
        free = Q(begun_at=None) | Q(begun_at__lt=now - PATIENCE)
        return bool(type(self).objects.filter(free, pk=self.pk).update(begun_at=now))

    def keep(self, pdf: bytes, fingerprint: str):
        """Puts `pdf` in the place of the file so far."""
        storage = self.file.storage
        previous = type(self).objects.values_list("file", flat=True).get(pk=self.pk)
        self.file.save(f"guide-{self.language}.pdf", ContentFile(pdf), save=False)
        self.fingerprint, self.made_at, self.begun_at = fingerprint, timezone.now(), None
        self.save()
        if previous and previous != self.file.name:
            storage.delete(previous)
