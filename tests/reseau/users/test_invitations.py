"""Accounts by invitation: from the form of the administration to the first sign-in."""

import re

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reseau.users.accounts.forms import SignatureForm
from reseau.users.accounts.invitations import LIFETIME, token_for
from reseau.users.models import User
from reseau.users.roles import ACCOUNTS, AMBASSADORS
from tests.reading import plain

PASSWORD = "trois-petits-chats-gris"
ADD = "/admin/users/new/"


def answers(**fields):
    chosen = {"display_name": "Nadia", "new_password1": PASSWORD, "new_password2": PASSWORD}
    return chosen | fields


@pytest.fixture
def invited(roles, mailoutbox):
    """Nadia, invited by the person who keeps the accounts."""
    group = Group.objects.get(name=AMBASSADORS.name)
    roles.client(ACCOUNTS).post(
        ADD, {"first_name": "Nadia", "last_name": "Benali", "email": "nadia@example.org", "groups": [group.pk]}
    )
    return User.objects.get(email="nadia@example.org")


def link_of(mail) -> str:
    return re.search(r"/admin/invitation/\S+", mail.body).group()


def test_an_invitation_makes_an_account_that_nobody_can_enter_and_writes_to_the_person(invited, mailoutbox):
    assert (invited.username, invited.has_usable_password()) == ("nadia.benali", False)
    assert [group.name for group in invited.groups.all()] == ["Ambassadeurs"]
    assert [mail.to for mail in mailoutbox] == [["nadia@example.org"]]
    assert "Votre identifiant sera : nadia.benali" in plain(mailoutbox[0].body)


def test_the_person_chooses_a_signature_and_a_password_and_signs_in(invited, mailoutbox):
    browser = Client()
    link = link_of(mailoutbox[0])
    assert "Bienvenue Nadia" in browser.get(link).content.decode()

    response = browser.post(link, answers())

    assert response.url == reverse("wagtailadmin_login")
    invited.refresh_from_db()
    assert (invited.display_name, invited.check_password(PASSWORD)) == ("Nadia", True)


def test_a_link_serves_once(invited, mailoutbox):
    link = link_of(mailoutbox[0])
    Client().post(link, answers())

    response = Client().post(link, answers(new_password1="un-autre-mot-42", new_password2="un-autre-mot-42"))

    invited.refresh_from_db()
    assert (response.status_code, invited.check_password(PASSWORD)) == (404, True)


def test_a_link_is_dead_after_seven_days(invited, mailoutbox):
    link = link_of(mailoutbox[0])
    with time_machine.travel(timezone.now() + LIFETIME * 0.99):
        assert Client().get(link).status_code == 200
    with time_machine.travel(timezone.now() + LIFETIME * 1.01):
        assert Client().get(link).status_code == 404


def test_inviting_again_kills_the_link_before(invited, roles, mailoutbox):
    roles.client(ACCOUNTS).post(reverse("wagtailusers_users:invite_again", args=[invited.pk]))

    first, second = map(link_of, mailoutbox)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": "autre@example.org"}])
def test_a_link_of_an_account_that_has_changed_opens_nothing(invited, mailoutbox, change):
    User.objects.filter(pk=invited.pk).update(**change)

    assert Client().get(link_of(mailoutbox[0])).status_code == 404


def test_a_bad_link_says_the_same_whoever_has_an_account(invited, roles):
    opened = roles.user(AMBASSADORS, email="karim@example.org")
    opened.set_password(PASSWORD)
    opened.save()

    answers = [Client().get(f"/admin/invitation/{token}/") for token in ("n-importe-quoi", token_for(opened))]
    pages = {response.content.decode().partition("<main")[2] for response in answers}

    assert len(pages) == 1


@pytest.mark.parametrize("signature", ["nadia.benali", "NADIA.BENALI", "nadia@example.org", ""])
def test_a_signature_is_neither_the_login_nor_an_address(invited, mailoutbox, signature):
    response = Client().post(link_of(mailoutbox[0]), answers(display_name=signature))

    invited.refresh_from_db()
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["display_name"])
    assert not invited.has_usable_password()


def test_a_weak_password_is_refused(invited, mailoutbox):
    response = Client().post(link_of(mailoutbox[0]), answers(new_password1="1234", new_password2="1234"))

    assert list(response.context["form"].errors) == ["new_password2"]


def test_the_list_says_who_has_not_come_yet(invited, roles):
    page = roles.client(ACCOUNTS).get("/admin/users/").content.decode()

    assert page.count("invitation en attente") == 1
    assert reverse("wagtailusers_users:invite_again", args=[invited.pk]) in page


def test_a_password_given_by_hand_is_ignored(roles):
    group = Group.objects.get(name=AMBASSADORS.name)
    form = {"first_name": "Nadia", "last_name": "B", "email": "n@example.org", "groups": [group.pk]}
    forged = {"username": "choisi", "password1": PASSWORD, "password2": PASSWORD, "is_superuser": "on"}

    roles.client(ACCOUNTS).post(ADD, form | forged)

    user = User.objects.get(email="n@example.org")
    assert (user.username, user.has_usable_password(), user.is_superuser) == ("nadia.b", False, False)


def test_one_address_makes_one_account(invited, roles):
    group = Group.objects.get(name=AMBASSADORS.name)
    form = {"first_name": "Nadia", "last_name": "Benali", "email": "NADIA@example.org", "groups": [group.pk]}

    response = roles.client(ACCOUNTS).post(ADD, form)

    assert response.context["form"].errors["email"] == ["Un compte a déjà cette adresse."]


def test_an_account_that_is_open_is_not_invited_again(roles):
    opened = roles.user(AMBASSADORS, email="karim@example.org")
    opened.set_password(PASSWORD)
    opened.save()

    response = roles.client(ACCOUNTS).post(reverse("wagtailusers_users:invite_again", args=[opened.pk]))

    assert response.status_code == 404


def test_everyone_changes_their_own_signature(roles):
    user = roles.user(AMBASSADORS, username="nadia.b", email="n@example.org", first_name="N", last_name="B")
    page = roles.client(user).get("/admin/account/")

    assert "Tout le monde le lira sous vos textes." in page.content.decode()


def test_a_signature_of_ones_own_account_is_not_the_login(roles):
    user = roles.user(AMBASSADORS, username="nadia.b", email="n@example.org", first_name="N", last_name="B")
    form = SignatureForm({"display_name": "nadia.b"}, instance=user)

    assert form.errors["display_name"] == [
        "Cette signature est un identifiant de connexion : choisissez un prénom ou un pseudonyme."
    ]
