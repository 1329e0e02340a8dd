"""What an import would do of each row: the plan, without a page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partenaires.exports import COLUMNS, cell, written
from partenaires.imports.cells import values_of
from partenaires.imports.matching import Known
from partenaires.imports.planning import Action, counts, fingerprint, plan
from partenaires.imports.reading import read
from partenaires.sheets import PhoneSheet, ServiceSheet, Sheet
from tests.partenaires.exchanging import GOOD, SIRET, file_of

OTHER_SIRET = "35600000000047"  # La Poste: another sum
THEMES = {"logement": "logement", "argent": "argent", "mes droits": "droits", "droits": "droits"}
SHEET = Sheet(
    identifier="maison",
    title="Maison des parents",
    description="Un lieu.\nPour tous.",
    category="maison_des_parents",
    town="Gennevilliers",
    siret=SIRET,
    phones=(PhoneSheet("0147990656", "Accueil"), PhoneSheet("3919")),
    services=(ServiceSheet("Écoute", "Les parents", "gratuit"), ServiceSheet("Café")),
    hours="Mo-Fr 09:00-17:00",
    latitude=48.9,
    longitude=2.3,
)
SHELTER = Sheet(identifier="refuge", title="Le Refuge", category="violences", town="Gennevilliers", protected=True)


def lines(*rows: dict, known=(), category=""):
    directory = [one if isinstance(one, Known) else Known(number, one) for number, one in enumerate(known, start=1)]
    return plan(read(file_of(*rows)).rows, directory, THEMES, category)


def outcome(*rows: dict, **how):
    """The last line of the plan."""
    return lines(*rows, **how)[-1]


def test_a_good_row_is_created():
    line = outcome(GOOD | {"siret": SIRET, "horaires_accueil": "Mo,Tu,We 09:00-12:00", "telephones": "3919 (Écoute)"})

    assert (line.number, line.title, line.action, line.page, line.reasons) == (
        2,
        "Maison des parents",
        Action.CREATE,
        None,
        [],
    )
    assert line.said["hours"] == "Mo-We 09:00-12:00"
    assert line.said["phones"] == (PhoneSheet("3919", "Écoute"),)


TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"categorie": "bistrot"}, "categorie : Type de lieu inconnu : « bistrot »."),
        ({"autres_categories": "caf | bistrot"}, "autres_categories : Type de lieu inconnu : « bistrot »."),
        ({"telephones": "01 47 99"}, "telephones : Ce numéro n’existe pas."),
        ({"telephone": "+33"}, "telephone : Ce numéro n’existe pas."),
        ({"code_postal": "1000"}, "code_postal : Un code postal a cinq chiffres"),
        ({"code_insee": "2C001"}, "code_insee : Un code Insee a cinq signes"),
        ({"courriel": "chez nous"}, "courriel : Ce courriel n’est pas une adresse"),
        ({"site_web": "javascript:alert(1)"}, "site_web : Cette adresse de site est mal écrite"),
        ({"accessibilite_lieu": "acceslibre"}, "accessibilite_lieu : Cette adresse de site est mal écrite"),
        ({"horaires_accueil": "du lundi au vendredi"}, "horaires_accueil : "),
        ({"latitude": "nord", "longitude": "2"}, "latitude : Une coordonnée est un nombre de degrés"),
        ({"latitude": "148", "longitude": "2"}, "latitude : Cette coordonnée est hors de la Terre"),
        ({"latitude": "nan", "longitude": "2"}, "latitude : Cette coordonnée est hors de la Terre"),
        ({"latitude": "48,9"}, "latitude, longitude : donnez les deux, ou aucune."),
        ({"id": "é è"}, "id : Un identifiant a 60 signes au plus"),
        ({"nom": ""}, "nom : il manque."),
        ({"commune": ""}, "commune : elle manque."),
        ({"categorie": ""}, "categorie : elle manque"),
        ({"lieu_protege": "oui", "adresse": "1 rue"}, "Un lieu protégé ne dit pas où il est : videz adresse."),
        ({"publics": "familles | martiens"}, "publics : Public inconnu : « martiens »."),
        ({"langues": "fr | klingon"}, "langues : Langue inconnue : « klingon »."),
        ({"themes": "astrologie"}, "themes : Thème inconnu : « astrologie »."),
        ({"rendez_vous": "parfois"}, "rendez_vous : Rendez-vous : réponse inconnue"),
        ({"acces_sans_marche": "presque"}, "acces_sans_marche : Répondez par oui ou par non"),
        ({"nom": "x" * 256}, "nom : Trop long : 256 signes, 255 au plus."),
        ({"telephones": f"3919 ({'x' * 101})"}, "telephones : Trop long"),
        ({"services": "x" * 151}, "services : Trop long"),
        ({"adresse": "1 rue\x07"}, "adresse : Des signes invisibles"),
        ({"date_maj": "hier"}, "date_maj : Une date s’écrit « 2026-11-25 »"),
        ({"verifie_le": "31/02/2026"}, "verifie_le : Une date s’écrit"),
        ({"verifie_le": TOMORROW.isoformat()}, "verifie_le : Cette date n’est pas encore venue."),
        ({"siret": "123"}, "siret : Un numéro Siret a quatorze chiffres."),
        ({"siret": "26920036000016"}, "siret : Ce numéro Siret est faux : sa clé de contrôle ne correspond pas."),
    ],
)
def test_each_kind_of_bad_row_is_refused_with_its_sentence(change, reason):
    line = outcome(GOOD | change)

    assert line.action == Action.REFUSE
    assert line.reasons[0].startswith(reason)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([{"id": "a"}, {"id": "a", "nom": "Autre"}], "La ligne 2 a le même identifiant."),
        ([{"siret": SIRET}, {"siret": SIRET, "nom": "Autre"}], "La ligne 2 a le même numéro Siret."),
        ([{}, {"commune": "GENNEVILLIERS "}], "La ligne 2 a le même nom et la même commune."),
    ],
)
def test_two_rows_of_the_file_are_not_about_the_same_partner(rows, reason):
    first, second = lines(*(GOOD | row for row in rows))

    assert (first.action, second.action, second.reasons) == (Action.CREATE, Action.REFUSE, [reason])


def test_a_national_service_needs_no_town():
    assert outcome(GOOD | {"categorie": "service_national", "commune": ""}).action == Action.CREATE


def test_a_row_that_says_no_kind_of_place_takes_that_of_the_form():
    assert outcome(GOOD | {"categorie": ""}, category="caf").said["category"] == "caf"


def test_labels_are_understood_as_codes():
    said = outcome(
        GOOD | {"categorie": "Maison des familles", "langues": "Arabe|français", "themes": "Mes droits"}
    ).said

    assert (said["category"], said["languages_spoken"], said["themes"]) == (
        "maison_des_parents",
        ("ar", "fr"),
        ("droits",),
    )


@pytest.mark.parametrize(
    "row",
    [
        {"id": "maison", "nom": "Maison des parents"},
        {"siret": "269 200 360 00015", "nom": "Maison des parents"},
        {"nom": "MAISON DES PARENTS", "commune": "gennevilliers"},
    ],
    ids=["identifier", "siret", "name and town"],
)
def test_a_partner_is_found_by_its_identifier_else_its_siret_else_its_name_and_town(row):
    line = outcome(row | {"courriel": "a@b.example"}, known=[SHELTER, SHEET])

    assert (line.action, line.page) == (Action.CHANGE, 2)


def test_another_town_or_another_siret_is_another_partner():
    assert outcome(GOOD | {"commune": "Asnières"}, known=[SHEET]).action == Action.CREATE
    assert outcome(GOOD | {"siret": OTHER_SIRET}, known=[SHEET]).action == Action.CREATE


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD, "Deux fiches de l’annuaire ont ce nom et cette commune"),
        (GOOD | {"siret": SIRET}, "Deux fiches de l’annuaire ont ce numéro Siret"),
    ],
)
def test_a_row_that_two_partners_match_is_refused(row, reason):
    twins = [SHEET, Sheet(**{**SHEET.__dict__, "identifier": "autre"})]

    assert outcome(row, known=twins).reasons[-1].startswith(reason)


def test_an_identifier_and_a_siret_that_contradict_each_other_are_refused():
    line = outcome({"id": "refuge", "siret": SIRET}, known=[SHEET, SHELTER])

    assert line.reasons == [
        "L’identifiant est celui de « Le Refuge », le numéro Siret celui de « Maison des parents »."
    ]


def test_two_rows_do_not_change_the_same_partner():
    rows = [{"id": "maison", "siret": ""}, {"id": "", "siret": SIRET}]

    assert outcome(*rows, known=[SHEET]).reasons == ["La ligne 2 désigne la même fiche de l’annuaire."]


def test_changes_are_told_field_by_field():
    row = {"id": "maison", "nom": "Maison des familles", "courriel": "a@b.example", "telephones": "3919", "commune": ""}

    line = outcome(row, known=[SHEET])

    assert [(one.column, one.before, one.after) for one in line.changes] == [
        ("nom", "Maison des parents", "Maison des familles"),
        ("telephones", "01 47 99 06 56 (Accueil) | 3919", "3919"),
        ("courriel", "", "a@b.example"),
    ]
    assert set(line.said) == {"title", "phones", "email"}


def test_an_empty_cell_changes_nothing():
    row = dict.fromkeys(COLUMNS, "") | {"id": "maison"}

    assert outcome(row, known=[SHEET]).action == Action.UNCHANGED


def test_what_a_table_cannot_say_of_a_service_is_kept():
    line = outcome({"id": "maison", "services": "Écoute | Jeux"}, known=[SHEET])

    assert line.said["services"] == (ServiceSheet("Écoute", "Les parents", "gratuit"), ServiceSheet("Jeux"))


def test_the_main_number_of_a_structure_joins_the_others():
    known, new = lines(
        {"id": "maison", "telephone": "+33147990656"}, {"id": "", "nom": "x", "telephone": ""}, known=[SHEET]
    )
    other = outcome({"id": "maison", "telephone": "01 40 85 66 66"}, known=[SHEET])

    assert known.action == Action.UNCHANGED
    assert [one.number for one in other.said["phones"]] == ["01 40 85 66 66", "0147990656", "3919"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"adresse": "1 rue"}, "Un lieu protégé ne dit pas où il est : videz adresse."),
        ({"latitude": "48", "longitude": "2"}, "Un lieu protégé ne dit pas où il est : videz latitude, longitude."),
        ({"lieu_protege": "non"}, "lieu_protege : ce lieu est protégé, un fichier ne peut pas dire le contraire."),
    ],
)
def test_a_protected_place_stays_protected(row, reason):
    assert outcome({"id": "refuge"} | row, known=[SHELTER]).reasons == [reason]


def test_a_partner_that_someone_is_at_work_on_is_left_alone():
    busy = Known(1, SHEET, is_settled=False)

    assert outcome({"id": "maison", "courriel": "a@b.example"}, known=[busy]).action == Action.REFUSE
    assert outcome({"id": "maison", "nom": "Maison des parents"}, known=[busy]).action == Action.UNCHANGED


def test_the_same_plan_has_the_same_fingerprint():
    row = {"id": "maison", "courriel": "a@b.example"}

    assert fingerprint(lines(row, known=[SHEET])) == fingerprint(lines(row, known=[SHEET]))
    assert fingerprint(lines(row, known=[SHEET])) != fingerprint(lines(row, known=[SHELTER]))
    assert counts(lines(row, known=[SHEET])) == {"create": 0, "change": 1, "unchanged": 0, "refuse": 0}


@pytest.mark.parametrize("text", ["=1+1", "'=1", "-cmd", "+33", "@a", "l’an", "a'b"])
def test_a_cell_comes_back_as_it_was(text):
    assert values_of({"transport": cell(text)}, {}).said == {"transport": text}


def test_a_whole_sheet_comes_back_as_it_was():
    row = {column: cell(written(SHEET, name)) for column, name in COLUMNS.items()}

    assert outcome(row, known=[SHEET]).action == Action.UNCHANGED
