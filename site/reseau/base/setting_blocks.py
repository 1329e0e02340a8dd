"""The small blocks of the settings: numbers to call, links, menus."""

from wagtail import blocks

from reseau.base.phones import phone_link, validate_phone
from reseau.base.streams import SharedCharBlock


class EmergencyNumberValue(blocks.StructValue):
    language = ""  # of the label; the settings that hold it know

    @property
    def tel(self):
        return phone_link(self["number"])


class EmergencyNumberBlock(blocks.StructBlock):
    number = SharedCharBlock(label="numéro", validators=[validate_phone])
    label = blocks.CharBlock(label="à quoi il sert")

    class Meta:
        icon = "warning"
        label = "numéro"
        value_class = EmergencyNumberValue


class EmergencyNumbersBlock(blocks.StreamBlock):
    number = EmergencyNumberBlock()


class SocialLinkBlock(blocks.StructBlock):
    label = SharedCharBlock(label="nom")
    url = blocks.URLBlock(label="adresse")


class SocialLinksBlock(blocks.StreamBlock):
    link = SocialLinkBlock(icon="link", label="lien")


class MenuBlock(blocks.StreamBlock):
    """Pages in the order of the menu, under their own titles, in the language of the visit."""

    page = blocks.PageChooserBlock(label="page")
