"""The doors that a picture comes in by: each cleans what it is given before anything is stored."""

import hashlib
from contextlib import nullcontext
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from PIL import Image
from wagtail.images.fields import WagtailImageField as WagtailUploadField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from reseau.images.cleaning import CleanPicture, PictureRefused, clean

NOT_AGREED = (
    "Cette image ne peut pas être publiée : l’accord des personnes visibles manque, ou a été retiré. "
    "Choisissez-en une autre, ou complétez sa fiche."
)


def cleaned(content: bytes) -> CleanPicture:
    return clean(content, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)


def neutral_name(picture: CleanPicture) -> str:
    """A name that says nothing: that of a photograph may hold a date, a place or a child's first name."""
    return f"{uuid4().hex}.{picture.extension}"


def clean_in_place(upload: UploadedFile):
    """Makes `upload` hold the clean picture, under a neutral name. Raises PictureRefused.

    In place, because Wagtail's multiple uploader keeps the very file of the request when its form is not complete.
    """
    upload.seek(0)
    picture = cleaned(upload.read())
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(picture.content)
    upload.file.flush()
    upload.seek(0)
    upload.name, upload.size = neutral_name(picture), len(picture.content)
    upload.is_clean = True


class PictureFieldFile(WagtailImageFieldFile):
    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Read in the header: Wagtail would decode the whole picture, before anything has judged its size."""
        with self.open() if self.closed else nullcontext():
            self.seek(0)
            try:
                size = Image.open(self).size
            except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
                size = (None, None)  # it will be refused when it is stored
            self.seek(0)
            return size

    def save(self, name, content: File, save=True):
        """Stores the clean picture, never the file that came. Raises PictureRefused. `name` is not kept."""
        content.seek(0)
        kept, name = content.read(), content.name
        if not getattr(content, "is_clean", False):
            picture = cleaned(kept)
            kept, name = picture.content, neutral_name(picture)
        super().save(name, ContentFile(kept, name), save=False)
        self.instance.file_size, self.instance.file_hash = len(kept), hashlib.sha1(kept).hexdigest()
        if save:
            self.instance.save()

    save.alters_data = True


class PictureFileField(WagtailImageField):
    """The file of a picture. Whatever the way in (form, command, shell), what is stored is clean."""

    attr_class = PictureFieldFile


class PictureUploadField(WagtailUploadField):
    """A picture that somebody sends: cleaned at once, or refused in one sentence.

    Any of the accepted kinds under any name: telephones send a HEIC called .jpg.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = f"{self.max_upload_size // 1024**2}\N{NO-BREAK SPACE}Mo"
        self.help_text = (
            f"JPEG, PNG, WebP, AVIF ou HEIC (iPhone), {limit} au plus. Le lieu, la date et l’appareil "
            "inscrits dans la photo sont effacés dès l’envoi."
        )
        self.error_messages |= {
            "required": "Choisissez une photo.",
            "empty": "Ce fichier est vide. Envoyez de nouveau la photo.",
            "file_too_large_unknown_size": f"Ce fichier est trop lourd : {limit} au plus.",
            "invalid_image_extension": "Ce fichier n’est pas une photo JPEG, PNG, WebP, AVIF ou HEIC.",
        }

    def to_python(self, data):
        upload = forms.FileField.to_python(self, data)
        if upload is None:
            return None
        if upload.size > self.max_upload_size:
            raise ValidationError(self.error_messages["file_too_large_unknown_size"])
        try:
            clean_in_place(upload)
        except PictureRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return upload


class UsablePictureChoiceField(forms.ModelChoiceField):
    """A picture chosen for a page or a setting: refused when its people have not agreed."""

    def clean(self, value):
        picture = super().clean(value)
        if picture and not picture.is_usable:
            raise ValidationError(NOT_AGREED)
        return picture
