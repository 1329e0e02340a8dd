"""Rapports › Connexions: who came to the door, when, from where."""

from datetime import UTC, datetime, timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reseau.users.models import AccessEvent
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import HOME
from tests.reading import rows, soup
from tests.reseau.users.conftest import PASSWORD, code_of, sign_in

LOG = "/admin/connexions/"
HERE = "192.0.2.1"
Kind = AccessEvent.Kind


def event(kind=Kind.SIGNED_IN, username="nadia", at="2027-01-05 09:30", **fields):
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return AccessEvent.objects.create(kind=kind, username=username, at=moment, address=HERE, **fields)


@pytest.fixture
def admin(roles):
    client = roles.client(ADMINISTRATION)
    AccessEvent.objects.all().delete()
    return client


def listed(client, **query):
    """The lines of the log: what, account, address, by whom."""
    return [row[1:] for row in rows(client.get(LOG, query))]


def test_each_thing_at_the_door_has_its_line(person, told):
    team = person(TEAM, telephone=True, username="claire")
    team.client.post("/admin/second-facteur/code/", {"code": "000001"})
    time = AccessEvent.objects.latest("at").at
    assert abs(timezone.now() - time) < timedelta(minutes=1)
    sign_in(Client(), "claire", "pas le bon", REMOTE_ADDR=HERE)
    team.client.post("/admin/second-facteur/code/", {"code": "secours1"})
    team.client.post(reverse("wagtailadmin_logout"))

    assert [kind for kind, _who, _by in told()] == [
        *(Kind.SIGNED_IN, Kind.CODE_REFUSED, Kind.FAILED, Kind.RECOVERY_USED, Kind.SIGNED_OUT),
    ]
    assert AccessEvent.objects.get(kind=Kind.FAILED).address == HERE


def test_lock_out_is_one_line_however_long_the_stranger_goes_on(person, told):
    person(AMBASSADORS, username="nadia")
    for _guess in range(12):
        sign_in(Client(), "nadia", "pas le bon", REMOTE_ADDR=HERE)

    assert [kind for kind, _who, _by in told()] == [Kind.SIGNED_IN, *[Kind.FAILED] * 5, Kind.LOCKED]


def test_name_that_is_no_account_may_be_a_password_and_is_not_kept(client, site_tree, told):
    sign_in(client, "MonMotDePasse!", "")
    sign_in(client, "MonMotDePasse!", "nadia")

    assert told() == [(Kind.FAILED, "", "")]


def test_administration_reads_the_last_first(admin):
    event()
    event(Kind.FAILED, username="", at="2027-01-05 10:00")
    event(Kind.FACTOR_REMOVED, by="chef", at="2027-01-05 11:00")

    assert listed(admin) == [
        ["second facteur retiré", "nadia", HERE, "chef"],
        ["mot de passe refusé", "compte inconnu", HERE, ""],
        ["mot de passe accepté", "nadia", HERE, ""],
    ]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ({"kind": "failed"}, ["mot de passe refusé"]),
        ({"username__icontains": "NADI"}, ["mot de passe accepté"]),
        ({"address": "192.0.2.9"}, []),
        ({"at_from": "2027-02-01"}, ["mot de passe refusé"]),
        ({"at_to": "2027-01-31"}, ["mot de passe accepté"]),
        ({"kind": "nimporte", "at_from": "hier"}, ["mot de passe refusé", "mot de passe accepté"]),
    ],
)
def test_log_is_filtered(admin, query, kinds):
    event()
    event(Kind.FAILED, username="karim", at="2027-02-05 10:00")

    assert [row[0] for row in listed(admin, **query)] == kinds


def test_log_is_exported_for_a_spreadsheet(admin):
    event()

    exported = b"".join(admin.get(LOG, {"export": "csv"}).streaming_content).decode()

    assert exported.splitlines()[0] == "Quand,Quoi,Compte,Adresse,Par"
    assert exported.splitlines()[1].endswith(f",mot de passe accepté,nadia,{HERE},")


def test_log_stands_among_the_reports_of_who_may_read_it(admin, roles):
    admin_menu, team_menu = (client.get(HOME).content.decode() for client in (admin, roles.client(TEAM)))

    assert (LOG in admin_menu, LOG in team_menu) == (True, False)


@pytest.mark.parametrize("role", [TEAM, AMBASSADORS], ids=lambda role: role.name)
@pytest.mark.parametrize("address", [LOG, f"{LOG}resultats/", f"{LOG}?export=csv"])
def test_nobody_else_reads_the_log(roles, role, address):
    answer = roles.client(role).get(address)

    assert (answer.status_code, answer.url) == (302, HOME)


def test_right_to_read_the_log_is_given_by_itself(roles):
    user = roles.user(AMBASSADORS)
    user.user_permissions.add(Permission.objects.get(codename="view_accessevent"))
    client = roles.client(user)

    assert client.get(LOG).status_code == 200
    assert LOG in client.get(HOME).content.decode()


def test_log_is_read_and_never_changed(admin):
    event()

    assert admin.post(LOG).status_code == 405
    assert [form.get("method", "get") for form in soup(admin.get(LOG)).select("main form[action]")] in ([], ["get"])


def test_lines_older_than_six_months_are_erased(db, settings, capsys):
    now = timezone.now()
    for days in (0, 179, 181, 400):
        AccessEvent.objects.create(kind=Kind.SIGNED_IN, at=now - timedelta(days=days))

    call_command("purge_access_log")

    assert (AccessEvent.objects.count(), capsys.readouterr().out) == (2, "2 ligne(s) effacée(s).\n")


def test_what_counted_wrong_passwords_is_erased_once_it_counts_no_more(person, time_machine):
    person(AMBASSADORS, username="nadia")
    sign_in(Client(), "nadia", "pas le bon")
    time_machine.move_to(timezone.now() + timedelta(hours=1))

    call_command("purge_access_log")

    assert not AccessAttempt.objects.exists()


def test_code_accepted_has_its_line_too(person, told):
    team = person(TEAM, telephone=True, username="claire")
    team.client.post("/admin/second-facteur/code/", {"code": code_of(team.device)})

    assert told() == [(Kind.SIGNED_IN, "claire", ""), (Kind.CODE_ACCEPTED, "claire", "")]
    assert PASSWORD not in str(AccessEvent.objects.values_list())
