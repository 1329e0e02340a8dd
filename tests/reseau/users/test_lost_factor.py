"""A telephone and its recovery codes are lost: another person takes the factor away."""

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import HOME
from tests.reading import soup
from tests.reseau.users.conftest import code_of
from tests.reseau.users.test_second_factor import REMOVE, SET_UP, enter


def test_administration_takes_a_lost_factor_away_and_the_log_tells_who(person, told):
    admin, team = person(ADMINISTRATION, telephone=True), person(TEAM, telephone=True)
    enter(admin.client, code_of(admin.device))
    address = f"{REMOVE}{team.user.pk}/"
    assert address in [
        link["href"] for link in soup(admin.client.get(f"/admin/users/edit/{team.user.pk}/")).select("a")
    ]
    assert address in admin.client.get("/admin/users/").content.decode()

    admin.client.post(address)

    assert team.client.get(HOME).url.startswith(SET_UP)
    assert told()[-1] == ("factor_removed", team.user.username, admin.user.username)


def test_open_session_of_a_lost_telephone_is_closed(person):
    admin, team = person(ADMINISTRATION, telephone=True), person(TEAM, telephone=True)
    enter(admin.client, code_of(admin.device))
    enter(team.client, code_of(team.device))

    admin.client.post(f"{REMOVE}{team.user.pk}/")

    assert team.client.get("/admin/pages/").url.startswith(SET_UP)


@pytest.mark.parametrize("role", [TEAM, AMBASSADORS], ids=lambda role: role.name)
def test_nobody_else_takes_a_factor_away(person, role):
    other, team = person(role, telephone=True), person(TEAM, telephone=True)
    enter(other.client, code_of(other.device))

    assert other.client.post(f"{REMOVE}{team.user.pk}/").url == HOME
    assert TOTPDevice.objects.filter(user=team.user).exists()


def test_administration_takes_neither_its_own_away_nor_a_superusers(person):
    admin, superuser = person(ADMINISTRATION, telephone=True), person(ADMINISTRATION, True, is_superuser=True)
    enter(admin.client, code_of(admin.device))

    for user in (admin.user, superuser.user):
        assert admin.client.post(f"{REMOVE}{user.pk}/").url == HOME
        assert TOTPDevice.objects.filter(user=user).exists()
