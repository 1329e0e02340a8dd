"""From the mail of an invitation to the home of the administration, door after door."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from reseau.users.models import User
from reseau.users.roles import ACCOUNTS, AMBASSADORS, TEAM
from tests.reseau.users.conftest import PASSWORD, code_of, sign_in

CHOSEN = {"display_name": "Nadia", "new_password1": PASSWORD, "new_password2": PASSWORD}
HOME = "/admin/"


@pytest.fixture
def invite(roles, settings, mailoutbox):
    """Invites somebody to a role; gives the account and the link of the mail."""
    settings.REQUIRE_SECOND_FACTOR = False
    keeper = roles.client(ACCOUNTS)

    def invite(role):
        group = Group.objects.get(name=role.name)
        person = {"first_name": "Nadia", "last_name": "Benali", "email": "nadia@example.org", "groups": [group.pk]}
        keeper.post(reverse("wagtailusers_users:add"), person)
        settings.REQUIRE_SECOND_FACTOR = True
        return User.objects.get(email="nadia@example.org"), re.search(r"/admin/invitation/\S+", mailoutbox[0].body)[0]

    return invite


@pytest.fixture
def browser(db):
    return Client()


def test_somebody_of_the_team_sets_a_telephone_up_before_anything_else(invite, browser):
    account, link = invite(TEAM)

    opened = browser.post(link, CHOSEN, follow=True)
    assert opened.redirect_chain == [(reverse("wagtailadmin_login"), 302)]
    assert "Votre identifiant : nadia.benali" in opened.text

    entered = sign_in(browser, account.username)
    landed = browser.get(entered.url, follow=True)
    assert landed.redirect_chain == [(f"{reverse('second_factor_set_up')}?next={HOME}", 302)]

    codes = browser.post(landed.redirect_chain[-1][0], {"code": code_of(TOTPDevice.objects.get(user=account))})
    assert "Vos codes de secours" in codes.text
    assert browser.get(HOME).status_code == 200


def test_an_ambassador_goes_straight_home(invite, browser):
    account, link = invite(AMBASSADORS)

    browser.post(link, CHOSEN)
    entered = sign_in(browser, account.username, follow=True)

    assert (entered.redirect_chain, entered.status_code) == ([(HOME, 302)], 200)
    assert "Écrire une actualité" in entered.text


@pytest.mark.parametrize("role", [TEAM, AMBASSADORS], ids=lambda role: role.name)
def test_the_link_itself_signs_nobody_in(invite, browser, role):
    _account, link = invite(role)

    browser.post(link, CHOSEN)

    assert browser.get(HOME).url == f"{reverse('wagtailadmin_login')}?next={HOME}"


def test_who_is_already_signed_in_as_somebody_else_opens_an_account_all_the_same(invite, roles):
    account, link = invite(AMBASSADORS)
    other = roles.client(AMBASSADORS)

    assert other.post(link, CHOSEN).status_code == 302
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
