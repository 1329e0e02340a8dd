"""From a French object to its translations: what is shared at once, what is translated when it must."""

import copy

from django.db.models import ManyToOneRel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from reseau.base import streams
from reseau.base.figures import carry, figures, same_figures
from reseau.base.french_elements import french_elements_marked
from reseau.base.french_parts import parts_in_french

KEPT = {"slug"}  # of pages: Wagtail moves their addresses, with redirections


def copy_shared(source, target):
    """Gives `target`, a translation of `source`, all that they share, rows and blocks included. Nothing is saved.

    Words stay. A block or a row that nobody has translated yet comes with its French words, and a vital text whose
    figures are not those of the French one gives way to it.
    """
    for name in source.decided("shared"):
        field = source._meta.get_field(name)
        if isinstance(field, ManyToOneRel):
            _copy_rows(source, target, field, translated=False)
        elif not (name in KEPT and isinstance(source, Page)):
            setattr(target, field.attname, copy.copy(getattr(source, field.attname)))
    for name in source.decided("translated", "vital"):
        field = source._meta.get_field(name)
        if isinstance(field, ManyToOneRel):
            _copy_rows(source, target, field, translated=True)
        elif isinstance(field, StreamField):
            setattr(target, name, streams.merged(getattr(source, name), getattr(target, name)))
        elif not (getattr(source, name) and getattr(target, name)):
            setattr(target, name, getattr(source, name))
        elif isinstance(field, RichTextField):
            setattr(target, name, french_elements_marked(getattr(source, name), getattr(target, name)))
    for name in source.decided("vital"):
        if not same_figures(getattr(source, name), getattr(target, name)):
            setattr(target, name, getattr(source, name))
    target.in_french = parts_in_french(source, target)


def _copy_rows(source, target, relation: ManyToOneRel, translated: bool):
    """Rows are in the order of French. One that is translated keeps its words; a new one has those of `source` until
    somebody translates it."""
    name = relation.get_accessor_name()
    known = {row.translation_key: row for row in getattr(target, name).all()} if translated else {}
    rows = []
    for row in getattr(source, name).all():
        twin = known.get(row.translation_key) if translated else None
        if not twin:
            twin = copy.copy(row)
            twin.pk = None
            if translated:
                twin.locale = target.locale
        if translated:
            twin.sort_order = row.sort_order
            copy_shared(row, twin)
        rows.append(twin)
    getattr(target, name).set(rows)


def picture(instance):
    """`instance` as the database has it now, with its rows, whatever is saved next."""
    stored = type(instance).objects.get(pk=instance.pk)
    for name in stored.decided("translated", "vital"):
        field = stored._meta.get_field(name)
        if isinstance(field, ManyToOneRel):
            getattr(stored, field.get_accessor_name()).get_object_list()
    return stored


def follow(before, after, target):
    """Brings the words of `target` up to date with a French object that was `before` and is now `after`.

    Where the figures of a French text have changed, those of its translation change with them; where they cannot, the
    text is in French until somebody translates it. A vital text is, as soon as any of its words change.
    """
    vital = set(after.decided("vital"))
    for name in after.decided("translated", "vital"):
        field = after._meta.get_field(name)
        if isinstance(field, ManyToOneRel):
            _follow_rows(before, after, target, field.get_accessor_name())
        elif isinstance(field, StreamField):
            followed = streams.merged(getattr(after, name), getattr(target, name), getattr(before, name), followed_by)
            setattr(target, name, followed)
        else:
            texts = [getattr(page, name) for page in (before, after, target)]
            setattr(target, name, followed_by(*texts, vital=name in vital))


def _follow_rows(before, after, target, name: str):
    was = {row.translation_key: row for row in getattr(before, name).all()}
    now = {row.translation_key: row for row in getattr(after, name).all()}
    rows = list(getattr(target, name).all())
    for row in rows:
        if row.translation_key in was.keys() & now.keys():
            follow(was[row.translation_key], now[row.translation_key], row)
    getattr(target, name).set(rows)


def followed_by(before: str, after: str, translation: str, vital: bool = False) -> str:
    """What becomes of the translation of a French text that was `before` and is now `after`."""
    if before == after or not (vital or figures(before) != figures(after)):
        return translation
    return carry(before, translation, after) or after
