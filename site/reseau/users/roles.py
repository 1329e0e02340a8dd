"""Who may do what. The table below is the whole truth: `sync_roles` makes the database obey it."""

from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

AMBASSADOR_COLLECTION = "Ambassadeurs"
NEWS_WORKFLOW = "Relecture des actualités"

ALL = "*"
SITE = "wagtailcore.Page"  # the root of the tree: every page
NEWS = "actualites.NewsIndexPage"
READING = "actualites.PeerApprovalTask"
ROOT_COLLECTION = "Root"


@dataclass(frozen=True)
class Role:
    """Rights of one group.

    `pages`: page type → rights below its pages; `collections`: collection name → rights on its images and
    documents; `permissions`: Django's "app.codename", `ALL` for every one of them; `second_factor`: a password
    alone does not open such an account.
    """

    name: str
    pages: dict[str, list[str]]
    collections: dict[str, list[str]]
    permissions: list[str] = field(default_factory=list)
    second_factor: bool = True


WRITE = ["add", "change", "publish", "lock", "unlock", "bulk_delete"]
FILES = [f"{verb}_{kind}" for kind in ("image", "document") for verb in ("add", "change", "choose")]

ADMINISTRATION = Role(
    name="Administration",
    pages={SITE: WRITE},
    collections={ROOT_COLLECTION: FILES},
    permissions=[ALL],
)
TEAM = Role(
    name="Équipe CCAS",
    pages={SITE: WRITE},
    collections={ROOT_COLLECTION: FILES},
    permissions=[
        "wagtailadmin.access_admin",
        "base.add_theme",
        "base.change_theme",
        "base.change_networksettings",
        "wagtail_localize.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "wagtailcore.add_collection",
        "wagtailcore.change_collection",
        "review.view_errorreport",
        "review.change_errorreport",
        "review.view_linkcheck",
        "partenaires.view_proposal",
        "partenaires.change_proposal",
        "agenda.view_calendarsource",
        "agenda.add_calendarsource",
        "agenda.change_calendarsource",
        "agenda.delete_calendarsource",
    ],
)
AMBASSADORS = Role(
    name="Ambassadeurs",
    pages={NEWS: ["add"]},
    collections={AMBASSADOR_COLLECTION: ["add_image", "choose_image"]},
    permissions=["wagtailadmin.access_admin"],
    second_factor=False,
)
WAGTAIL_GROUPS = ["Editors", "Moderators"]  # made by Wagtail's own migrations, and nobody's role here
ROLES = [ADMINISTRATION, TEAM, AMBASSADORS]
APPROVERS = [ADMINISTRATION, TEAM]


def sync_roles() -> list[str]:
    """Gives each group exactly the rights of the table. May be run at any time; returns what it changed."""
    ambassador_collection()
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()
    changes = [change for role in ROLES for change in _sync_role(role)]
    return changes + _sync_workflow()


def ambassador_collection() -> Collection:
    """The collection that holds the ambassadors' pictures, made when missing."""
    collection = Collection.objects.filter(name=AMBASSADOR_COLLECTION).first()
    return collection or Collection.get_first_root_node().add_child(name=AMBASSADOR_COLLECTION)


def _sync_role(role: Role) -> list[str]:
    group, _created = Group.objects.get_or_create(name=role.name)
    wanted = {
        GroupPagePermission: {
            (page.pk, _permission(f"wagtailcore.{right}_page").pk)
            for page_type, rights in role.pages.items()
            for page in _pages(page_type)
            for right in rights
        },
        GroupCollectionPermission: {
            (collection.pk, _permission(right).pk)
            for name, rights in role.collections.items()
            for collection in Collection.objects.filter(name=name)
            for right in map(_file_permission, rights)
        },
    }
    changes = _sync_permissions(group, role)
    for model, rows in wanted.items():
        changes += _sync_rows(group, model, rows)
    return changes


def _sync_permissions(group: Group, role: Role) -> list[str]:
    everything = Permission.objects.all()
    wanted = set(everything) if role.permissions == [ALL] else set(map(_permission, role.permissions))
    current = set(group.permissions.all())
    group.permissions.set(wanted)
    return [f"{group} : droit retiré, {item.codename}" for item in current - wanted] + [
        f"{group} : droit donné, {item.codename}" for item in wanted - current
    ]


def _sync_rows(group: Group, model, wanted: set[tuple[int, int]]) -> list[str]:
    """Makes the (place, permission) rows of `group` in `model` exactly `wanted`."""
    place = "page_id" if model is GroupPagePermission else "collection_id"
    rows = {(getattr(row, place), row.permission_id): row for row in model.objects.filter(group=group)}
    for key in rows.keys() - wanted:
        rows[key].delete()
    model.objects.bulk_create(
        model(group=group, permission_id=permission, **{place: place_id})
        for place_id, permission in sorted(wanted - rows.keys())
    )
    kind = "pages" if place == "page_id" else "collections"
    return [f"{group} : un droit retiré ({kind} {key[0]})" for key in rows.keys() - wanted] + [
        f"{group} : un droit donné ({kind} {key[0]})" for key in wanted - rows.keys()
    ]


def _sync_workflow() -> list[str]:
    """News goes through one task that only the approvers see. The team publishes all the rest itself."""
    active = {"active": True}
    task, _created = apps.get_model(READING).objects.update_or_create(name="Relecture par l’équipe", defaults=active)
    task.groups.set(Group.objects.filter(name__in=[role.name for role in APPROVERS]))
    workflow, _created = Workflow.objects.update_or_create(name=NEWS_WORKFLOW, defaults=active)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.filter(page=Page.get_first_root_node()).delete()  # Wagtail's default, for every page
    changes = []
    for page in _pages(NEWS):
        _row, created = WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
        changes += [f"{NEWS_WORKFLOW} : demandée sous « {page} »"] if created else []
    return changes


def _pages(page_type: str):
    """The pages that a right hangs on: the root, or the French pages of a type."""
    if page_type == SITE:
        return [Page.get_first_root_node()]
    return apps.get_model(page_type).objects.filter(locale__language_code=settings.LANGUAGE_CODE)


def _file_permission(right: str) -> str:
    return f"{'wagtailimages' if right.endswith('image') else 'wagtaildocs'}.{right}"


def _permission(name: str) -> Permission:
    """The permission called "app.codename"."""
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
