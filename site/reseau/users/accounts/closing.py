"""Closing an account: nobody comes in by it any more, and it says nothing of the person."""

from django.db import transaction
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

SECOND_FACTORS = {"otp_totp", "otp_static"}


@transaction.atomic
def close(user):
    """Closes the account for good: no password, session, role, second factor, name nor address is left.

    The row stays, under a name that tells nothing: it owns what the person wrote. The log forgets the name too.
    """
    user.set_unusable_password()  # which ends every session
    user.is_active = user.is_superuser = user.is_staff = False
    user.username, user.email = f"compte-ferme-{user.pk}", ""
    user.first_name = user.last_name = user.display_name = ""
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
    for relation in user._meta.related_objects:
        if relation.related_model._meta.app_label in SECOND_FACTORS:
            relation.related_model._base_manager.filter(**{relation.field.name: user}).delete()
    for profile in UserProfile.objects.filter(user=user):
        profile.avatar.delete(save=False)
        profile.delete()
    ModelLogEntry.objects.for_instance(user).update(label=str(user))
