"""The import from the administration: who may, what is shown, what is done, what is kept in between."""

import json
import os
import time
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import GroupPagePermission

from partenaires.imports import staging
from partenaires.imports.carrying_out import Import
from partenaires.models import PartnerPage
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import refused
from tests.factories import PartnerPageFactory, UserFactory
from tests.partenaires.exchanging import CSV, GOOD, body, file_of, whole_partner
from tests.reading import each, main, rows

IMPORT = "/admin/annuaire/importer/"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def team(roles):
    return roles.client(TEAM)


def send(client, content: bytes, name="annuaire.csv", **fields):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)} | fields)


def kept() -> list[str]:
    return sorted(path.suffix for path in staging.folder().iterdir())


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION], ids=lambda role: role.name)
def test_a_file_is_sent_read_over_then_imported(roles, site_tree, role):
    client = roles.client(role)
    assert IMPORT in client.get("/admin/").text
    whole_partner(site_tree)

    sent = send(client, file_of(GOOD, {"id": "csc-gresillons", "courriel": "neuf@csc.example"}))
    plan = client.get(sent.url)

    assert sent.url.startswith(IMPORT)
    assert "À créer : 1" in main(plan)
    assert "À changer : 1" in main(plan)
    assert [row[:2] for row in rows(plan)] == [["2", "À créer"], ["3", "À changer"]]
    assert "courriel : « accueil@csc.example » → « neuf@csc.example »" in main(plan)
    assert PartnerPage.objects.count() == 1

    done = client.post(sent.url)

    assert done.streaming
    told = body(done)
    assert told.index("1 fiches sur 2") < told.index("2 fiches sur 2") < told.index("C’est fait.")
    assert "1 fiches créées, 1 changées, 0 laissées comme elles sont." in told
    assert done.headers["Content-Encoding"] == "identity"
    assert set(PartnerPage.objects.values_list("title", "email", "live")) == {
        ("Maison des parents", "", True),
        ("Centre social des Grésillons", "neuf@csc.example", True),
    }
    assert kept() == []
    assert client.get(sent.url).url == IMPORT


def test_nothing_can_be_done_while_a_row_is_refused(team, site_tree):
    sent = send(team, file_of(GOOD, GOOD | {"nom": "Autre", "siret": "12"}))
    plan = team.get(sent.url)

    assert "Rien ne sera importé tant qu’une ligne est refusée." in main(plan)
    assert "siret : Un numéro Siret a quatorze chiffres." in main(plan)
    assert "Importer</button>" not in plan.text

    answer = team.post(sent.url, follow=True)
    assert "Rien n’est importé tant qu’une ligne est refusée." in each(answer, ".messages li")[0]
    assert not PartnerPage.objects.exists()


def test_a_directory_that_has_changed_in_between_is_shown_again(team, site_tree):
    sent = send(team, file_of(GOOD))
    PartnerPageFactory(parent=site_tree.partners, title="Maison des parents", town="Gennevilliers", category="caf")

    answer = team.post(sent.url, follow=True)

    assert "L’annuaire a changé entre-temps." in each(answer, ".messages li")[0]
    assert "À changer : 1" in main(answer)
    assert PartnerPage.objects.get().category == "caf"

    assert "C’est fait." in body(team.post(sent.url))
    assert PartnerPage.objects.get().category == "maison_des_parents"


def test_a_file_that_says_nothing_new_has_nothing_to_do(team, client, site_tree):
    whole_partner(site_tree)

    plan = team.get(send(team, body(client.get(CSV)).encode()).url)

    assert "L’annuaire dit déjà tout ce que dit ce fichier." in main(plan)
    assert "Inchangées : 1" in main(plan)


def test_a_long_plan_is_cut_in_pages_and_can_be_narrowed(team, site_tree):
    sent = send(team, file_of(*(GOOD | {"nom": f"Maison {number}"} for number in range(120)), GOOD | {"siret": "1"}))

    assert [len(rows(team.get(sent.url, {"p": page}))) for page in ("1", "3", "9", "x")] == [50, 21, 21, 50]
    assert [len(rows(team.get(sent.url, {"action": action}))) for action in ("refuse", "change", "xx")] == [1, 0, 50]


def test_words_of_the_file_are_never_markup(team, site_tree):
    plan = team.get(send(team, file_of(GOOD | {"nom": "<script>alert(1)</script>"}), name="<b>.csv").url)

    assert "<script>alert(1)" not in plan.text
    assert "<b>.csv" not in plan.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"content": b"a;b\n1;2\n"}, "La première ligne ne nomme pas les colonnes"),
        ({"content": b"\0"}, "Ce n’est ni un CSV ni un JSON"),
        ({"content": b"x" * 10_000_001}, "Le fichier est trop gros : 10 Mo au plus."),
        ({"content": b""}, "Le fichier soumis est vide."),
        ({"content": b"nom\nMaison\n", "category": "bistrot"}, "Sélectionnez un choix valide."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(team, site_tree, fields, sentence):
    answer = send(team, **fields)

    assert sentence in main(answer)
    assert kept() == []


def test_no_file_at_all_says_so(team):
    assert each(team.post(IMPORT), ".error-message") == ["Champ requis."]


def test_new_partners_take_the_kind_of_place_of_the_form(team, site_tree):
    sent = send(team, file_of(GOOD | {"categorie": ""}), category="caf")

    assert "C’est fait." in body(team.post(sent.url))
    assert PartnerPage.objects.get().category == "caf"


def test_structures_of_data_inclusion_are_imported(team, site_tree):
    structure = {"source": "dora", "id": "dora--17", "nom": "Caf", "date_maj": "2026-11-01", "commune": "Gennevilliers"}
    service = {"structure_id": "dora--17", "nom": "Écoute", "frais": "gratuit", "description": "Une écoute."}
    content = json.dumps(
        {"structures": [structure | {"reseaux_porteurs": ["caf"], "telephone": "+33147990656"}], "services": [service]}
    )

    assert "C’est fait." in body(team.post(send(team, content.encode(), "export.json").url))

    page = PartnerPage.objects.get()
    assert (page.identifier, page.category, page.phone) == ("dora-17", "caf", "01 47 99 06 56")
    assert [(one.value["name"], one.value["cost"]) for one in page.services] == [("Écoute", "gratuit")]


def test_a_failure_leaves_nothing_done_and_says_so(team, site_tree, monkeypatch, caplog):
    sent = send(team, file_of(GOOD))

    def broken(*arguments):
        yield 1
        raise RuntimeError("la base est tombée")

    monkeypatch.setattr(Import, "carry_out", broken)

    assert "L’import a échoué : rien n’est changé." in body(team.post(sent.url))
    assert "la base est tombée" in caplog.text
    assert kept() == [".file", ".json"]


def test_ambassadors_and_visitors_have_nothing_to_do_with_it(roles, client, team, site_tree):
    plan = send(team, file_of(GOOD)).url
    ambassador = roles.client(AMBASSADORS)

    for address in (IMPORT, plan):
        assert refused(ambassador.get(address))
        assert refused(ambassador.post(address))
        assert client.get(address).url.startswith("/admin/login/")
        assert client.post(address).url.startswith("/admin/login/")
    assert IMPORT not in ambassador.get("/admin/").text
    assert not PartnerPage.objects.exists()


def test_who_may_add_without_publishing_makes_drafts(roles, site_tree):
    group = Group.objects.create(name="Saisie")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    adding = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    GroupPagePermission.objects.create(group=group, page=site_tree.partners, permission=adding)
    user = UserFactory()
    user.groups.add(group)
    client = roles.client(user)
    known = whole_partner(site_tree)

    sent = send(client, file_of(GOOD))
    assert "Les fiches seront des brouillons" in main(client.get(sent.url))
    assert "C’est fait." in body(client.post(sent.url))
    assert [page.live for page in PartnerPage.objects.exclude(pk=known.pk)] == [False]

    sent = send(client, file_of({"id": "csc-gresillons", "courriel": "autre@csc.example"}))
    assert refused(client.post(sent.url))  # the page is not theirs
    known.refresh_from_db()
    assert (known.email, known.has_unpublished_changes) == ("accueil@csc.example", False)


def test_a_file_is_only_for_who_has_sent_it(team, roles, site_tree):
    sent = send(team, file_of(GOOD))
    other = roles.client(ADMINISTRATION)

    assert other.get(sent.url).url == IMPORT
    assert other.post(sent.url).url == IMPORT
    assert not PartnerPage.objects.exists()


def test_a_file_that_is_no_longer_what_it_was_is_not_imported(team, site_tree):
    sent = send(team, file_of(GOOD))
    (path,) = staging.folder().glob("*.file")
    path.write_bytes(file_of(GOOD | {"nom": "Autre"}))

    assert team.post(sent.url).url == IMPORT
    assert not PartnerPage.objects.exists()


def test_a_file_is_kept_a_day_at_most_where_nobody_else_reads(team, site_tree):
    sent = send(team, file_of(GOOD))
    paths = list(staging.folder().iterdir())
    assert {oct(path.stat().st_mode & 0o777) for path in paths} == {"0o600"}
    assert oct(staging.folder().stat().st_mode & 0o777) == "0o700"

    age(paths)
    assert team.get(sent.url).url == IMPORT
    assert "il est gardé un jour" in each(team.get(IMPORT), ".messages li")[0]
    send(team, file_of(GOOD))

    assert [path.exists() for path in paths] == [False, False]
    assert kept() == [".file", ".json"]


def age(paths: list[Path]):
    old = time.time() - staging.A_DAY - 60
    for path in paths:
        os.utime(path, (old, old))


@pytest.mark.parametrize("key", ["x", "00000000-0000-0000-0000-000000000000", "..%2F..%2Fsecret_key"])
def test_an_address_that_leads_to_no_file_is_not_found(team, key):
    answer = team.get(f"{IMPORT}{key}/")

    assert answer.status_code == 404 or answer.url == IMPORT
