"""Who published what: the journal of the pages, and its sections."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

PUBLISHED, UNPUBLISHED, CORRECTION = "wagtail.publish", "wagtail.unpublish", "wagtail.workflow.reject"
ACTIONS = {
    PUBLISHED: "Publié",
    UNPUBLISHED: "Dépublié",
    "wagtail.delete": "Supprimé",
    "wagtail.move": "Déplacé",
    "wagtail.create": "Commencé",
    "wagtail.edit": "Modifié (brouillon)",
    "wagtail.workflow.start": "Envoyé à la relecture",
    "wagtail.workflow.approve": "Approuvé",
    CORRECTION: "Correction demandée",
    "wagtail.workflow.cancel": "Relecture arrêtée",
}
SECTION_DEPTH = 3  # root of the tree, front page of a language, section
ELSEWHERE = "Autres pages"  # the front page, and what is no more


@dataclass(frozen=True)
class Month:
    """A calendar month where the site is, from `first` (a day) on."""

    first: date

    @classmethod
    def before(cls, day: date) -> "Month":
        """The last whole month on `day`."""
        return cls((day.replace(day=1) - timedelta(days=1)).replace(day=1))

    @property
    def name(self) -> str:
        """« 2026-10 »."""
        return f"{self.first:%Y-%m}"

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """From, up to and without."""
        after = (self.first + timedelta(days=31)).replace(day=1)
        midnight = datetime.min.time()
        return tuple(timezone.make_aware(datetime.combine(day, midnight)) for day in (self.first, after))


def journal():
    """What happened to the content of the site, the last thing first.

    Each entry has a `path`, that of its page; None for a page that is no more.
    """
    path = Page.objects.filter(pk=OuterRef("page_id")).values("path")
    entries = PageLogEntry.objects.filter(action__in=ACTIONS).annotate(path=Subquery(path))
    return entries.select_related("user", "content_type").order_by("-timestamp", "-pk")


def sections():
    """The sections of the French site."""
    return Page.objects.filter(depth=SECTION_DEPTH, locale__language_code=settings.LANGUAGE_CODE).order_by("path")


def in_section(entries, section: Page):
    """Those of `entries` about a page of `section`, in any language."""
    places = Q()
    for translation in section.get_translations(inclusive=True):
        places |= Q(path__startswith=translation.path)
    return entries.filter(places)


def section_names() -> dict[str, str]:
    """Path of each section, of any language → its French title."""
    french = dict(sections().values_list("translation_key", "title"))
    rows = Page.objects.filter(depth=SECTION_DEPTH).values_list("path", "translation_key")
    return {path: french[key] for path, key in rows if key in french}


def section_of(path: str | None, names: dict[str, str]) -> str:
    """Title of the section that the page of this `path` is in, by `section_names`."""
    return names.get((path or "")[: SECTION_DEPTH * Page.steplen], ELSEWHERE)


def name_of(user) -> str:
    """How `user` is called before the team: as they sign, else by login. « le site » where nobody did it."""
    return (user.display_name or user.get_username()) if user else "le site"
