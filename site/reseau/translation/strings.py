"""What wagtail-localize keeps of an object and of its translations, sentence by sentence.

A *segment* is a sentence of the French text as it is now, in its place (its *context*). The translations of the
sentences that were there before stay: by their context, they are what a changed sentence was translated from.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

MACHINE, MANUAL = StringTranslation.TRANSLATION_TYPE_MACHINE, StringTranslation.TRANSLATION_TYPE_MANUAL


def french() -> Locale:
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def followed(locale: Locale) -> QuerySet:
    """The translations of French into `locale` that wagtail-localize follows."""
    return Translation.objects.filter(
        target_locale=locale, source__locale__language_code=settings.LANGUAGE_CODE, enabled=True
    )


def _there(locale: Locale, **same) -> QuerySet:
    return StringTranslation.objects.filter(locale=locale, has_error=False, context_id=OuterRef("context_id"), **same)


def untranslated(segments: QuerySet, locale: Locale) -> QuerySet:
    """Those of `segments` whose sentence is not translated into `locale`."""
    return segments.filter(~Exists(_there(locale, translation_of_id=OuterRef("string_id"))))


def changed(segments: QuerySet, locale: Locale) -> QuerySet:
    """Those without a translation where something has been translated: a new sentence, or other words for it."""
    return untranslated(segments, locale).filter(Exists(_there(locale)))


def segments_of(sources: Iterable) -> QuerySet:
    """The sentences of these sources, in their order."""
    segments = StringSegment.objects.filter(source__in=sources).select_related("string", "context")
    return segments.order_by("source", "order")


def current(translations: QuerySet) -> QuerySet:
    """Those of `translations` (of strings) whose French sentence still is in its place."""
    same = StringSegment.objects.filter(
        string_id=OuterRef("translation_of_id"), context_id=OuterRef("context_id"), source__locale=french()
    )
    return translations.filter(Exists(same))


def words_of(keys: Iterable, locale: Locale) -> QuerySet:
    """The translations into `locale` of the sentences, present and past, of the objects with these keys."""
    return StringTranslation.objects.filter(locale=locale, context__object__in=keys)


def by_machine(key, locale: Locale) -> QuerySet:
    """What a machine has written in the translation of an object, and nobody has read over."""
    return current(words_of([key], locale).filter(translation_type=MACHINE, has_error=False))
