"""Who may touch which account, and give which role. The administration may all; others never raise anyone."""

from django.contrib.auth.models import Group

from reseau.users.roles import ACCOUNTS, ADMINISTRATION, ROLES

GIVABLE = {role.name for role in ROLES if not role.reserved}
TOUCHABLE = GIVABLE | {ACCOUNTS.name}


def administers(user) -> bool:
    return user.is_superuser or user.groups.filter(name=ADMINISTRATION.name).exists()


def may_touch(user, account) -> bool:
    """Whether `user`, who may change accounts, may change that one.

    An account that holds more than the roles of the table would lend its rights to whoever changes its address.
    """
    if user.is_superuser or (administers(user) and not account.is_superuser):
        return True
    groups = {group.name for group in account.groups.all()}
    return not account.is_superuser and groups <= TOUCHABLE and not account.user_permissions.exists()


def may_give_roles(user, account) -> bool:
    """Nobody gives themselves a role, except the administration."""
    return may_touch(user, account) and (administers(user) or user != account)


def givable_roles(user):
    """The groups that `user` may give and take away."""
    groups = Group.objects.order_by("name")
    return groups if administers(user) else groups.filter(name__in=GIVABLE)
