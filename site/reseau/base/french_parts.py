"""Which parts of a translation are still in French, so that a screen reader reads them in French.

A text that is the same in both languages has not been translated, as far as anyone can tell.
"""

from django.db.models import ManyToOneRel
from wagtail.fields import StreamField

from reseau.base import streams
from reseau.base.french_elements import has_words, is_french


def parts_in_french(source, target) -> list[str]:
    """Names of the fields of `target` that say what `source`, its French object, says: "amount", "body.<id>"…

    A block counts when all its words are French.
    """
    parts = []
    for name in source.decided("translated", "vital"):
        field = source._meta.get_field(name)
        if isinstance(field, StreamField):
            parts += [f"{name}.{key}" for key in _blocks_in_french(getattr(source, name), getattr(target, name))]
        elif not isinstance(field, ManyToOneRel) and is_french(getattr(source, name), getattr(target, name)):
            parts.append(name)
    return parts


def _blocks_in_french(source, target) -> list[str]:
    french = {}
    texts = {path: text for path, _block, text in streams.texts(source.stream_block, source.get_prep_value())}
    for path, _block, text in streams.texts(target.stream_block, target.get_prep_value()):
        if has_words(text):
            french.setdefault(path[0], []).append(is_french(texts.get(path, ""), text))
    return [key for key, same in french.items() if all(same)]
