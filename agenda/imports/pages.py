"""Writing on the events of the agenda what a partner's calendar says, and never over what a person has written.

A change goes through a revision. It is published unless the source asks for approval, or a person has taken the event
off the site. A draft in progress is never published, nor lost: it takes the change too, and remains a draft.
"""

from dataclasses import dataclass

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.signal_handlers import disable_reference_index_auto_update

from agenda.imports.models import ImportedEvent
from agenda.imports.report import Outcome
from agenda.imports.values import FIELDS, put, values_on
from agenda.models import EventPage

LABELS = {
    "title": "titre",
    "search_description": "résumé",
    "body": "présentation",
    "venue": "lieu",
    "venue_address": "adresse",
    "online_url": "lien en ligne",
    "status": "état",
    "status_message": "message",
    "dates": "dates",
}


@dataclass
class Written:
    """What became of a change; `kept`: the fields left as a person has written them here."""

    outcome: Outcome
    page: EventPage
    kept: list[str]

    @property
    def detail(self) -> str:
        if self.outcome == Outcome.KEPT and not self.kept:
            return "Il est de nouveau dans le calendrier. Modifié ici entre-temps : publiez-le si vous le voulez."
        return f"Modifié ici, donc gardé : {', '.join(LABELS[name] for name in self.kept)}." if self.kept else ""


def create(row: ImportedEvent, values: dict, themes: list) -> Written:
    """Makes the page of a new event. Raises ValidationError."""
    source = row.source
    page = EventPage(live=False, has_unpublished_changes=True, kind=source.kind, locale=source.agenda.locale)
    put(page, values, [*FIELDS, "dates"])
    page.slug = find_available_slug(source.agenda, slugify(page.title)[:200] or "evenement")  # a title of emoji
    page.themes.set(themes)
    with disable_reference_index_auto_update():  # the last save below does it once and for all
        source.agenda.add_child(instance=page)
    row.page, row.values = page, values
    row.save()
    if source.needs_approval:
        page.save_revision()
        return Written(Outcome.WAITING, page, [])
    with disable_reference_index_auto_update():
        revision = page.save_revision(clean=False)  # publishing cleans
    revision.publish()
    return Written(Outcome.CREATED, page, [])


def update(row: ImportedEvent, values: dict) -> Written:
    """Brings the page of `row` from the values it last had to these. Raises ValidationError."""
    page, known = row.page, row.values
    returning = _may_return(row)
    changed = [name for name in [*FIELDS, "dates"] if values[name] != known.get(name)]
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    publishes = not row.source.needs_approval and (page.live or returning)
    row.values, row.withdrawn_at = values, None
    row.save()
    target = page if publishes or not draft else draft
    written = _write(target, known, values, changed)
    if not written and not returning:
        return Written(Outcome.KEPT, page, changed)
    kept = [name for name in changed if name not in written]
    if not publishes:
        target.save_revision(clean=target is page)
        return Written(Outcome.WAITING, page, kept)
    page.save_revision(clean=False).publish()
    if draft and not returning and _write(draft, known, values, changed) is not None:
        draft.save_revision(clean=False)
    return Written(Outcome.RETURNED if returning else Outcome.CHANGED, page, kept)


def _write(page, known: dict, values: dict, changed: list[str]) -> list[str]:
    """Writes what has changed where the page still says what the source said; the names of what it has written."""
    own = values_on(page)
    names = [name for name in changed if own[name] == known.get(name)]
    put(page, values, names)
    return names


def _may_return(row: ImportedEvent) -> bool:
    """Whether the page was taken off by the import, and nobody has touched it since."""
    if not row.withdrawn_at or row.page.live:
        return False
    revision = row.page.latest_revision
    return revision is None or revision.created_at <= row.withdrawn_at
