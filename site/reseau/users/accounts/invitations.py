"""Invitations: a signed link that lets a person open their own account, once, within seven days.

The link bears a trace of the account's password. An invited account has none that works, but an unusable one
drawn at random: choosing a password, or being invited again, makes every earlier link worthless.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "reseau.users.invitation"
LIFETIME = timedelta(days=7)
SUBJECT = "Votre compte sur le site du réseau"


def awaited(user) -> bool:
    """Whether the person has been invited, and has not come yet."""
    return user.is_active and bool(user.email) and not user.has_usable_password()


def token_for(user) -> str:
    return signing.dumps({"account": user.pk, "state": _state(user)}, salt=SALT)


def invited_by(token: str):
    """The account that a link opens; None for a link forged, used, replaced or too old."""
    try:
        content = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    user = get_user_model().objects.filter(pk=content["account"]).first()
    known = user and awaited(user) and constant_time_compare(content["state"], _state(user))
    return user if known else None


def invite(user):
    """Writes to `user` (saved, with an address). Earlier links open nothing any more. Raises OSError without mail."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    link = settings.WAGTAILADMIN_BASE_URL + reverse("invitation", args=[token_for(user)])
    context = {"user": user, "link": link, "days": LIFETIME.days, "site_name": settings.WAGTAIL_SITE_NAME}
    send_mail(SUBJECT, render_to_string("users/invitation.txt", context), None, [user.email])


def _state(user) -> str:
    return salted_hmac(SALT, f"{user.password}{user.email}", algorithm="sha256").hexdigest()
