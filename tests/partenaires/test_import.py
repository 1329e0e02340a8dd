"""An import, from its file to the pages: all of it or nothing, and the same as by hand."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from partenaires.imports import creating
from partenaires.imports.carrying_out import ChangedError, Import, french_index
from partenaires.imports.filling import summary_and_body
from partenaires.imports.planning import Action, fingerprint
from partenaires.models import PartnerPage
from reseau.base.models import Theme
from reseau.users.roles import TEAM
from tests.factories import PartnerPageFactory, ThemeFactory
from tests.languages import everything_untranslated
from tests.partenaires.exchanging import CSV, GOOD, JSON, SIRET, body, file_of, imported, planned, whole_partner
from tests.partenaires.geocoder import local_geocoder

ROW = GOOD | {
    "id": "maison",
    "description": "Un lieu pour souffler.",
    "themes": "logement",
    "adresse": "1 rue du Port",
    "code_postal": "92230",
    "latitude": "48.92",
    "longitude": "2.29",
    "telephones": "01 47 99 06 56 (Accueil)",
    "services": "Écoute",
    "horaires_accueil": "Mo-Fr 09:00-17:00; PH off",
    "langues": "ar",
    "acces_sans_marche": "oui",
}


@pytest.fixture
def themes(site_tree):
    return [ThemeFactory(name="Logement", slug="logement")]


def test_the_exported_table_changes_nothing(client, site_tree):
    whole_partner(site_tree)
    PartnerPageFactory(parent=site_tree.partners, title="3919", phone="3919", category="service_national")
    shelter = PartnerPageFactory(parent=site_tree.partners, title="=Le Refuge", slug="refuge", protected=True)
    shelter.save_revision().publish()
    PartnerPageFactory(parent=site_tree.partners, title="'-Le Phare", slug="phare", body="<p>a<br/>b</p>")

    lines = planned(body(client.get(CSV)).encode())

    assert [(line.title, line.action, line.reasons, line.changes) for line in lines] == [
        (page.title, Action.UNCHANGED, [], []) for page in PartnerPage.objects.order_by("path")
    ]


def test_the_exported_structures_change_nothing(client, site_tree):
    whole_partner(site_tree, publics=[])

    lines = planned(body(client.get(JSON)).encode(), source="testserver")

    assert [(line.action, line.reasons, line.changes) for line in lines] == [(Action.UNCHANGED, [], [])]


def test_an_imported_page_is_that_which_an_editor_would_have_made(client, site_tree, themes, roles):
    user = roles.user(TEAM)
    everything_untranslated("ar")

    assert imported(file_of(ROW), user) == [1]

    page = PartnerPage.objects.get(locale__language_code="fr")
    assert (page.title, page.slug, page.identifier, page.owner) == ("Maison des parents", "maison", "maison", user)
    assert (page.live, page.has_unpublished_changes, page.live_revision) == (True, False, page.latest_revision)
    assert (page.latitude, page.position_is_manual, page.hours) == (48.92, True, "Mo-Fr 09:00-17:00; PH off")
    assert [theme.slug for theme in page.themes.all()] == ["logement"]
    assert [block.block_type for block in page.schedule] == ["opening"]
    assert Page.find_problems() == ([], [], [], [], [])
    assert french_index().numchild == 1
    answer = client.get(page.get_url())
    assert "Maison des parents" in answer.text
    assert "Maison des parents" in client.get("/annuaire/", {"q": "souffler"}).text
    assert "Maison des parents" in client.get("/ar/annuaire/").text


def test_its_history_is_that_of_a_page_made_by_hand(site_tree, themes, roles):
    user = roles.user(TEAM)
    imported(file_of(ROW), user)
    page = PartnerPage.objects.get()

    entries = PageLogEntry.objects.filter(page=page).order_by("pk")
    assert [(entry.action, entry.user, entry.revision) for entry in entries] == [
        ("wagtail.create", user, page.latest_revision),
        ("wagtail.publish", user, page.latest_revision),
    ]
    again = page.latest_revision.as_object()
    assert (again.title, again.hours, [theme.slug for theme in again.themes.all()]) == (
        page.title,
        page.hours,
        ["logement"],
    )
    references = ReferenceIndex.get_references_to(Theme.objects.get())
    assert [row.object_id for row in references] == [str(page.pk)]
    page.title = "Autre nom"
    page.save_revision(user=user).publish()
    assert PartnerPage.objects.get().title == "Autre nom"


def test_its_aliases_follow_it(client, site_tree, themes, roles):
    everything_untranslated("ar")
    imported(file_of(ROW))
    french, arabic = PartnerPage.objects.order_by("locale__language_code").reverse()

    assert (arabic.alias_of_id, arabic.translation_key, arabic.live) == (french.pk, french.translation_key, True)
    assert (arabic.latest_revision, arabic.slug, arabic.identifier) == (None, french.slug, "maison")
    assert [theme.slug for theme in arabic.themes.all()] == ["logement"]
    assert Page.find_problems() == ([], [], [], [], [])

    french.title = "Autre nom"
    french.save_revision().publish()
    arabic.refresh_from_db()
    assert arabic.title == "Autre nom"


def test_who_may_not_publish_makes_drafts(client, site_tree):
    known = whole_partner(site_tree)
    everything_untranslated("ar")
    rows = [{"id": "csc-gresillons", "courriel": "neuf@csc.example"}, GOOD | {"id": "maison"}]

    imported(file_of(*rows), published=False)

    page = PartnerPage.objects.get(identifier="maison")
    assert (page.live, page.has_unpublished_changes, page.live_revision) == (False, True, None)
    known.refresh_from_db()
    assert (known.email, known.has_unpublished_changes) == ("accueil@csc.example", True)
    assert known.latest_revision.as_object().email == "neuf@csc.example"


def test_a_known_partner_is_changed_and_keeps_the_rest(site_tree, roles):
    page, user = whole_partner(site_tree), roles.user(TEAM)
    row = {
        "id": "csc-gresillons",
        "description": "Une phrase.\nUn <b>texte</b>.\n• Un point\n• Un autre",
        "telephones": "01 47 99 06 56 | 3919 (Écoute)",
        "services": "Permanence / aide",
        "themes": "logement",
    }

    imported(file_of(row), user)

    page = PartnerPage.objects.get(pk=page.pk)
    assert page.search_description == "Une phrase."
    assert page.body == "<p>Un &lt;b&gt;texte&lt;/b&gt;.</p><ul><li>Un point</li><li>Un autre</li></ul>"
    assert [(one.value["number"], one.value["label"], one.value["message"]) for one in page.phones] == [
        ("01 47 99 06 56", "", "no"),
        ("3919", "Écoute", ""),
    ]
    assert [(one.value["name"], one.value["for_whom"]) for one in page.services] == [
        ("Permanence | aide", "Les parents seuls")
    ]
    assert [theme.slug for theme in page.themes.all()] == ["logement"]
    assert page.website == "https://csc.example/"
    assert PageLogEntry.objects.filter(page=page).order_by("pk").last().user == user


def test_a_place_that_a_file_protects_is_silent_at_once(site_tree):
    page = whole_partner(site_tree)

    imported(file_of({"id": "csc-gresillons", "lieu_protege": "oui"}))

    page.refresh_from_db()
    assert (page.protected, page.address, page.siret, page.latitude) == (True, "", "", None)
    assert not Revision.objects.filter(content__icontains="Vaillant").exists()


def test_the_geocoder_is_not_asked_about_imported_rows(site_tree, themes):
    with local_geocoder() as geocoder:
        imported(file_of(ROW, GOOD | {"id": "autre", "nom": "Autre", "adresse": "2 rue du Port"}))

    assert geocoder.asked == []


def test_nothing_is_kept_of_an_import_that_fails(site_tree, themes, monkeypatch):
    monkeypatch.setattr(creating, "AT_ONCE", 2)
    rows = [GOOD | {"id": f"maison-{number}", "nom": f"Maison {number}"} for number in range(5)]
    made = iter(Import(file_of(*rows)).carry_out(french_index(), None, fingerprint(planned(file_of(*rows))), True))

    with transaction.atomic():
        assert next(made) == 2
        assert PartnerPage.objects.count() == 2
        made.close()  # the page that told how far it was is closed

    assert (PartnerPage.objects.count(), french_index().numchild) == (0, 0)
    assert not Revision.objects.exists()


def test_nothing_is_done_when_the_directory_has_changed(site_tree):
    content = file_of(GOOD | {"id": "maison"})
    agreed = fingerprint(planned(content))
    PartnerPageFactory(parent=site_tree.partners, title="Maison des parents", identifier="maison", town="Paris")

    with pytest.raises(ChangedError):
        list(Import(content).carry_out(french_index(), None, agreed, True))

    assert PartnerPage.objects.count() == 1


def test_a_plan_with_a_refused_row_is_not_carried_out(site_tree):
    content = file_of(GOOD | {"id": "a"}, GOOD | {"id": "b", "siret": "1"})

    with pytest.raises(ChangedError):
        list(Import(content).carry_out(french_index(), None, fingerprint(planned(content)), True))

    assert not PartnerPage.objects.exists()


def test_addresses_of_pages_never_meet(site_tree):
    PartnerPageFactory(parent=site_tree.partners, title="Autre", slug="maison-des-parents")

    imported(file_of(GOOD, GOOD | {"commune": "Asnières"}, GOOD | {"nom": "!!!"}))

    slugs = PartnerPage.objects.order_by("path").values_list("slug", flat=True)
    assert list(slugs) == ["maison-des-parents", "maison-des-parents-2", "maison-des-parents-3", "partenaire"]


@pytest.mark.parametrize(
    ("description", "summary", "text"),
    [
        ("Une phrase.", "Une phrase.", ""),
        ("Une phrase.\n• a\nb\n• c", "Une phrase.", "<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>"),
        ("x" * 256, "", f"<p>{'x' * 256}</p>"),
    ],
)
def test_a_description_makes_a_sentence_and_a_text(description, summary, text):
    assert summary_and_body(description) == (summary, text)


def command(path, *options) -> str:
    told = StringIO()
    call_command("import_directory", str(path), *options, stdout=told)
    return told.getvalue()


def test_the_command_tells_then_does(site_tree, tmp_path):
    path = tmp_path / "annuaire.csv"
    path.write_bytes(file_of(GOOD | {"siret": SIRET, "couleur": "bleu"}))

    told = command(path, "--dry-run")
    assert "Colonnes ignorées : couleur" in told
    assert "ligne 2, Maison des parents : à créer" in told
    assert "À blanc, rien n’est fait. Ce serait : 1 fiches créées" in told
    assert not PartnerPage.objects.exists()

    assert "1 fiches créées, 0 changées, 0 laissées comme elles sont." in command(path)
    path.write_bytes(file_of(GOOD | {"siret": SIRET, "courriel": "a@b.example"}))
    assert "à changer. courriel : «  » → « a@b.example »" in command(path)
    assert PartnerPage.objects.get().email == "a@b.example"


def test_the_command_refuses_what_it_must(site_tree, tmp_path):
    path = tmp_path / "annuaire.csv"
    with pytest.raises(CommandError, match="Le fichier ne se lit pas"):
        command(path)
    path.write_bytes(b"a;b\n1;2\n")
    with pytest.raises(CommandError, match="La première ligne ne nomme pas les colonnes"):
        command(path)
    path.write_bytes(file_of(GOOD | {"categorie": ""}))
    with pytest.raises(CommandError, match="1 lignes refusées : rien n’est importé."):
        command(path)
    assert not PartnerPage.objects.exists()
    command(path, "--category", "caf")
    assert PartnerPage.objects.get().category == "caf"


def test_without_a_directory_there_is_nothing_to_import_into(site_tree, tmp_path):
    site_tree.partners.delete()

    with pytest.raises(CommandError, match="Le site n’a pas d’annuaire."):
        command(tmp_path / "annuaire.csv")
