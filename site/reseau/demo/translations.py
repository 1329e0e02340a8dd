"""Puts the translations of the data files where a translator would: into wagtail-localize."""

from wagtail.models import Locale
from wagtail_localize.strings import StringValue

from reseau.base.translating import publish_translation


def translate(instance, locale: Locale, source: dict, target: dict):
    """Publishes the translation of `instance`, a page, a theme or a setting, in `locale`.

    `source` and `target` have the same shape: each French string of the one stands where its translation
    stands in the other. A string without translation stays in French.
    """
    strings = dict(pairs(source, with_names(source, target)))
    # Two fields may say the same in French and not in the other language: a title and an official name.
    fields = {(name, source[name]): text for name, text in target.items() if isinstance(source.get(name), str)}

    def words(field: str, data: str) -> str:
        text = StringValue(data).render_text()
        known = fields.get((field, text)) or strings.get(text) or ("" if has_letters(text) else text)
        return StringValue.from_plaintext(known).data

    publish_translation(instance, locale, words)


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
