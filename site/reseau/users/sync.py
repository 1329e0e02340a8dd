"""Makes the database obey the table of roles, and tells what it had to change."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from reseau.users.roles import (
    ALL,
    AMBASSADOR_COLLECTION,
    APPROVERS,
    NEWS,
    NEWS_WORKFLOW,
    READING,
    ROLES,
    SITE,
    WAGTAIL_GROUPS,
    Languages,
    Place,
    Role,
)

READING_NAME = "Relecture par l’équipe"


@transaction.atomic
def sync_roles() -> list[str]:
    """Gives each group exactly the rights of the table. May be run at any time.

    Returns one French sentence for each change; none the second time.
    """
    changes = _sync_collection() + _sync_wagtail_groups()
    for role in ROLES:
        changes += _sync_role(role)
    return changes + _sync_reading() + _sync_workflow()


def drift() -> list[str]:
    """What `sync_roles` would change, in its words. Changes nothing."""
    with transaction.atomic():
        changes = sync_roles()
        transaction.set_rollback(True)
    return changes


def ambassador_collection() -> Collection:
    """The collection that holds the ambassadors' pictures, made when missing."""
    collection = Collection.objects.filter(name=AMBASSADOR_COLLECTION).first()
    return collection or Collection.get_first_root_node().add_child(name=AMBASSADOR_COLLECTION)


def _sync_collection() -> list[str]:
    missing = not Collection.objects.filter(name=AMBASSADOR_COLLECTION).exists()
    ambassador_collection()
    return [f"Collection « {AMBASSADOR_COLLECTION} » : créée"] if missing else []


def _sync_wagtail_groups() -> list[str]:
    groups = Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None)
    changes = [f"{group} : groupe de Wagtail supprimé, personne n’y est" for group in groups]
    groups.delete()
    return changes


def _sync_role(role: Role) -> list[str]:
    group, created = Group.objects.get_or_create(name=role.name)
    pages = {
        (page, _permission(f"wagtailcore.{right}_page"))
        for place, rights in role.pages.items()
        for page in _pages(place)
        for right in rights
    }
    files = {
        (collection, _permission(_file_permission(right)))
        for name, rights in role.collections.items()
        for collection in Collection.objects.filter(name=name)
        for right in rights
    }
    return [
        *([f"{group} : groupe créé"] if created else []),
        *_sync_permissions(group, role),
        *_sync_rows(group, GroupPagePermission, "page", pages),
        *_sync_rows(group, GroupCollectionPermission, "collection", files),
    ]


def _sync_permissions(group: Group, role: Role) -> list[str]:
    wanted = set(Permission.objects.all() if role.permissions == [ALL] else map(_permission, role.permissions))
    current = set(group.permissions.all())
    group.permissions.set(wanted)
    return _told(group, {(None, item) for item in wanted}, {(None, item) for item in current})


def _sync_rows(group: Group, model, place: str, wanted: set) -> list[str]:
    """Makes the (place, permission) rows of `group` in `model` exactly `wanted`."""
    rows = {}
    for row in model.objects.filter(group=group).select_related(place, "permission"):
        rows[(_plain(getattr(row, place)), row.permission)] = row
    wanted = {(_plain(spot), permission) for spot, permission in wanted}
    for key in rows.keys() - wanted:
        rows[key].delete()
    model.objects.bulk_create(
        model(group=group, permission=permission, **{place: spot}) for spot, permission in wanted - rows.keys()
    )
    return _told(group, wanted, set(rows))


def _plain(spot):
    """A page of a type as a plain page: the two are not equal to Django."""
    return spot.page_ptr if hasattr(spot, "page_ptr_id") else spot


def _told(group: Group, wanted: set, current: set) -> list[str]:
    """One sentence for each (place, permission) taken away or given; no place: everywhere."""

    def sentences(items, verb):
        return sorted(
            f"{group} : droit {verb}, {permission.codename}" + (f" ({_spot(spot)})" if spot else "")
            for spot, permission in items
        )

    return sentences(current - wanted, "retiré") + sentences(wanted - current, "donné")


def _spot(spot) -> str:
    if isinstance(spot, Collection):
        return f"collection « {spot.name} »"
    return f"sous « {spot.title} », {spot.locale.language_code}"


def _sync_reading() -> list[str]:
    """The task that only the approvers see."""
    task, created = apps.get_model(READING).objects.get_or_create(name=READING_NAME)
    approvers = set(Group.objects.filter(name__in=[role.name for role in APPROVERS]))
    changes = [f"{READING_NAME} : tâche créée"] if created else []
    if not task.active:
        task.active = True
        task.save()
        changes.append(f"{READING_NAME} : remise en service")
    if set(task.groups.all()) != approvers:
        task.groups.set(approvers)
        names = ", ".join(sorted(group.name for group in approvers))
        changes.append(f"{READING_NAME} : confiée à {names}")
    return changes


def _sync_workflow() -> list[str]:
    """News goes through that one task. The team publishes all the rest itself."""
    workflow, created = Workflow.objects.get_or_create(name=NEWS_WORKFLOW)
    changes = [f"{NEWS_WORKFLOW} : créée"] if created else []
    if not workflow.active:
        workflow.active = True
        workflow.save()
        changes.append(f"{NEWS_WORKFLOW} : remise en service")
    task = apps.get_model(READING).objects.get(name=READING_NAME)
    _row, added = WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    changes += [f"{NEWS_WORKFLOW} : passe par « {READING_NAME} »"] if added else []
    if WorkflowPage.objects.filter(page=Page.get_first_root_node()).delete()[0]:  # Wagtail's default
        changes.append("Relecture de toutes les pages : retirée, seules les actualités sont relues")
    for page in _pages(NEWS):
        if not WorkflowPage.objects.filter(page=page, workflow=workflow).exists():
            WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
            changes.append(f"{NEWS_WORKFLOW} : demandée sous « {page} »")
    return changes


def _pages(place: Place):
    """The pages that a right hangs on."""
    if place == SITE:
        return [Page.get_first_root_node()]
    pages = apps.get_model(place.page_type).objects.order_by("pk")
    french = {"locale__language_code": settings.LANGUAGE_CODE}
    if place.languages is Languages.FRENCH:
        return pages.filter(**french)
    return pages.exclude(**french) if place.languages is Languages.OTHERS else pages


def _file_permission(right: str) -> str:
    apps_of = {"image": "wagtailimages", "document": "wagtaildocs", "collection": "wagtailcore"}
    return f"{apps_of[right.rpartition('_')[2]]}.{right}"


def _permission(name: str) -> Permission:
    """The permission called "app.codename"."""
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
