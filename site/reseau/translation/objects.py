"""What there is to translate: the French pages that anyone may read, the themes, the settings."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.models import Page, get_page_models, get_translatable_models
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from reseau.base.choosing import choosable

# What says, on a page, that somebody may be in danger; the numbers to call, in the settings.
EMERGENCY_MARKS = ("sensitive", "in_danger")
EMERGENCY_FIELD = "emergency_numbers"


def is_row(model) -> bool:
    """Whether its objects belong to another, with which they are translated."""
    return any(isinstance(field, ParentalKey) for field in model._meta.get_fields())


def models_without_page() -> list[type]:
    """What is translated by itself, and is no page."""
    models = get_translatable_models(include_subclasses=True)
    return [model for model in models if not issubclass(model, Page) and not is_row(model)]


def french_objects(user, **wanted) -> list:
    """Those of which `user` may hear, where someone may be in danger first. `wanted`: which of them (a key)."""
    french = {"locale__language_code": settings.LANGUAGE_CODE, **wanted}
    pages = Page.objects.live().filter(depth__gt=1, alias_of=None, **french)
    found = list(choosable(pages, user).specific().order_by("path"))
    for model in models_without_page():
        found += model._default_manager.filter(**french)
    return sorted(found, key=lambda item: not is_emergency(item))


def has_words(instance) -> bool:
    """Whether it says anything: settings may be empty."""
    return any(isinstance(value, StringSegmentValue) for value in extract_segments(instance))


def is_emergency(instance) -> bool:
    """Whether it speaks to somebody who may be in danger: a machine never translates it."""
    return any(getattr(instance, mark, False) for mark in EMERGENCY_MARKS)


def emergency_keys() -> set:
    """The keys of all that does."""
    found = set()
    for model in get_page_models():
        marks = [mark for mark in EMERGENCY_MARKS if hasattr(model, mark)]
        if marks:
            about = model._default_manager.filter(reduce(or_, (Q(**{mark: True}) for mark in marks)))
            found.update(about.values_list("translation_key", flat=True))
    return found
