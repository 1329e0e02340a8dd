"""The telephone of a person, and the way in."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from reseau.users.models import AccessEvent

PASSWORD = "trois-petits-chats"


def code_of(device, steps=0) -> str:
    """What a telephone shows: now, or so many times thirty seconds later."""
    now = TOTP(device.bin_key, device.step, device.t0, device.digits)
    return f"{TOTP(device.bin_key, device.step, device.t0, device.digits, now.t() and steps).token():06}"


def sign_in(client, username, password=PASSWORD, **extra):
    """The password, typed into the sign-in page."""
    return client.post(reverse("wagtailadmin_login"), {"username": username, "password": password}, **extra)


@pytest.fixture
def person(roles, settings):
    """`person(TEAM)`: an account that has given its password; `telephone=True`: it has one, and a recovery code."""
    settings.REQUIRE_SECOND_FACTOR = True

    def person(role, telephone=False, **fields):
        user = roles.user(role, **fields)
        user.set_password(PASSWORD)
        user.save()
        client, device = Client(), None
        if telephone:
            device = TOTPDevice.objects.create(user=user, name="téléphone")
            StaticDevice.objects.create(user=user).token_set.create(token="secours1")
        sign_in(client, user.username)
        return SimpleNamespace(user=user, client=client, device=device)

    return person


@pytest.fixture
def told():
    """What the access log says, oldest first: (what, account, by whom)."""
    return lambda: list(AccessEvent.objects.order_by("at", "pk").values_list("kind", "username", "by"))
