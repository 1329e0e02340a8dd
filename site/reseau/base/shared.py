"""What a page has in common in every language: changed in French, it changes everywhere at once.

wagtail-localize copies the synchronised fields when a translator asks for it, from a picture of the French page that
may be old. For what must never be wrong in one language only (a date, a cancellation), a translation takes it from
its source each time it is saved, and is saved each time its source is.
"""

import copy

from django.db.models import ManyToOneRel
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

KEPT = {"slug"}  # Wagtail moves addresses, with their redirections


def copy_shared(source, target):
    """Gives `target`, a translation of `source`, its synchronised fields and its rows. Nothing is saved.

    A row that is translated keeps its words; a new one has those of `source` until somebody translates it.
    """
    for field in get_translatable_fields(type(source)):
        place = field.get_field(type(source))
        if isinstance(place, ManyToOneRel):
            _copy_rows(source, target, place, shared=isinstance(field, SynchronizedField))
        elif isinstance(field, SynchronizedField) and field.field_name not in KEPT:
            setattr(target, place.attname, copy.copy(getattr(source, place.attname)))


def _copy_rows(source, target, relation: ManyToOneRel, shared: bool):
    name = relation.get_accessor_name()
    known = {} if shared else {row.translation_key: row for row in getattr(target, name).all()}
    rows = []
    for row in getattr(source, name).all():
        twin = None if shared else known.get(row.translation_key)
        if twin:
            copy_shared(row, twin)
        else:
            twin = copy.copy(row)
            twin.pk = None
            if not shared:
                twin.locale = target.locale
        rows.append(twin)
    getattr(target, name).set(rows)
