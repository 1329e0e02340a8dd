"""The blocks of a free text, and the small ones that settings and home page share."""

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from reseau.base import charts

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "intertitre"
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "paragraphe"
        template = "blocks/paragraph.html"


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label="image")
    alt = blocks.CharBlock(
        label="texte de remplacement",
        required=False,
        help_text="Ce que l’image apprend, pour qui ne la voit pas. Vide si elle ne fait que décorer.",
    )
    caption = blocks.CharBlock(label="légende", required=False)

    class Meta:
        icon = "image"
        label = "image"
        template = "blocks/image.html"


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
    number = blocks.CharBlock(label="nombre")
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


class LabelValue(blocks.StructValue):
    def __str__(self):
        """The label in the visitor's language, else in French."""
        return self.get(get_language()) or self[settings.LANGUAGE_CODE]


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
        return "".join(self["number"].split())


class EmergencyNumberBlock(blocks.StructBlock):
    number = blocks.CharBlock(label="numéro")
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
