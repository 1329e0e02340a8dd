"""The small blocks of the settings: words in every language, numbers to call, links, menus."""

from django.conf import settings
from django.utils.translation import get_language
from wagtail import blocks

from reseau.base.phones import phone_link, validate_phone


class LabelValue(blocks.StructValue):
    def __str__(self):
        """The label in the visitor's language, else in French."""
        return self.get(get_language()) or self[settings.LANGUAGE_CODE]

    @property
    def language(self) -> str:
        """Code of the language it is read in."""
        return get_language() if self.get(get_language()) else settings.LANGUAGE_CODE


class LabelBlock(blocks.StructBlock):
    """A short text kept in every language of the site."""

    def __init__(self, **kwargs):
        super().__init__(
            [
                (code, blocks.CharBlock(label=name, required=code == settings.LANGUAGE_CODE))
                for code, name in settings.LANGUAGES
            ],
            **kwargs,
        )

    class Meta:
        value_class = LabelValue


class EmergencyNumberValue(blocks.StructValue):
    @property
    def tel(self):
        return phone_link(self["number"])


class EmergencyNumberBlock(blocks.StructBlock):
    number = blocks.CharBlock(label="numéro", validators=[validate_phone])
    label = LabelBlock(label="à quoi il sert")

    class Meta:
        icon = "warning"
        label = "numéro"
        value_class = EmergencyNumberValue


class EmergencyNumbersBlock(blocks.StreamBlock):
    number = EmergencyNumberBlock()


class SocialLinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="nom")
    url = blocks.URLBlock(label="adresse")


class SocialLinksBlock(blocks.StreamBlock):
    link = SocialLinkBlock(icon="link", label="lien")


class MenuBlock(blocks.StreamBlock):
    """Pages in the order of the menu, under their own titles, in the language of the visit."""

    page = blocks.PageChooserBlock(label="page")
