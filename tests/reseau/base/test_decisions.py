"""Every field of every model is decided once: translated, shared, or of no language."""

import pytest
from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.contrib.forms.models import AbstractFormSubmission
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page

from reseau.base.models import Translated
from reseau.base.streams import Shared, is_translated

ROOMS = {"reseau", "home", "guide_pages", "agenda", "partenaires", "actualites"}
OURS = [model for model in apps.get_models() if model.__module__.split(".")[0] in ROOMS]
TRANSLATED = [model for model in OURS if issubclass(model, Translated)]

# What Wagtail manages for each page apart.
OF_EACH_PAGE = {
    *("content_type", "owner", "go_live_at", "expire_at", "first_published_at", "alias_of"),
    *("path", "depth", "numchild"),
}
# What nobody reads in another language: who works here, what the site does, what people send.
OF_NO_LANGUAGE = {
    *("guide_pages.LegalText", "guide_pages.AidRelation", "guide_pages.AidPartner", "guide_pages.GuideEdition"),
    *("agenda.CalendarSource", "agenda.ImportedEvent", "agenda.FeedEntry", "agenda.FeedStamp", "agenda.Occurrence"),
    *("agenda.Registration", "agenda.EventPartner", "partenaires.Invitation", "partenaires.Proposal"),
    *("base.PageTheme", "review.LinkCheck", "review.ReviewMail", "review.ErrorReport"),
    *("users.User", "users.AccessEvent", "images.CustomImage", "images.Rendition"),
    *("actualites.NewsReading", "actualites.PeerApprovalTask"),
}
# Blocks whose values are the same in every language.
VALUES = (
    *(blocks.BooleanBlock, blocks.IntegerBlock, blocks.DecimalBlock, blocks.DateBlock, blocks.TimeBlock),
    *(blocks.ChoiceBlock, blocks.MultipleChoiceBlock, blocks.ChooserBlock, blocks.URLBlock),
)


def fields_to_decide(model) -> set[str]:
    fields = {
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and not isinstance(field, ParentalKey)
    }
    rows = (
        {relation.name for relation in get_all_child_relations(model)} if issubclass(model, ClusterableModel) else set()
    )
    return (fields | rows) - (OF_EACH_PAGE if issubclass(model, Page) else set()) - {COMMENTS_RELATION_NAME}


def leaves(block, path=""):
    """(path, block) of each block that holds a value."""
    if isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from leaves(block.child_block, path)
    else:
        yield path, block


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model._meta.label)
def test_each_field_is_decided_once(model):
    decided = [name for kind in ("translated", "vital", "shared") for name in model.decided(kind)]

    assert sorted(decided) == sorted(fields_to_decide(model))


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model._meta.label)
def test_each_block_is_words_or_a_value(model):
    streams = [field for field in model._meta.concrete_fields if isinstance(field, StreamField)]
    translated = set(model.decided("translated", "vital"))

    undecided = [
        f"{stream.name}{path}"
        for stream in streams
        if stream.name in translated
        for path, block in leaves(stream.stream_block)
        if not (is_translated(block) or isinstance(block, (Shared, *VALUES)))
    ]

    assert undecided == []


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model._meta.label)
def test_only_words_are_translated(model):
    """A date, a number, a choice, a link to something else is never a translator's to change."""
    words = [model._meta.get_field(name) for name in model.decided("translated", "vital")]

    wrong = [
        field.name
        for field in words
        if not isinstance(field, models.CharField | models.TextField | StreamField | models.ManyToOneRel)
        or getattr(field, "choices", None)
        or isinstance(field, models.URLField | models.EmailField)
    ]
    assert wrong == []


def test_every_other_model_is_known_to_speak_no_language():
    others = {model._meta.label for model in OURS if model not in TRANSLATED}

    assert others - {model._meta.label for model in OURS if issubclass(model, AbstractFormSubmission)} == OF_NO_LANGUAGE
