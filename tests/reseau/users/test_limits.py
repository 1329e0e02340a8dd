"""Who keeps the accounts raises nobody, themselves included: tried by the addresses, forged forms too."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from reseau.users.models import User
from reseau.users.roles import ACCOUNTS, ADMINISTRATION, AGENDA_EDITORS, AMBASSADORS, TEAM
from tests.admin import refused


def group(role):
    return Group.objects.get(name=role.name)


def names(user):
    return sorted(user.groups.values_list("name", flat=True))


def form(user, *roles, **fields):
    """The form of an account as a browser posts it."""
    account = {"username": user.username, "email": f"{user.username}@example.org", "is_active": "on"}
    return account | {"first_name": "N", "last_name": "B", "groups": [group(role).pk for role in roles]} | fields


def edit(user):
    return reverse("wagtailusers_users:edit", args=[user.pk])


def bulk(action, *users):
    address = reverse("wagtail_bulk_action", args=["users", "user", action])
    return f"{address}?{'&'.join(f'id={user.pk}' for user in users)}"


@pytest.fixture
def keeper(roles):
    return roles.user(ACCOUNTS)


@pytest.fixture
def browser(roles, keeper):
    """The browser of who keeps the accounts."""
    return roles.client(keeper)


@pytest.fixture(params=["administration", "superuser", "hand-made group", "right of one's own"])
def out_of_reach(request, roles):
    user = roles.user(ADMINISTRATION if request.param == "administration" else AMBASSADORS)
    if request.param == "superuser":
        User.objects.filter(pk=user.pk).update(is_superuser=True)
    if request.param == "hand-made group":
        user.groups.add(Group.objects.create(name="Fait à la main"))
    if request.param == "right of one's own":
        user.user_permissions.add(group(ACCOUNTS).permissions.first())
    return user


def test_a_role_is_given_and_taken_away(roles, browser):
    user = roles.user(AMBASSADORS)

    browser.post(edit(user), form(user, AGENDA_EDITORS))

    assert names(user) == ["Agenda"]


def test_an_account_out_of_reach_is_neither_read_nor_changed(browser, out_of_reach):
    before = names(out_of_reach)
    pages = [reverse(f"wagtailusers_users:{name}", args=[out_of_reach.pk]) for name in ("edit", "delete", "history")]

    for page in pages:
        assert refused(browser.get(page))
        assert refused(browser.post(page, form(out_of_reach)))

    out_of_reach.refresh_from_db()
    assert (names(out_of_reach), out_of_reach.email, out_of_reach.is_active) == (before, "", True)


@pytest.mark.parametrize(
    ("action", "posted"),
    [("delete", {}), ("set_active_state", {"mark_as_active": "False"}), ("assign_role", {"role": TEAM})],
)
def test_no_action_on_many_accounts_reaches_them_either(browser, out_of_reach, action, posted):
    before = names(out_of_reach)
    posted = {name: group(value).pk if value is TEAM else value for name, value in posted.items()}

    browser.post(bulk(action, out_of_reach), posted)

    out_of_reach.refresh_from_db()
    assert (names(out_of_reach), out_of_reach.is_active) == (before, True)


@pytest.mark.parametrize("role", [ADMINISTRATION, ACCOUNTS], ids=lambda role: role.name)
def test_a_reserved_role_is_never_given(roles, browser, role):
    user = roles.user(AMBASSADORS)

    browser.post(edit(user), form(user, role, AMBASSADORS))
    browser.post(bulk("assign_role", user), {"role": group(role).pk})
    browser.post(reverse("wagtailusers_users:add"), form(UserStub, role))

    assert names(user) == ["Ambassadeurs"]
    assert not User.objects.filter(email="nouveau@example.org").exists()


class UserStub:
    username = "nouveau"


def test_nobody_is_made_a_superuser(roles, browser, keeper):
    user = roles.user(AMBASSADORS)

    browser.post(edit(user), form(user, AMBASSADORS, is_superuser="on"))
    browser.post(edit(keeper), form(keeper, ACCOUNTS, is_superuser="on"))

    assert not User.objects.filter(is_superuser=True).exists()


def test_nobody_gives_themselves_a_role(browser, keeper):
    browser.post(edit(keeper), form(keeper, ACCOUNTS, TEAM))
    browser.post(bulk("assign_role", keeper), {"role": group(TEAM).pk})

    assert names(keeper) == ["Comptes"]


def test_no_password_is_set_for_somebody_else(roles, browser):
    user = roles.user(AMBASSADORS)
    words = "trois-petits-chats-gris"

    browser.post(edit(user), form(user, AMBASSADORS, password1=words, password2=words))

    user.refresh_from_db()
    assert not user.check_password(words)


def test_a_reserved_role_stays_where_it_is(roles, browser):
    user = roles.user(ACCOUNTS)

    browser.post(edit(user), form(user, AMBASSADORS))

    assert names(user) == ["Ambassadeurs", "Comptes"]


def test_no_account_is_deleted(roles, browser):
    user = roles.user(AMBASSADORS)

    browser.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    browser.post(bulk("delete", user))

    assert User.objects.filter(pk=user.pk).exists()


def test_groups_and_their_rights_are_out_of_reach(browser):
    assert refused(browser.get(reverse("wagtailusers_groups:index")))
    assert refused(browser.get(reverse("wagtailusers_groups:edit", args=[group(AMBASSADORS).pk])))


def test_the_administration_gives_every_role_and_makes_no_superuser(roles):
    user = roles.user(AMBASSADORS)

    roles.client(ADMINISTRATION).post(edit(user), form(user, ADMINISTRATION, ACCOUNTS, is_superuser="on"))

    user.refresh_from_db()
    assert (names(user), user.is_superuser) == (["Administration", "Comptes"], False)


@pytest.mark.parametrize("role", [TEAM, AMBASSADORS, AGENDA_EDITORS], ids=lambda role: role.name)
def test_the_other_roles_see_no_account(roles, role):
    assert refused(roles.client(role).get(reverse("wagtailusers_users:index")))
