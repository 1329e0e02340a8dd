"""The site's images: clean files (fields.py), and the agreement of the people one can recognise on them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet, get_upload_to
from wagtail.models import Page, ReferenceIndex

from reseau.images.fields import PictureFileField


class Consent(models.TextChoices):
    """What is known of the people on a picture: French civil code, articles 9 and 372-2 (a child: both parents)."""

    AGREED = "agreed", "Les personnes visibles sont d’accord ; pour un enfant, ses deux parents."
    NOBODY = "nobody", "Personne n’est reconnaissable."
    WITHDRAWN = "withdrawn", "Quelqu’un a retiré son accord : l’image n’est plus proposée."


USABLE = [Consent.AGREED, Consent.NOBODY]


class PictureQuerySet(ImageQuerySet):
    def usable(self):
        """Those that a page may show."""
        return self.filter(consent__in=USABLE)


class CustomImage(AbstractImage):
    """A picture. Who answered for the people on it, and when, is noted by the server and asked of no form."""

    file = PictureFileField("photo", upload_to=get_upload_to, width_field="width", height_field="height")
    consent = models.CharField("accord des personnes visibles", max_length=9, choices=Consent.choices, default="")
    consent_at = models.DateTimeField("accord noté le", null=True, editable=False)
    consent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="accord noté par",
    )
    consent_by.wagtail_reference_index_ignore = True

    admin_form_fields = (
        "file",
        "description",
        "consent",
        "title",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = "image"
        verbose_name_plural = "images"

    @property
    def is_usable(self) -> bool:
        return self.consent in USABLE

    @property
    def is_online(self) -> bool:
        """Whether a published page shows it."""
        references = ReferenceIndex.get_references_to(self).filter(base_content_type__model="page")
        return Page.objects.live().filter(pk__in=list(references.values_list("object_id", flat=True))).exists()

    def save(self, *args, **kwargs):
        """The file first: its size, its hash, its width and height are those of what is stored."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)

    def _set_image_file_metadata(self):
        """Nothing: `file` notes its size and hash as it stores. (Wagtail would read the file, and leave it open.)"""

    def answered_by(self, user):
        """Notes that `user` answers, now, for the people on the picture."""
        self.consent_by, self.consent_at = user, timezone.now()


class Rendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="images_rendition_unique")
        ]
