"""What readers are told of a translated page: `BasePage.translation_state`."""

from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import Translation

from reseau.base.choices import TranslationState
from reseau.translation.strings import by_machine, changed, segments_of, untranslated


def state_of(page: Page) -> TranslationState:
    """By the sentences, as they would be if `page` (a translation) had just been published."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key,
        source__locale__language_code=settings.LANGUAGE_CODE,
        target_locale=page.locale_id,
        enabled=True,
    ).first()
    if page.alias_of_id or not translation:
        return TranslationState.CURRENT
    segments = segments_of([translation.source_id])
    behind = changed(segments, page.locale).exists()
    if segments and not behind and untranslated(segments, page.locale).count() == len(segments):
        return TranslationState.UNTRANSLATED
    if by_machine(page.translation_key, page.locale).exists():
        return TranslationState.MACHINE
    return TranslationState.OUTDATED if behind else TranslationState.CURRENT


def note(page: Page, state: TranslationState):
    """Writes `state` beside the page, which keeps its versions and its dates."""
    page.specific_class.objects.filter(pk=page.pk).update(translation_state=state)


def published(page: Page):
    """A translation has just been published."""
    note(page, state_of(page))


def approved(page: Page):
    """Somebody has read over what the machine had written."""
    if page.specific.translation_state == TranslationState.MACHINE:
        note(page, state_of(page))


def french_changed(page: Page):
    """Something in the French text of `page`, a published translation, is not what was translated."""
    if page.specific.translation_state == TranslationState.CURRENT:
        note(page, TranslationState.OUTDATED)
