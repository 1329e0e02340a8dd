"""How long one stays signed in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from reseau.users.roles import AMBASSADORS
from tests.admin import HOME
from tests.reading import soup
from tests.reseau.users.conftest import PASSWORD, sign_in

MORNING = datetime(2027, 1, 5, 8, tzinfo=UTC)
ANOTHER = "quatre-petits-chiens"


@pytest.fixture
def clock(time_machine):
    """`clock(90)`: it is ninety minutes later than the sign-in."""
    time_machine.move_to(MORNING, tick=False)
    return lambda minutes: time_machine.move_to(MORNING + timedelta(minutes=minutes), tick=False)


def still_in(client) -> bool:
    return client.get(HOME).status_code == 200


def test_sign_in_remembers_nobody_once_the_browser_is_closed(person):
    client, user = Client(), person(AMBASSADORS).user

    signed_in = client.post(
        reverse("wagtailadmin_login"), {"username": user.username, "password": PASSWORD, "remember": "on"}
    )

    cookie = signed_in.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Lax")
    assert soup(Client().get(reverse("wagtailadmin_login"))).select("[name=remember]") == []


def test_two_hours_without_doing_anything_end_the_session(clock, person):
    nadia = person(AMBASSADORS)
    clock(119)
    assert still_in(nadia.client)

    clock(119 + 121)

    assert not still_in(nadia.client)


def test_work_keeps_the_session_alive(clock, person):
    nadia = person(AMBASSADORS)

    for minutes in range(100, 700, 100):
        clock(minutes)
        assert still_in(nadia.client)


def test_reading_the_site_is_not_work(clock, person):
    nadia = person(AMBASSADORS)
    clock(100)
    nadia.client.get("/")

    clock(130)

    assert not still_in(nadia.client)


def test_twelve_hours_end_the_session_whatever_one_does(clock, person):
    nadia = person(AMBASSADORS)
    for minutes in range(60, 721, 60):
        clock(minutes)
        assert still_in(nadia.client)

    clock(721)

    assert not still_in(nadia.client)


def test_session_older_than_this_rule_is_ended(person):
    nadia = person(AMBASSADORS)
    session = nadia.client.session
    del session["signed_in_at"]
    session.save()

    assert not still_in(nadia.client)


def test_administration_is_not_written_to_the_database_at_each_page(clock, person, django_assert_num_queries):
    nadia = person(AMBASSADORS)
    clock(0.5)
    before = Session.objects.get().expire_date
    nadia.client.get(HOME)
    assert Session.objects.get().expire_date == before
    clock(5)
    nadia.client.get(HOME)

    assert Session.objects.get().expire_date == before + timedelta(minutes=5)


def test_another_password_ends_the_other_sessions(person):
    nadia = person(AMBASSADORS)
    sign_in(other := Client(), nadia.user.username)
    assert still_in(other)
    form = soup(nadia.client.get(reverse("wagtailadmin_account"))).select("form [name]")
    fields = {field["name"]: field.get("value", "") for field in form if not field["name"].startswith("avatar")}
    fields |= {"password-old_password": PASSWORD, "name_email-email": "nadia@example.org"}
    fields |= {"name_email-first_name": "Nadia", "name_email-last_name": "B.", "locale-preferred_language": "fr"}
    fields |= {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    fields |= {"theme-keyboard_shortcuts": "on"}

    nadia.client.post(
        reverse("wagtailadmin_account"),
        fields | {"password-new_password1": ANOTHER, "password-new_password2": ANOTHER},
    )

    nadia.user.refresh_from_db()
    assert (nadia.user.check_password(ANOTHER), still_in(nadia.client), still_in(other)) == (True, True, False)


def test_signing_in_changes_the_key_of_the_session(person):
    nadia = person(AMBASSADORS)
    key = nadia.client.session.session_key
    nadia.client.post(reverse("wagtailadmin_logout"))
    sign_in(nadia.client, nadia.user.username)

    assert nadia.client.session.session_key != key


def test_ended_sessions_are_swept_away(clock, person):
    person(AMBASSADORS)
    clock(121)

    call_command("clearsessions")

    assert not Session.objects.exists()
