"""« Agendas des partenaires » in the administration: who enters, and what is seen there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agenda.models import CalendarSource
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import HOME, refused
from tests.agenda.imports.feeds import event
from tests.reading import main, rows

NAMES = ["edit", "delete", "usage", "inspect", "history", "import"]


def url(name, *args):
    return reverse(f"calendar_sources:{name}", args=args)


@pytest.fixture
def addresses(source) -> list[str]:
    return [url("list"), url("list_results"), url("add"), *(url(name, source.pk) for name in NAMES)]


@pytest.fixture
def form(source):
    """What the team fills in."""
    return {
        "name": "Maison des familles",
        "url": "webcal://maison.example/agenda.ics",
        "owner": "",
        "agenda": source.agenda_id,
        "kind": "atelier",
        "interval_hours": 12,
        "needs_approval": "on",
        "active": "on",
    }


def test_an_ambassador_enters_nowhere(roles, addresses, partner_site):
    ambassador = roles.client(AMBASSADORS)

    answers = {(method, to): getattr(ambassador, method)(to) for to in addresses for method in ("get", "post")}

    allowed = {key for key, answer in answers.items() if not refused(answer)}
    assert allowed == {("get", addresses[-1])}
    assert answers["get", addresses[-1]].status_code == 405
    assert (CalendarSource.objects.count(), partner_site.asked) == (1, [])


def test_a_visitor_is_asked_to_sign_in(client, addresses):
    assert {client.get(to).url for to in addresses} == {f"/admin/login/?next={to}" for to in addresses}


@pytest.mark.parametrize(
    ("role", "shown"), [(TEAM, True), (ADMINISTRATION, True), (AMBASSADORS, False)], ids=lambda value: str(value)[:20]
)
def test_the_menu_leads_there_those_who_may(roles, source, role, shown):
    assert (url("list") in roles.client(role).get(HOME).text) is shown


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION], ids=lambda role: role.name)
def test_the_team_adds_changes_and_deletes(roles, form, role):
    client = roles.client(role)

    client.post(url("add"), form)

    added = CalendarSource.objects.get(name="Maison des familles")
    assert added.url == "https://maison.example/agenda.ics"
    client.post(url("edit", added.pk), form | {"interval_hours": 24})
    added.refresh_from_db()
    assert added.interval_hours == 24
    client.post(url("delete", added.pk))
    assert not CalendarSource.objects.filter(pk=added.pk).exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"url": "ftp://maison.example/agenda.ics"}, "Saisissez une URL valide."),
        ({"url": "agenda.ics"}, "Saisissez une URL valide."),
        (
            {"url": "https://nadia:secret@maison.example/a.ics"},
            "Une adresse sans nom ni mot de passe, s’il vous plaît.",
        ),
        ({"interval_hours": 0}, "Assurez-vous que cette valeur est supérieure ou égale à 1."),
    ],
)
def test_a_wrong_address_or_interval_is_given_back_with_a_sentence(roles, form, fields, sentence):
    answer = roles.client(TEAM).post(url("add"), form | fields)

    assert sentence in main(answer)
    assert CalendarSource.objects.count() == 1


def test_the_list_says_how_each_calendar_is(roles, source, run, clock):
    CalendarSource.objects.create(name="Muet", url="https://muet.example/a.ics", agenda=source.agenda)
    CalendarSource.objects.create(name="Zéro", url="https://zero.example/a.ics", agenda=source.agenda, active=False)
    run(event())
    clock.shift(timedelta(hours=2))

    states = [row[2] for row in rows(roles.client(TEAM).get(url("list")))]

    assert states == ["à jour il y a 2\xa0heures".replace("\xa0", " "), "jamais importé", "arrêté"]


def test_the_last_import_is_told_row_by_row(roles, source, run):
    run(event(), event(UID="b", SUMMARY="Sans date", DTSTART=None))

    response = roles.client(TEAM).get(url("inspect", source.pk))

    assert rows(response) == [
        ["refusé", "Sans date", "Pas repris : il n’a pas de date."],
        ["créé", "Café des parents", ""],
    ]
    assert "À jour il y a 0 minute." in main(response)


def test_import_now_says_what_went_wrong(roles, source):
    """This machine is a private address: the button of the administration reaches it no more than the command."""
    answer = roles.client(TEAM).post(url("import", source.pk), follow=True)

    assert answer.redirect_chain == [(url("inspect", source.pk), 302)]
    assert "L’import n’a pas marché : adresse d’un réseau privé." in answer.text
    assert "En panne : adresse d’un réseau privé." in main(answer)


def test_import_now_leaves_alone_what_is_being_imported(roles, source):
    CalendarSource.objects.claim(source.pk)

    answer = roles.client(TEAM).post(url("import", source.pk), follow=True)

    assert "Un import de cet agenda est déjà en cours." in answer.text


def test_nothing_is_imported_by_following_a_link(roles, source):
    assert roles.client(TEAM).get(url("import", source.pk)).status_code == 405
