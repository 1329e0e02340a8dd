"""Many partners changed at once: their versions, history, aliases and words for the search follow, as in `creating`."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Comment, Page, ReferenceIndex, WorkflowState
from wagtail_localize.models import TranslationSource

from partenaires.imports.bulk import AT_ONCE, log, make_findable, remember, say_without_comments, set_themes
from partenaires.imports.filling import filled_in
from partenaires.models import PartnerPage
from reseau.base.models import PageTheme, Theme

PUBLICATION = ["last_published_at", "latest_revision_created_at"]


class Changer:
    """Changes pages, inside the transaction of who calls it. `user` is None for a command."""

    def __init__(self, user, published: bool, themes: dict[str, Theme]):
        self.user, self.published, self.themes = user, published, themes

    def make(self, said: dict[int, dict]) -> Iterator[int]:
        """How many are done, each time more are. `said`: page → new values of its fields."""
        pks = list(said)
        for start in range(0, len(pks), AT_ONCE):
            some = pks[start : start + AT_ONCE]
            pages = {page.pk: page for page in PartnerPage.objects.filter(pk__in=some).select_related("locale")}
            alone = self._alone(pages, said)
            for pk in alone:
                self._change_alone(pages.pop(pk), said[pk])
            if pages:
                self._change(list(pages.values()), said, timezone.now())
            yield start + len(some)

    def _alone(self, pages: dict[int, PartnerPage], said: dict[int, dict]) -> list[int]:
        """Those that Wagtail must handle: a draft, a new name, a protected place, and what others are busy with."""
        if not self.published:
            return list(pages)
        busy = _leaned_on(pages) | _under_discussion(pages) | _translated(pages.values())
        return [
            pk
            for pk, page in pages.items()
            if pk in busy or page.protected or said[pk].get("protected") or "title" in said[pk]
        ]

    def _change_alone(self, page: PartnerPage, said: dict):
        self._check(page)
        filled_in(page, said)
        if "themes" in said:
            page.themes.set([self.themes[slug] for slug in said["themes"]])
        revision = page.save_revision(user=self.user, log_action=True)
        if self.published:
            revision.publish(user=self.user)

    def _check(self, page: PartnerPage):
        if self.user and not page.permissions_for_user(self.user).can_edit():
            raise PermissionDenied

    def _change(self, pages: list[PartnerPage], said: dict[int, dict], now: datetime):
        followers = _aliases(pages)
        changed = set()
        for page in pages:
            self._check(page)
            changed |= _change_fields(page, followers[page.pk], said[page.pk], now)
        everyone = [*pages, *(alias for aliases in followers.values() for alias in aliases)]
        PartnerPage.objects.bulk_update(everyone, sorted({*changed, *PUBLICATION}))
        self._theme(pages, followers, said)
        say_without_comments(pages)
        remember(pages, self.user, now, published=True)
        log(pages, ["wagtail.edit", "wagtail.publish"], self.user, now)
        make_findable(everyone)
        for page in _with_references(everyone):
            ReferenceIndex.create_or_update_for_object(page)

    def _theme(self, pages: list[PartnerPage], followers: dict[int, list[PartnerPage]], said: dict[int, dict]):
        kept = defaultdict(list)
        for item in PageTheme.objects.filter(content_object__in=pages).select_related("tag"):
            kept[item.content_object_id].append(item)
        renewed = []
        for page in pages:
            page.theme_items = kept[page.pk]
            if "themes" in said[page.pk]:
                themes = [self.themes[slug] for slug in said[page.pk]["themes"]]
                renewed += [(one, themes) for one in (page, *followers[page.pk])]
        PageTheme.objects.filter(content_object__in=[page.pk for page, _themes in renewed]).delete()
        set_themes([page for page, _themes in renewed], [themes for _page, themes in renewed])


def _change_fields(page: PartnerPage, aliases: list[PartnerPage], said: dict, now: datetime) -> set[str]:
    """Fills in a page and those that follow it; gives the names of the fields that are no longer the same."""
    fields = {field.attname: field for field in page._meta.concrete_fields}
    before = {name: field.value_to_string(page) for name, field in fields.items()}
    filled_in(page, said)
    page.clean_fields(exclude=[field.name for field in fields.values() if field.is_relation])  # as they were
    page.clean()
    changed = {name for name, field in fields.items() if field.value_to_string(page) != before[name]}
    for one in (page, *aliases):
        one.last_published_at = one.latest_revision_created_at = now
        for name in changed:
            setattr(one, name, getattr(page, name))
    return changed


def _leaned_on(pks) -> set[int]:
    """Those that other pages point at: an event whose place it is, an aid."""
    kinds = ContentType.objects.get_for_models(Page, PartnerPage).values()
    rows = ReferenceIndex.objects.filter(to_content_type__in=kinds, to_object_id__in=list(map(str, pks)))
    return set(map(int, rows.values_list("to_object_id", flat=True)))


def _with_references(pages: list[PartnerPage]) -> list[PartnerPage]:
    """Those that point at others, by a theme or a link of their text, or did before. (A file brings no link.)"""
    pks = [str(page.pk) for page in pages]
    had = ReferenceIndex.objects.filter(base_content_type=ContentType.objects.get_for_model(Page), object_id__in=pks)
    had = set(had.values_list("object_id", flat=True))
    return [page for page in pages if str(page.pk) in had or page.theme_items.all()]


def _under_discussion(pks) -> set[int]:
    read_over = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=list(map(str, pks))
    )
    commented = Comment.objects.filter(page__in=list(pks)).values_list("page_id", flat=True)
    return {*map(int, read_over.values_list("object_id", flat=True)), *commented}


def _translated(pages) -> set[int]:
    """Those that a person has put, or is putting, into another language."""
    by_key = {page.translation_key: page.pk for page in pages}
    sources = TranslationSource.objects.filter(object_id__in=by_key).values_list("object_id", flat=True)
    others = PartnerPage.objects.filter(translation_key__in=by_key, alias_of=None).exclude(pk__in=by_key.values())
    return {by_key[key] for key in (*sources, *others.values_list("translation_key", flat=True))}


def _aliases(pages: list[PartnerPage]) -> dict[int, list[PartnerPage]]:
    """Those that follow each page, and those that follow these."""
    leaders, found = {page.pk: page.pk for page in pages}, defaultdict(list)
    while leaders:
        below = list(PartnerPage.objects.filter(alias_of__in=leaders).select_related("locale"))
        for alias in below:
            found[leaders[alias.alias_of_id]].append(alias)
        leaders = {alias.pk: leaders[alias.alias_of_id] for alias in below}
    return found
