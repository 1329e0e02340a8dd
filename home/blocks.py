"""Blocks that only the front page uses."""

from django import forms
from django.apps import apps
from wagtail import blocks

from reseau.base.blocks import FigureBlock
from reseau.base.streams import Shared


def theme_choices():
    return [("", "—")] + [(theme.slug, theme.name) for theme in apps.get_model("base.Theme").objects.closed_list()]


class ThemeBlock(Shared, blocks.FieldBlock):
    """The slug of a theme, chosen in the closed list; "" for none."""

    def __init__(self, required=False, **kwargs):
        self.field = forms.ChoiceField(choices=theme_choices, required=required)
        super().__init__(**kwargs)


class SituationBlock(blocks.StructBlock):
    """What a parent is living through, as they would say it, and where it leads."""

    title = blocks.CharBlock(label="situation", help_text="« Je viens de me séparer ».")
    text = blocks.CharBlock(label="ce qu’on trouve", required=False)
    page = blocks.PageChooserBlock(label="page")
    theme = ThemeBlock(label="thème de la liste", help_text="Pour une page qui est une liste.")

    class Meta:
        icon = "help"
        label = "situation"


class SituationsBlock(blocks.StreamBlock):
    situation = SituationBlock()


class FiguresBlock(blocks.StreamBlock):
    figure = FigureBlock(icon="order", label="chiffre")
