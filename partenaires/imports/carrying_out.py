"""An import from its file to the pages: what is in the directory, what would be done, then all of it or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from partenaires.imports.changing import Changer
from partenaires.imports.creating import Creator
from partenaires.imports.filling import filled_in
from partenaires.imports.matching import Known
from partenaires.imports.planning import Action, Line, fingerprint, plan
from partenaires.imports.reading import Reading, read
from partenaires.models import PartnerIndexPage, PartnerPage
from partenaires.sheets import sheet_of
from partenaires.themes import themes_by_page
from reseau.base.models import Theme
from reseau.base.text import fold


class ChangedError(Exception):
    """The directory is no longer what it was when the plan was shown."""


@dataclass(frozen=True)
class Import:
    """A file, and how it was understood. `source`: the name under which this site publishes its own structures."""

    content: bytes
    category: str = ""
    source: str = ""

    def prepare(self, index: PartnerIndexPage) -> tuple[Reading, list[Line]]:
        """Raises `UnreadableError`. Nothing is changed."""
        reading = read(self.content, self.source)
        with override(settings.LANGUAGE_CODE):
            return reading, plan(reading.rows, known(index), theme_names(), self.category)

    def carry_out(self, index: PartnerIndexPage, user, expected: str, published: bool) -> Iterator[int]:
        """Yields how many rows are done; nothing is kept unless it comes to its end.

        `expected` is the fingerprint of the plan that was agreed to. Raises `ChangedError`, `PermissionDenied`.
        """
        with transaction.atomic(), override(settings.LANGUAGE_CODE):
            PartnerIndexPage.objects.select_for_update(of=("self",)).get(pk=index.pk)
            _reading, lines = self.prepare(index)
            if fingerprint(lines) != expected or any(line.action == Action.REFUSE for line in lines):
                raise ChangedError
            yield from carried_out(lines, index, user, published)


def french_index() -> PartnerIndexPage | None:
    return PartnerIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()


def partners_of(index: PartnerIndexPage):
    return PartnerPage.objects.child_of(index).order_by("path")


def theme_names() -> dict[str, str]:
    return {fold(name): theme.slug for theme in Theme.objects.closed_list() for name in (theme.name, theme.slug)}


def known(index: PartnerIndexPage) -> list[Known]:
    partners = partners_of(index)
    themes = themes_by_page(partners)
    return [
        Known(
            page.pk, sheet_of(page, themes[page.pk]), page.live and not page.has_unpublished_changes and not page.locked
        )
        for page in partners.iterator(chunk_size=500)
    ]


def carried_out(lines: list[Line], index: PartnerIndexPage, user, published: bool) -> Iterator[int]:
    """Yields how many of `lines` are done, new pages first."""
    themes = {theme.slug: theme for theme in Theme.objects.closed_list()}
    new = [line for line in lines if line.action == Action.CREATE]
    pages = [filled_in(PartnerPage(), line.said) for line in new]
    creator = Creator(index, user, published, themes)
    yield from creator.make(pages, [line.said.get("themes", ()) for line in new])
    said = {line.page: line.said for line in lines if line.action == Action.CHANGE}
    for done in Changer(user, published, themes).make(said):
        yield len(new) + done
