"""French is published, and what wagtail-localize knows of it follows: translators always read the French of today."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from reseau.base.figures import carry
from reseau.translation import states
from reseau.translation.objects import is_emergency, models_without_page
from reseau.translation.sentences import Old, paired
from reseau.translation.strings import by_machine, changed, segments_of, words_of


def listen():
    """Once the models are loaded."""
    page_published.connect(after_publication)
    for model in models_without_page():
        post_save.connect(after_saving, sender=model)


def after_publication(sender, instance, **kwargs):
    """Of a page, in any language."""
    if instance.is_french:
        french_published(instance)
    elif not instance.alias_of_id:
        states.published(instance)


def after_saving(sender, instance, raw=False, **kwargs):
    """Of what is translated and is no page: it is online as soon as it is saved."""
    if not raw and instance.is_french:
        french_published(instance)


@transaction.atomic
def french_published(instance):
    """Brings the source of a French object up to date, if anyone has ever begun to translate it."""
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is None:
        return
    before = sentences(source)
    source.update_from_db()
    after = sentences(source)
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        locale = translation.target_locale
        carry_figures(source, locale)
        if is_emergency(instance):
            silence_machine(translation)
        if isinstance(instance, Page) and is_behind(source, locale, before, after):
            pages = Page.objects.filter(translation_key=source.object_id, locale=locale, alias_of=None, live=True)
            for page in pages:
                states.french_changed(page)


def silence_machine(translation: Translation):
    """Takes out of a translation what a machine has written and nobody has read over, online too."""
    deleted, _details = by_machine(translation.source.object_id, translation.target_locale).delete()
    pages = Page.objects.filter(translation_key=translation.source.object_id, locale=translation.target_locale)
    if deleted and pages.filter(alias_of=None, live=True).exists():
        translation.save_target(publish=True)


def sentences(source: TranslationSource) -> dict[int, set[int]]:
    """The strings of each context, by their ids."""
    found = defaultdict(set)
    for context, string in source.stringsegment_set.values_list("context_id", "string_id"):
        found[context].add(string)
    return found


def is_behind(source: TranslationSource, locale: Locale, before: dict, after: dict) -> bool:
    """Whether a sentence has come or changed, or one that was translated has gone from a text that is still there."""
    if changed(segments_of([source]), locale).exists():
        return True
    gone = Q(pk__in=[])
    for context in after:
        if len(after[context]) < len(before.get(context, ())):
            gone |= Q(context=context, translation_of__in=before[context] - after[context])
    return words_of([source.object_id], locale).filter(gone).exists()


def carry_figures(source: TranslationSource, locale: Locale):
    """Where only figures have changed in a sentence, the translation that it had says the new ones."""
    for segment, old in changes(source, locale):
        if old and (data := carry(old.translation_of.data, old.data, segment.string.data)):
            twin, _created = StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={
                    "data": data,
                    "translation_type": old.translation_type,
                    "tool_name": old.tool_name,
                    "last_translated_by": old.last_translated_by,
                    "has_error": False,
                },
            )
            # It waits for no publication: the page has followed already.
            StringTranslation.objects.filter(pk=twin.pk).update(updated_at=old.updated_at)


def changes(source: TranslationSource, locale: Locale) -> list[tuple]:
    """(segment, the `StringTranslation` of what it stands in the place of, or None) for each changed sentence."""
    by_context = defaultdict(list)
    for segment in changed(segments_of([source]), locale):
        by_context[segment.context_id].append(segment)
    now = sentences(source)
    found = []
    for context, segments in by_context.items():
        olds = words_of([source.object_id], locale).filter(context=context, has_error=False)
        olds = olds.exclude(translation_of__in=now[context]).select_related("translation_of").order_by("-updated_at")
        rows = {Old(old.translation_of.data, old.data): old for old in olds}
        pairs = paired([segment.string.data for segment in segments], list(rows))
        found += [(segment, rows.get(old)) for segment, (_new, old) in zip(segments, pairs, strict=True)]
    return found
