"""A password alone opens nothing for whoever must have a second factor, or has chosen one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import HOME, page_url
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.reading import each, main, soup
from tests.reseau.users.conftest import code_of, sign_in

CODE, SET_UP = "/admin/second-facteur/code/", "/admin/second-facteur/installer/"
MINE = "/admin/second-facteur/"
RENEW, REMOVE = f"{MINE}codes-de-secours/", f"{MINE}retirer/"
WRONG = "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant."
INSIDE = [
    *(HOME, "/admin/pages/", "/admin/account/", "/admin/users/", "/admin/reports/site-history/", "/admin/choose-page/"),
    *("/admin/images/", "/admin/images/chooser/", "/admin/documents/", MINE, RENEW, REMOVE, "/admin/connexions/"),
    *("/admin/composants/", "/admin/nulle-part/", "/admin/agenda/nulle-part/"),
]


def enter(client, code, url=CODE):
    return client.post(url, {"code": code})


@pytest.mark.parametrize("role", [ADMINISTRATION, TEAM], ids=lambda role: role.name)
def test_a_password_opens_no_page_of_the_administration_to_who_must_have_a_factor(person, role):
    somebody = person(role)

    for address in INSIDE:
        refusal = somebody.client.get(address)
        assert (address, refusal.status_code, refusal.url) == (address, 302, f"{SET_UP}?next={address}")
    assert somebody.client.post(HOME).url == f"{SET_UP}?"


@pytest.mark.parametrize("role", [ADMINISTRATION, TEAM, AMBASSADORS], ids=lambda role: role.name)
def test_a_password_opens_no_page_of_the_administration_to_who_has_a_factor(person, role):
    somebody = person(role, telephone=True)

    assert {somebody.client.get(address).url for address in INSIDE} == {f"{CODE}?next={address}" for address in INSIDE}


def test_superuser_and_unknown_groups_must_have_a_factor(person):
    superuser, other = person(AMBASSADORS, is_superuser=True), person(AMBASSADORS)
    other.user.groups.add(Group.objects.create(name="Un groupe de plus"))

    assert [somebody.client.get(HOME).url for somebody in (superuser, other)] == [f"{SET_UP}?next={HOME}"] * 2


def test_ambassador_without_a_factor_enters_with_a_password(person):
    ambassador = person(AMBASSADORS)

    assert ambassador.client.get(HOME).status_code == 200


def test_a_local_demo_asks_nobody_for_a_factor(person, settings):
    team = person(TEAM)
    settings.REQUIRE_SECOND_FACTOR = False

    assert team.client.get(HOME).status_code == 200


def test_scripts_of_the_administration_are_refused_and_not_led_elsewhere(person):
    team = person(TEAM, telephone=True)

    answers = [
        team.client.get("/admin/api/main/pages/", headers={"accept": "application/json"}),
        team.client.get("/admin/choose-page/", headers={"x-requested-with": "XMLHttpRequest"}),
        team.client.post("/admin/editing-sessions/", headers={"x-requested-with": "XMLHttpRequest"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_drafts_previews_and_edits_wait_for_the_code(person, site_tree):
    team, draft = person(TEAM, telephone=True), NewsPageFactory(parent=site_tree.news, live=False)

    for name in ("view_draft", "preview_on_edit", "edit", "history", "delete", "copy"):
        assert team.client.get(page_url(name, draft.pk)).url.startswith(CODE)
    enter(team.client, code_of(team.device))

    assert team.client.get(page_url("view_draft", draft.pk)).status_code == 200


def test_on_the_site_one_is_a_visitor_until_the_code(person, site_tree):
    team, page = person(TEAM, telephone=True), ContentPageFactory(parent=site_tree.home, slug="reservee")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    private = Collection.get_first_root_node().add_child(name="Réservée")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    document = Document(title="Compte rendu", collection=private)
    document.file.save("compte-rendu.pdf", ContentFile(b"%PDF-1.4\n"))

    before = [team.client.get(address) for address in (page.url, document.url)]
    enter(team.client, code_of(team.device))

    assert [answer.status_code for answer in before] == [302, 302]
    assert {answer.url.partition("?")[0] for answer in before} <= {reverse("wagtailadmin_login"), "/_util/login/"}
    after = [team.client.get(address) for address in (page.url, document.url)]
    assert b"".join(after[1].streaming_content) == b"%PDF-1.4\n"  # read to its end, it is closed
    assert [answer.status_code for answer in after] == [200, 200]


def test_team_sets_a_telephone_up_and_enters(person, told):
    team = person(TEAM)
    page = team.client.get(SET_UP)
    device = TOTPDevice.objects.get(user=team.user)
    assert soup(page).select_one("main img")["src"].startswith("data:image/svg+xml")
    assert team.client.get(SET_UP).context["key"] == page.context["key"]

    codes = each(enter(team.client, code_of(device), SET_UP), "main li")

    assert (len(codes), len(set(codes)), {len(code) for code in codes}) == (10, 10, {8})
    assert team.client.get(HOME).status_code == 200
    assert told() == [("signed_in", team.user.username, ""), ("factor_set", team.user.username, "")]


def test_telephone_counts_once_its_first_code_is_right(person):
    team = person(TEAM)
    team.client.get(SET_UP)

    again = enter(team.client, "000000", SET_UP)

    assert each(again, ".w-field__errors") == [WRONG]
    assert team.client.get(HOME).url.startswith(SET_UP)


def test_code_of_the_telephone_leads_where_one_was_going(person, told):
    team = person(TEAM, telephone=True)

    entered = team.client.post(CODE, {"code": code_of(team.device), "next": "/admin/pages/"})

    assert (entered.status_code, entered.url) == (302, "/admin/pages/")
    assert team.client.get("/admin/account/").status_code == 200
    assert told()[-1] == ("code_accepted", team.user.username, "")


def test_one_is_never_led_to_another_site(person):
    team = person(TEAM, telephone=True)

    assert team.client.post(CODE, {"code": code_of(team.device), "next": "https://ailleurs.example/"}).url == HOME


def test_code_may_be_typed_with_a_space(person):
    team = person(TEAM, telephone=True)
    code = code_of(team.device)

    assert enter(team.client, f" {code[:3]} {code[3:]} ").url == HOME


@pytest.mark.parametrize("code", ["", "000000", "12345", "²²²²²²", "é" * 6, "secours9", "0" * 39])
def test_wrong_code_is_refused_in_a_sentence(person, code):
    team = person(TEAM, telephone=True)

    refusal = enter(team.client, code)

    assert refusal.status_code == 200
    assert refusal.context["form"].errors["code"] == ([WRONG] if code else ["Champ requis."])
    assert team.client.get(HOME).url.startswith(CODE)


def test_code_serves_once(person):
    team = person(TEAM, telephone=True)
    code = code_of(team.device)
    enter(team.client, code)
    sign_in(other := type(team.client)(), team.user.username)

    assert enter(other, code).context["form"].errors["code"] == [WRONG]


def test_recovery_code_serves_once(person, told):
    team = person(TEAM, telephone=True)
    assert enter(team.client, "SECO-URS1").url == HOME
    sign_in(other := type(team.client)(), team.user.username)

    assert enter(other, "secours1").context["form"].errors["code"] == [WRONG]
    assert [kind for kind, _who, _by in told()] == ["signed_in", "recovery_used", "signed_in", "code_refused"]


def test_guessing_is_slower_and_slower(person, time_machine):
    time_machine.move_to(now := datetime(2027, 1, 5, 9, tzinfo=UTC), tick=False)
    team, waits = person(TEAM, telephone=True), []
    for _guess in range(5):
        time_machine.move_to(now, tick=False)
        enter(team.client, "000000")
        refusal = enter(team.client, code_of(team.device)).context["form"].errors["code"]
        waits.append(refusal[0])
        now += timedelta(seconds=60)

    assert waits == [
        f"Trop d’essais. Attendez {seconds} secondes, puis tapez un nouveau code." for seconds in (1, 2, 4, 8, 16)
    ]


def test_code_of_somebody_else_opens_nothing(person):
    team, colleague = person(TEAM, telephone=True), person(TEAM, telephone=True)

    assert enter(team.client, code_of(colleague.device)).context["form"].errors["code"] == [WRONG]


def test_password_alone_does_not_put_another_telephone_in_the_place_of_the_first(person):
    team = person(TEAM, telephone=True)

    assert team.client.get(SET_UP).url == MINE
    assert enter(team.client, "000000", SET_UP).url == MINE
    assert team.client.get(MINE).url.startswith(CODE)


def test_half_way_one_may_still_leave(person, told):
    team = person(TEAM, telephone=True)

    team.client.post(reverse("wagtailadmin_logout"))

    assert team.client.get(HOME).url.startswith(reverse("wagtailadmin_login"))
    assert told()[-1] == ("signed_out", team.user.username, "")


def test_ambassador_is_offered_a_factor_and_may_give_it_up(person, told):
    ambassador = person(AMBASSADORS)
    assert "Second facteur" in each(ambassador.client.get("/admin/account/"), "#tab-actions a")
    assert "Un mot de passe peut être volé." in main(ambassador.client.get(MINE))
    ambassador.client.get(SET_UP)
    device = TOTPDevice.objects.get(user=ambassador.user)
    enter(ambassador.client, code_of(device), SET_UP)

    assert enter(ambassador.client, code_of(device, steps=1), REMOVE).url == MINE

    assert ambassador.client.get(HOME).status_code == 200
    assert [kind for kind, _who, _by in told()][-2:] == ["code_accepted", "factor_removed"]


def test_team_that_changes_telephone_sets_the_other_up_at_once(person):
    team = person(TEAM, telephone=True)
    enter(team.client, "secours1")

    assert enter(team.client, code_of(team.device), REMOVE).url == SET_UP
    assert team.client.get(HOME).url.startswith(SET_UP)


@pytest.mark.parametrize("address", [RENEW, REMOVE])
def test_session_alone_changes_nothing_of_a_factor(person, address, told):
    team = person(TEAM, telephone=True)
    enter(team.client, code_of(team.device))

    assert enter(team.client, "000000", address).context["form"].errors["code"] == [WRONG]

    assert TOTPDevice.objects.get(user=team.user) == team.device
    assert [kind for kind, _who, _by in told()] == ["signed_in", "code_accepted", "code_refused"]


def test_renewed_recovery_codes_replace_the_former(person):
    team = person(TEAM, telephone=True)
    enter(team.client, code_of(team.device))

    codes = each(enter(team.client, code_of(team.device, steps=1), RENEW), "main li")

    sign_in(other := type(team.client)(), team.user.username)
    assert (len(codes), enter(other, "secours1").status_code) == (10, 200)
    sign_in(third := type(team.client)(), team.user.username)
    assert enter(third, codes[0]).context["form"].errors["code"] == [
        "Trop d’essais. Attendez 1 secondes, puis tapez un nouveau code."
    ]


def test_reader_gets_no_cookie(client, site_tree):
    answer = client.get("/")

    assert (dict(answer.cookies), "Cookie" in answer.headers.get("Vary", "")) == ({}, False)
