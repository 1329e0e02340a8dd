"""From the bytes of a file to its rows."""

import json

import pytest

from partenaires.imports.reading import UnreadableError, read
from partenaires.sheets import ServiceSheet
from tests.partenaires.exchanging import GOOD, file_of

STRUCTURE = {"source": "dora", "id": "dora--17", "nom": "Maison des parents", "date_maj": "2026-11-01"}
SERVICE = {"source": "dora", "id": "dora--1", "structure_id": "dora--17", "nom": "Écoute", "description": "Une écoute."}


def document(*structures, services=()) -> bytes:
    return json.dumps({"structures": structures, "services": services}).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_is_read_as_spreadsheets_write_it(encoding, delimiter):
    row = GOOD | {"nom": "École « é », l’autre"}

    (found,) = read(file_of(row, delimiter=delimiter, encoding=encoding)).rows

    assert (found.number, found.cells, found.faults) == (2, row, [])


def test_names_of_columns_are_read_loosely_and_the_unknown_ones_named():
    reading = read("Nom; Catégorie ;CODE POSTAL;Couleur;\nMaison;caf;92230;bleu;\n;;;;\n".encode())

    assert [row.cells for row in reading.rows] == [{"nom": "Maison", "categorie": "caf", "code_postal": "92230"}]
    assert reading.ignored == ["couleur"]


def test_a_row_with_too_many_columns_is_at_fault():
    (row,) = read(b"nom;commune\nMaison;Gennevilliers;92230\n").rows

    assert row.faults == ["La ligne a 3 cases pour 2 colonnes : un séparateur est de trop."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "La première ligne ne nomme pas les colonnes"),
        (b"a;b\n1;2\n", "La première ligne ne nomme pas les colonnes"),
        (b"nom;commune\n", "Le fichier n’a aucune fiche."),
        (b"nom;nom\na;b\n", "Deux colonnes ont le même nom : nom."),
        (b"PK\x03\x04\0\0", "Ce n’est ni un CSV ni un JSON"),
        (b"nom\n" + b"x" * 200_000, "Le tableau est mal écrit"),
        (b"nom\n" + b"x\n" * 10_001, "Le fichier a trop de fiches : 10000 au plus."),
        (b"x" * 10_000_001, "Le fichier est trop gros : 10 Mo au plus."),
        (b"{", "Le JSON est mal écrit."),
        (b"[" * 100_000, "Le JSON est mal écrit."),
        (b'{"aides": []}', "Ce JSON n’a pas de liste « structures »"),
        (b'{"structures": [{}], "services": [1]}', "Un service du fichier ne dit pas de quelle structure il est."),
    ],
)
def test_a_file_of_which_nothing_can_be_made(content, sentence):
    with pytest.raises(UnreadableError) as refusal:
        read(content)

    assert str(refusal.value).startswith(sentence)


def test_structures_and_their_services_are_read():
    structure = STRUCTURE | {"latitude": 48.9, "telephone": "+33147990656", "reseaux_porteurs": ["caf"], "siret": None}
    service = SERVICE | {"frais": "gratuit", "publics_precisions": "Parents", "thematiques": ["famille"]}

    (row,) = read(document(structure, services=[service])).rows

    assert (row.number, row.faults, row.likely_category) == (1, [], "caf")
    assert row.cells == {
        "id": "dora-17",
        "nom": "Maison des parents",
        "date_maj": "2026-11-01",
        "latitude": "48.9",
        "telephone": "+33147990656",
    }
    assert row.services == (ServiceSheet("Écoute", "Parents", "gratuit", "", ""),)


def test_a_list_of_structures_alone_is_read_and_our_own_are_known():
    content = json.dumps([STRUCTURE | {"source": "nous", "id": "nous--ccas"}]).encode()

    assert read(content, own_source="nous").rows[0].cells["id"] == "ccas"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (document(3), "Ce n’est pas une structure de data.inclusion."),
        (document(STRUCTURE | {"date_maj": None}), "date_maj : le schéma de data.inclusion le demande."),
        (document(STRUCTURE | {"commune": ["a"]}), "commune : un texte ou un nombre est attendu."),
        (document(STRUCTURE, services=[SERVICE | {"frais": "cher"}]), "services : frais inconnus, « cher »."),
        (document(STRUCTURE, services=[SERVICE | {"nom": ""}]), "services : un service n’a pas de nom."),
        (document(STRUCTURE, services=[SERVICE | {"nom": "x" * 151}]), "services : trop long, 150 signes au plus."),
        (
            document(services=[SERVICE]),
            "Un service renvoie à « dora--17 », qui n’est pas dans le fichier.",
        ),
    ],
)
def test_a_structure_at_fault_says_why(content, fault):
    assert read(content).rows[0].faults == [fault]
