"""Words put into wagtail-localize as a translator would put them."""

from collections.abc import Callable

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource


def publish_translation(instance, locale: Locale, words: Callable[[str, str], str]):
    """Publishes `instance`, a French object, in `locale`.

    `words(field, text)` gives the translation of a French text of a field, both in the HTML of wagtail-localize; "" for
    one that stays in French.
    """
    source, _created = TranslationSource.get_or_create_from_instance(instance)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    catalogue = translation.export_po()
    for entry in catalogue:
        entry.msgstr = words(entry.msgctxt, entry.msgid)
    translation.import_po(catalogue)
    translation.save_target(publish=True)
