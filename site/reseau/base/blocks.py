"""The blocks of a free text."""

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from wagtail import blocks

from reseau.base import charts
from reseau.base.streams import SharedCharBlock
from reseau.images.blocks import UsablePictureBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "intertitre"
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, features=TEXT_FEATURES, **kwargs):
        super().__init__(features=features, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "paragraphe"
        template = "blocks/paragraph.html"


class ImageBlock(blocks.StructBlock):
    """An image and what it teaches, or the word of its editor that it teaches nothing: never neither."""

    image = UsablePictureBlock(label="image")
    alt = blocks.CharBlock(
        label="texte de remplacement",
        required=False,
        help_text="Ce que l’image apprend, pour qui ne la voit pas.",
    )
    decorative = blocks.BooleanBlock(
        label="image décorative",
        required=False,
        help_text="Elle n’apprend rien : qui ne la voit pas ne perd rien.",
    )
    caption = blocks.CharBlock(label="légende", required=False)

    class Meta:
        icon = "image"
        label = "image"
        template = "blocks/image.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if fault := self.fault(**cleaned):
            raise blocks.StructBlockValidationError({"alt": ValidationError(fault)})
        return cleaned

    @staticmethod
    def fault(*, alt: str, decorative: bool, caption: str, **others) -> str:
        """What is wrong with the words of an image, in one French sentence; "" when nothing is."""
        if alt and decorative:
            return "Une image décorative n’a pas de texte de remplacement : effacez-le, ou décochez la case."
        if caption and not alt:
            return "Une image avec une légende n’est pas décorative : dites ce qu’elle montre."
        if not alt and not decorative:
            return "Dites ce que l’image apprend, ou cochez « image décorative »."
        return ""


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="citation")
    source = blocks.CharBlock(label="de qui", required=False)

    class Meta:
        icon = "openquote"
        label = "citation"
        template = "blocks/quote.html"


class StepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(blocks.RichTextBlock(features=["bold", "link"], label="étape"), **kwargs)

    class Meta:
        icon = "list-ol"
        label = "étapes numérotées"
        template = "blocks/steps.html"


class TimelineEntryBlock(blocks.StructBlock):
    date_text = blocks.CharBlock(label="date", help_text="Comme on la lit : « 8 avril 2025 », « 2023 ».")
    title = blocks.CharBlock(label="titre")
    text = blocks.TextBlock(label="texte", required=False)


class TimelineBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(TimelineEntryBlock(label="date"), **kwargs)

    class Meta:
        icon = "history"
        label = "frise de dates"
        template = "blocks/timeline.html"


class AlertBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="titre")
    text = blocks.RichTextBlock(label="texte", features=["bold", "link"])

    class Meta:
        icon = "warning"
        label = "encadré important"
        template = "blocks/alert.html"


class FigureBlock(blocks.StructBlock):
    number = SharedCharBlock(label="nombre")
    label = blocks.CharBlock(label="ce qu’il compte")
    scope = blocks.CharBlock(label="année ou périmètre", help_text="Un chiffre sans date ne dit rien.")


class FiguresBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(FigureBlock(label="chiffre"), **kwargs)

    class Meta:
        icon = "order"
        label = "chiffres"
        template = "blocks/figures.html"


class ChartRowBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="libellé")
    number = blocks.DecimalBlock(label="nombre", min_value=0)


class ChartValue(blocks.StructValue):
    @property
    def bars(self) -> list[charts.Bar]:
        rows = [
            (row["label"], row["number"], number_format(row["number"], force_grouping=True)) for row in self["rows"]
        ]
        return charts.bars(rows)


class ChartBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="titre")
    unit = blocks.CharBlock(label="unité", help_text="« euros », « équivalents temps plein »…")
    year = blocks.CharBlock(label="année")
    source = blocks.CharBlock(label="source")
    rows = blocks.ListBlock(ChartRowBlock(label="barre"), label="barres", min_num=1)

    class Meta:
        icon = "table"
        label = "graphique en barres"
        template = "blocks/chart.html"
        value_class = ChartValue


class StoryBlock(blocks.StreamBlock):
    """What a free page is made of."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    steps = StepsBlock()
    timeline = TimelineBlock()
    figures = FiguresBlock()
    chart = ChartBlock()
    alert = AlertBlock()
    image = ImageBlock()
    quote = QuoteBlock()
