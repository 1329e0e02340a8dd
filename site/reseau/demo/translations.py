"""Puts the translations of the data files where a translator would: into wagtail-localize."""

from wagtail.models import Locale, Page

from reseau.base.translating import publish_translation


def translate(page: Page, locale: Locale, source: dict, target: dict):
    """Publishes the translation of `page` in `locale`.

    `source` and `target` have the same shape: each French string of the one stands where its translation
    stands in the other. A string without translation stays in French.
    """
    strings = dict(pairs(source, target))
    # Two fields may say the same in French and not in the other language: a title and an official name.
    named = target.items() if isinstance(target, dict) else ()
    fields = {(name, source[name]): text for name, text in named if isinstance(source.get(name), str)}
    publish_translation(page, locale, lambda field, text: fields.get((field, text)) or strings.get(text, ""))


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
