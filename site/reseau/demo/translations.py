"""Puts the translations of the data files where a translator would: into wagtail-localize."""

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.strings import StringValue


def translate(page: Page, locale: Locale, source: dict, target: dict):
    """Publishes the translation of `page` in `locale`.

    `source` and `target` have the same shape: each French string of the one stands where its translation
    stands in the other. A string without translation stays in French.
    """
    strings = dict(pairs(source, with_names(source, target)))
    # Two fields may say the same in French and not in the other language: a title and an official name.
    fields = {(name, source[name]): text for name, text in target.items() if isinstance(source.get(name), str)}
    translation_source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=translation_source, target_locale=locale)
    catalogue = translation.export_po()
    for entry in catalogue:
        text = StringValue(entry.msgid).render_text()
        known = fields.get((entry.msgctxt, text)) or strings.get(text) or ("" if has_letters(text) else text)
        entry.msgstr = StringValue.from_plaintext(known).data
    translation.import_po(catalogue)
    translation.save_target(publish=True)


def with_names(source: dict, target: dict) -> dict:
    """`target` with the name of a place or of a body, the same in every language."""
    return {"name": source["name"]} | target if "name" in source else target


def has_letters(text: str) -> bool:
    """Whether there is anything to translate: a figure reads the same in every language."""
    return any(map(str.isalpha, text))


def pairs(source, target):
    """(French string, translation) for each string that both structures hold in the same place."""
    if isinstance(source, str) and isinstance(target, str):
        yield source, target
    elif isinstance(source, list) and isinstance(target, list):
        if all(isinstance(item, str) for item in source):
            yield ", ".join(source), ", ".join(target)
        for one, other in zip(source, target, strict=False):
            yield from pairs(one, other)
    elif isinstance(source, dict) and isinstance(target, dict):
        for key in source:
            yield from pairs(source[key], target.get(key))
