"""The few blocks that a piece of news is made of, to be filled in with a thumb."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from reseau.base.blocks import HeadingBlock, ParagraphBlock
from reseau.images.blocks import UsablePictureBlock

RELATED_TYPES = ["partenaires.PartnerPage", "agenda.EventPage"]


class LinesBlock(blocks.TextBlock):
    """A list, one item to a line: on a telephone, a line break is quicker than a field for each item."""

    class Meta:
        icon = "list-ul"
        label = "liste"
        help_text = "Une ligne pour chaque point de la liste."
        template = "blocks/lines.html"

    def get_context(self, value, parent_context=None):
        lines = [line.strip().lstrip("-•*").strip() for line in value.splitlines()]
        return super().get_context(value, parent_context) | {"lines": list(filter(None, lines))}


class LinkValue(blocks.StructValue):
    @property
    def address(self) -> str:
        """Of the page chosen, where anyone may read it; else the one typed. "" for a page that is gone."""
        page = self["page"]
        return (page.url if page.live else "") if page else self["url"]


class AddressBlock(blocks.URLBlock):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.field.error_messages["invalid"] = "Ce n’est pas une adresse entière : elle commence par https://"


class LinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(label="ce que dit le lien", max_length=100, help_text="« S’inscrire au goûter ».")
    page = blocks.PageChooserBlock(label="vers une page de ce site", required=False)
    url = AddressBlock(
        label="ou vers un autre site",
        required=False,
        default="",
        help_text="L’adresse entière, qui commence par https://",
    )

    class Meta:
        icon = "link"
        label = "lien"
        template = "blocks/link.html"
        value_class = LinkValue

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["page"]) == bool(cleaned["url"]):
            fault = "Choisissez une page, ou donnez une adresse : l’une des deux."
            raise blocks.StructBlockValidationError({"url": ValidationError(fault)})
        return cleaned


class PictureBlock(blocks.StructBlock):
    image = UsablePictureBlock(label="photo")
    alt = blocks.CharBlock(
        label="ce que montre la photo",
        required=False,
        default="",
        max_length=200,
        help_text="En une phrase, pour qui ne la voit pas. Vide : la description donnée avec la photo.",
    )

    class Meta:
        icon = "image"
        label = "photo"
        template = "blocks/image.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["image"] and not cleaned["alt"]:
            cleaned["alt"] = cleaned["image"].description
        if cleaned["image"] and not cleaned["alt"] and not self.is_deferred_validation:
            fault = ValidationError("Dites en une phrase ce que montre la photo.")
            raise blocks.StructBlockValidationError({"alt": fault})
        return cleaned


class NewsBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock(features=["bold", "italic", "link"])
    heading = HeadingBlock()
    list = LinesBlock()
    image = PictureBlock()
    link = LinkBlock()


class RelatedBlock(blocks.StreamBlock):
    page = blocks.PageChooserBlock(page_type=RELATED_TYPES, label="partenaire ou rendez-vous")
