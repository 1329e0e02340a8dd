"""What stays as it is when someone has no business with it: rows, as they were before and after a request."""

from collections import Counter, defaultdict

from django.contrib.auth.models import Group, Permission
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    Task,
    TaskState,
    Workflow,
    WorkflowPage,
)

from partenaires.models import Proposal
from reseau.base.models import LegalSettings, NetworkSettings, Theme
from reseau.images.models import CustomImage
from reseau.users.models import User

# room → the rows that only those who may enter it may change
OF_A_ROOM = {
    "groups": [Group, Permission, GroupPagePermission, GroupCollectionPermission, Group.permissions.through],
    "workflows": [Workflow, Task, WorkflowPage],
    "sites": [Site, Locale],
    "settings": [NetworkSettings, LegalSettings],
    "redirects": [Redirect],
    "themes": [Theme],
    "collections": [Collection],
    "documents": [Document],
    "publishing": [PageViewRestriction],
    "directory": [Proposal],
}
PAGE = ["path", "title", "slug", "live", "owner", "locked", "live_revision", "go_live_at", "expire_at"]
PAGE += ["first_published_at", "alias_of", "latest_revision"]
NEWER = {"latest_revision"}  # what a new version changes
UNREAD = {"title", "slug"}  # and, as long as the page has not been online
READING = ["workflow_state__object_id", "status", "comment"]
ACCOUNT = ["username", "is_active", "is_superuser", "is_staff", "groups"]


def guarded(world, table) -> dict[str, list]:
    """Rows by what they are, as they are now, of all that `table` (a role's) does not open."""
    rows = {
        model.__name__: sorted(map(repr, model.objects.values_list()))
        for room, models in OF_A_ROOM.items()
        if room not in table
        for model in models
    }
    if "accounts" not in table:
        rows["comptes"] = list(User.objects.order_by("pk", "groups").values_list(*ACCOUNT))
    if "publishing" not in table:
        rows |= pages(world, table)
        others = CustomImage.objects.exclude(uploaded_by_user=world.viewer)
        rows["photos"] = list(others.order_by("pk").values_list("pk", "title", "collection", "file_hash"))
    return rows


def pages(world, table) -> dict[str, list]:
    """Each page that was there: all of it, or what a new draft leaves as it was; and what is said of it."""
    rows = {}
    current = {row["pk"]: row for row in Page.objects.values("pk", *PAGE)}
    said = Counter(Revision.objects.values_list("object_id", flat=True))
    comments = Counter(Comment.objects.values_list("page_id", flat=True))
    readings = defaultdict(list)
    for page_id, *reading in TaskState.objects.order_by("pk").values_list(*READING):
        readings[page_id].append(reading)
    for name, page in world.pages.items():
        mine = name in table.get("editor", ())
        changing = NEWER | (set() if page.live else UNREAD) if mine else set()
        fields = [field for field in PAGE if field not in changing]
        found = [current[page.pk][field] for field in fields] if page.pk in current else []
        if found or name not in table.get("deleting", ()):
            rows[name] = found
        if not mine:
            key = str(page.pk)
            rows[f"{name}, dit"] = [said[key], comments[page.pk], readings[key]]
    return rows


def differences(before: dict, after: dict) -> list[str]:
    """What has changed; rows that may go away, and went, are not asked about."""
    return [name for name, rows in after.items() if rows != before.get(name)]
