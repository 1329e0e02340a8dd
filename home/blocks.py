"""Blocks that only the front page uses."""

from django.apps import apps
from wagtail import blocks


def theme_choices():
    return [(theme.slug, theme.name) for theme in apps.get_model("base.Theme").objects.all()]


class SituationValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """Address of the page, narrowed to the theme when one is chosen; "" without a live page."""
        if not (page := self["page"]) or not page.live:
            return ""
        return f"{page.url}?theme={self['theme']}" if self["theme"] else page.url


class SituationBlock(blocks.StructBlock):
    """What a parent is living through, as they would say it, and where it leads."""

    title = blocks.CharBlock(label="situation", help_text="« Je viens de me séparer ».")
    text = blocks.CharBlock(label="ce qu’on trouve", required=False)
    page = blocks.PageChooserBlock(label="page")
    theme = blocks.ChoiceBlock(label="thème de la liste", choices=theme_choices, required=False)

    class Meta:
        icon = "help"
        label = "situation"
        value_class = SituationValue


class SituationsBlock(blocks.StreamBlock):
    situation = SituationBlock()


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label="nombre")
    label = blocks.CharBlock(label="ce qu’il compte")
    scope = blocks.CharBlock(label="année ou périmètre", help_text="Un chiffre sans date ne dit rien.")

    class Meta:
        icon = "order"
        label = "chiffre"


class FiguresBlock(blocks.StreamBlock):
    figure = FigureBlock()
