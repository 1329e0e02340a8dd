from django.core.exceptions import ValidationError
from wagtail.images.blocks import ImageChooserBlock

from reseau.images.fields import NOT_AGREED


class UsablePictureBlock(ImageChooserBlock):
    """A picture in a text: refused when its people have not agreed."""

    def clean(self, value):
        picture = super().clean(value)
        if picture and not picture.is_usable:
            raise ValidationError(NOT_AGREED)
        return picture
