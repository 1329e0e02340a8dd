"""Who works on what, asked from everywhere."""

from collections.abc import Iterator

from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

OTHERS = {"change_page", "publish_page"}  # the rights that reach further than one's own texts


def edits(user) -> bool:
    """Whether `user` works on the pages of others. A visitor is not stopped here: Wagtail asks them to sign in."""
    return user.is_anonymous or user.is_superuser or any(_on_others(user))


def everywhere(user) -> bool:
    """Whether `user` works on every page of the site. A visitor is not stopped here: Wagtail asks them to sign in."""
    return user.is_anonymous or user.is_superuser or any(right.page.is_root() for right in _on_others(user))


def _on_others(user) -> Iterator[GroupPagePermission]:
    """The rights of `user` that reach further than their own texts."""
    rights = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    return (right for right in rights if right.permission.codename in OTHERS)


def has_pages(user) -> bool:
    """Whether `user` has any business with pages. A visitor is not stopped here."""
    return edits(user) or policy_registry.get_by_type(Page).user_has_permission(user, "add")


def within_reach(user):
    """The pages that `user` works on: their drafts are no secret."""
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change", "publish"})


def publishes(user) -> bool:
    """Whether `user` publishes. A visitor is not stopped here: Wagtail asks them to sign in."""
    return user.is_anonymous or policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def writes_only(user) -> bool:
    """Whether `user` may write for somebody else to read over, and has no other business in the administration."""
    writes = policy_registry.get_by_type(Page).user_has_permission(user, "add")
    return writes and not publishes(user) and user.get_all_permissions() <= {"wagtailadmin.access_admin"}
