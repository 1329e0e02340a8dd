"""An import from its file to the pages: what is in the directory, what would be done, then all of it or nothing."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import override

from partenaires.imports.creating import Creator
from partenaires.imports.matching import Known
from partenaires.imports.planning import Action, Line, fingerprint, plan
from partenaires.imports.reading import Reading, read
from partenaires.models import PartnerIndexPage, PartnerPage
from partenaires.sheets import sheet_of
from partenaires.themes import themes_by_page
from reseau.base.models import Theme
from reseau.base.text import fold

LONGEST_SUMMARY = 255
AS_THEY_ARE = [
    *("identifier", "title", "category", "in_danger", "email", "website", "appointment", "protected", "address"),
    *("address_details", "postal_code", "town", "insee_code", "siret", "step_free", "stroller", "children_admitted"),
    *("play_corner", "transport", "acceslibre_url", "hours_note", "verified_on"),
]
LISTS = ["other_categories", "publics", "languages_spoken"]


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
    return {fold(name): theme.slug for theme in Theme.objects.all() for name in (theme.name, theme.slug)}


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
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    new = [line for line in lines if line.action == Action.CREATE]
    pages = [filled_in(PartnerPage(), line.said) for line in new]
    creator = Creator(index, user, published, themes)
    yield from creator.make(pages, [line.said.get("themes", ()) for line in new])
    done = len(new)
    for line in lines:
        if line.action == Action.CHANGE:
            change(PartnerPage.objects.get(pk=line.page), line.said, themes, user, published)
            done += 1
            yield done


def change(page: PartnerPage, said: dict, themes: dict[str, Theme], user, published: bool):
    if user and not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    filled_in(page, said)
    if "themes" in said:
        page.themes.set([themes[slug] for slug in said["themes"]])
    revision = page.save_revision(user=user, log_action=True)
    if published:
        revision.publish(user=user)


def filled_in(page: PartnerPage, said: dict) -> PartnerPage:
    """`page` with what a row says of it. A position comes with the address it is that of: nobody is asked."""
    for name in AS_THEY_ARE:
        if name in said:
            setattr(page, name, said[name])
    for name in LISTS:
        if name in said:
            setattr(page, name, list(said[name]))
    if "description" in said:
        page.search_description, page.body = summary_and_body(said["description"])
    if "phones" in said:
        messages = {block.value.international: block.value["message"] for block in page.phones}
        page.phones = [
            ("phone", {"number": one.number, "label": one.label, "message": messages.get(one.key, "")})
            for one in said["phones"]
        ]
    if "services" in said:
        page.services = [("service", asdict(one)) for one in said["services"]]
    if "hours" in said:
        page.set_hours(said["hours"])
    if "latitude" in said or "longitude" in said:
        page.latitude = said.get("latitude", page.latitude)
        page.longitude = said.get("longitude", page.longitude)
        page.position_is_manual = True
    return page


def summary_and_body(description: str) -> tuple[str, str]:
    """The first line is the sentence of the lists, if it is short enough; the others are paragraphs and points."""
    first, _newline, rest = description.partition("\n")
    summary, lines = (first, rest.split("\n")) if len(first) <= LONGEST_SUMMARY else ("", description.split("\n"))
    body = ""
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("• "):
            body = body.removesuffix("</ul>") if body.endswith("</ul>") else f"{body}<ul>"
            body += f"<li>{escape(line[2:], quote=False)}</li></ul>"
        else:
            body += f"<p>{escape(line, quote=False)}</p>"
    return summary, body
