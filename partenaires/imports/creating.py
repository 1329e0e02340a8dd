"""Many new partners at once: in a few queries for five hundred of them, where a page alone takes a hundred.

Does for them what Wagtail and wagtail-localize do for one: the page, its first version, its history, its words for the
search, its alias in each language that follows French. `tests/benchmarks/directory.py` measures it; the tests compare
what comes out with a page made in the ordinary way.
"""

from collections.abc import Iterator
from copy import copy

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import LocaleSynchronization

from partenaires.imports.bulk import AT_ONCE, log, make_findable, remember, say_without_comments, set_themes
from partenaires.models import PartnerIndexPage, PartnerPage
from reseau.base.models import Theme
from reseau.base.text import fold

PARENT_FIELDS = [one for one in Page._meta.concrete_fields if not one.primary_key]
OWN_FIELDS = PartnerPage._meta.local_concrete_fields


class Creator:
    """Makes pages under `index`, inside the transaction of who calls it. `user` is None for a command."""

    def __init__(self, index: PartnerIndexPage, user, published: bool, themes: dict[str, Theme]):
        self.index, self.user, self.published, self.themes = index, user, published, themes
        self.kind = ContentType.objects.get_for_model(PartnerPage)
        self.slugs = set(index.get_children().values_list("slug", flat=True))

    def make(self, pages: list[PartnerPage], themes: list[tuple[str, ...]]) -> Iterator[int]:
        """How many are made, each time more are. `themes`: the slugs of those of each page."""
        for start in range(0, len(pages), AT_ONCE):
            some, theirs = pages[start : start + AT_ONCE], themes[start : start + AT_ONCE]
            self._make(some, theirs)
            yield start + len(some)

    def _make(self, pages: list[PartnerPage], themes: list[tuple[str, ...]]):
        now = timezone.now()
        for page in pages:
            self._prepare(page, now)
        _insert(self.index, pages)
        self._theme(pages, themes)
        say_without_comments(pages)
        remember(pages, self.user, now, self.published)
        log(pages, ["wagtail.create", *(["wagtail.publish"] if self.published else [])], self.user, now)
        make_findable(pages)
        if self.published:
            self._follow(self.index, pages, themes)

    def _prepare(self, page: PartnerPage, now):
        page.slug = self._slug(page.identifier or page.title)
        page.identifier = page.identifier or slugify(fold(page.slug))[:60]
        page.locale, page.content_type, page.owner = self.index.locale, self.kind, self.user
        page.draft_title, page.live, page.has_unpublished_changes = page.title, self.published, not self.published
        page.latest_revision_created_at = now
        if self.published:
            page.first_published_at = page.last_published_at = now
        page.hours = page._derived_hours()
        page.clean_fields(exclude=["path", "depth", "url_path", "page_ptr", "locale", "content_type", "owner"])
        page.clean()

    def _slug(self, name: str) -> str:
        root = slugify(fold(name))[:80].strip("-") or "partenaire"
        slug, number = root, 1
        while slug in self.slugs:
            number += 1
            slug = f"{root}-{number}"
        self.slugs.add(slug)
        return slug

    def _theme(self, pages, themes):
        set_themes(pages, [[self.themes[slug] for slug in slugs] for slugs in themes])
        for page, slugs in zip(pages, themes, strict=True):
            if slugs:
                ReferenceIndex.create_or_update_for_object(page)

    def _follow(self, index: PartnerIndexPage, pages, themes):
        """The same pages, as shown to the readers of each language that follows this one."""
        locales = LocaleSynchronization.objects.filter(sync_from=index.locale_id).values("locale")
        for other in index.get_translations().filter(locale__in=locales):
            aliases = [self._alias(page, other) for page in pages]
            _insert(other, aliases)
            self._theme(aliases, themes)
            log(aliases, ["wagtail.create_alias"], self.user, timezone.now())
            make_findable(aliases)
            self._follow(other, aliases, themes)

    @staticmethod
    def _alias(page: PartnerPage, index: PartnerIndexPage) -> PartnerPage:
        alias = copy(page)
        alias._state = copy(page._state)
        alias._state.fields_cache = dict(page._state.fields_cache)
        alias._cluster_related_objects = {}
        alias.pk = alias.id = alias.page_ptr_id = None
        alias.locale, alias.alias_of = index.locale, page
        alias.latest_revision = alias.live_revision = alias.latest_revision_created_at = None
        return alias


def _insert(index: PartnerIndexPage, pages: list[PartnerPage]):
    """The rows of `pages` as the last children of `index`.

    Django's `bulk_create` refuses a model of two tables: the rows of the first are made, then those of the second.
    """
    index.refresh_from_db(fields=["numchild"])
    last = index.get_children().order_by("path").last()
    path = last.path if last else Page._get_path(index.path, index.depth + 1, 0)
    for page in pages:
        path = Page(path=path)._inc_path()
        page.path, page.depth, page.numchild = path, index.depth + 1, 0
        page.url_path = f"{index.url_path}{page.slug}/"
    rows = Page.objects.bulk_create(
        Page(**{one.attname: getattr(page, one.attname) for one in PARENT_FIELDS}) for page in pages
    )
    for page, row in zip(pages, rows, strict=True):
        page.id = page.page_ptr_id = row.pk
        page._state.adding = False
    models.QuerySet(PartnerPage)._batched_insert(pages, OWN_FIELDS, batch_size=None)
    Page.objects.filter(pk=index.pk).update(numchild=F("numchild") + len(pages))
