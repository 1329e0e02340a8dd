"""What Wagtail does for one page, done for many in a few queries: versions, history, themes, words for the search."""

from datetime import datetime
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageLogEntry, Revision
from wagtail.search.backends import get_search_backends

from partenaires.models import PartnerPage
from reseau.base.models import PageTheme, Theme

AT_ONCE = 250  # pages


def set_themes(pages: list[PartnerPage], themes: list[list[Theme]]):
    """Gives their themes to `pages`, whose rows have none."""
    for page, theirs in zip(pages, themes, strict=True):
        page.theme_items = [PageTheme(tag=theme, content_object_id=page.pk) for theme in theirs]
    PageTheme.objects.bulk_create(item for page in pages for item in page.theme_items.all())


def say_without_comments(pages: list[PartnerPage]):
    """Known to be so: a version of each need not ask."""
    for page in pages:
        setattr(page, COMMENTS_RELATION_NAME, [])


def remember(pages: list[PartnerPage], user, now: datetime, published: bool):
    """A new version of each page, which readers see if it is `published`."""
    whole = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=whole,
            object_id=str(page.pk),
            created_at=now,
            user=user,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    rows = [Page(pk=page.pk) for page in pages]
    for page, row, revision in zip(pages, rows, revisions, strict=True):
        row.latest_revision = page.latest_revision = revision
        row.live_revision = page.live_revision = revision if published else None
    Page.objects.bulk_update(rows, ["latest_revision", "live_revision"])


def log(pages: list[PartnerPage], actions: list[str], user, now: datetime):
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type_id=page.content_type_id,
            label=page.get_admin_display_title(),
            action=action,
            timestamp=now,
            uuid=uuid4(),
            user=user,
            revision=page.latest_revision,
            content_changed=True,
        )
        for page in pages
        for action in actions
    )


def make_findable(pages: list[PartnerPage]):
    """The words by which the search finds them: worked out once, where an index asks for them several times."""
    for page in pages:
        page.search_text = page.search_text()
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(PartnerPage, pages)
    for page in pages:
        del page.search_text
