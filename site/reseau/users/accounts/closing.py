"""Closing an account: nobody comes in by it any more, and it says nothing of the person."""

from axes.models import AccessAttempt
from django.db import transaction
from django.db.models import Q
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from reseau.users import second_factor, sessions
from reseau.users.models import AccessEvent


@transaction.atomic
def close(user):
    """Closes the account for good: no password, session, role, second factor, name nor address is left.

    The row stays, under a name that tells nothing: it owns what the person wrote, and answers for their pictures.
    The logs say that name too.
    """
    nameless = f"compte-ferme-{user.pk}"
    _forget_the_door(user)
    AccessEvent.objects.forget_login(user.username, nameless)
    user.set_unusable_password()
    user.is_active = user.is_superuser = user.is_staff = False
    user.username, user.email = nameless, ""
    user.first_name = user.last_name = user.display_name = ""
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
    for profile in UserProfile.objects.filter(user=user):
        profile.avatar.delete(save=False)
        profile.delete()
    ModelLogEntry.objects.for_instance(user).update(label=str(user))


def _forget_the_door(user):
    """What signing in has left: telephone, sessions, wrong passwords (typed beside the login, or the address)."""
    second_factor.forget(user)
    sessions.end_all_of(user)
    typed = Q(username__iexact=user.username)
    AccessAttempt.objects.filter(typed | Q(username__iexact=user.email) if user.email else typed).delete()
