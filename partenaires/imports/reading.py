"""From the bytes of a file to its rows: a table (CSV), or structures and services of data.inclusion (JSON).

Tolerant of what spreadsheets do: semicolons, tabs or commas, a mark of byte order, the old Western encoding. Pure.
"""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass, field
from io import StringIO

from django.utils.text import slugify

from partenaires.choices import Cost
from partenaires.exports import NETWORKS
from partenaires.imports.cells import FIELDS
from partenaires.sheets import ServiceSheet
from reseau.base.text import fold

MOST_BYTES = 10_000_000
MOST_ROWS = 10_000
SEPARATORS = ";\t,"
NAMING = ["id", "siret", "nom"]  # one of them at least says which partner a row is about
REQUIRED = ["source", "id", "nom", "date_maj"]  # by data.inclusion's schema, version 1
# The columns that a structure of data.inclusion has, under the same names.
STRUCTURE = [
    *("nom", "date_maj", "description", "siret", "commune", "code_postal", "code_insee", "adresse"),
    *("complement_adresse", "longitude", "latitude", "telephone", "courriel", "site_web", "horaires_accueil"),
    "accessibilite_lieu",
]
SERVICE = {
    "nom": "name",
    "publics_precisions": "for_whom",
    "frais": "cost",
    "frais_precisions": "cost_details",
    "mobilisation_precisions": "how",
}
LONGEST_SERVICE = {"name": 150, "cost_details": 200}


class UnreadableError(Exception):
    """Nothing can be made of the file: why, in a sentence."""


@dataclass
class Row:
    """`number`: its line in a table, its rank in a list. `services` is None when the file does not detail them."""

    number: int
    cells: dict[str, str]
    faults: list[str] = field(default_factory=list)
    services: tuple[ServiceSheet, ...] | None = None
    likely_category: str = ""


@dataclass
class Reading:
    rows: list[Row]
    ignored: list[str] = field(default_factory=list)


def read(content: bytes, own_source: str = "") -> Reading:
    """`own_source`: the name under which this site publishes its own structures."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(f"Le fichier est trop gros : {MOST_BYTES // 1_000_000} Mo au plus.")
    text = decoded(content)
    reading = read_json(text, own_source) if text.lstrip()[:1] in ("{", "[") else read_csv(text)
    if not reading.rows:
        raise UnreadableError("Le fichier n’a aucune fiche.")
    if len(reading.rows) > MOST_ROWS:
        raise UnreadableError(f"Le fichier a trop de fiches : {MOST_ROWS} au plus.")
    return reading


def decoded(content: bytes) -> str:
    if b"\0" in content:
        raise UnreadableError("Ce n’est ni un CSV ni un JSON : enregistrez le tableau au format CSV.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_csv(text: str) -> Reading:
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows = []
    try:
        columns = [fold(name).strip().replace(" ", "_") for name in next(lines, [])]
        _check_columns(columns)
        number = lines.line_num + 1  # where a row begins: it may hold several lines
        for cells in lines:
            first, number = number, lines.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            faults = []
            if len(cells) > len(columns):
                faults = [f"La ligne a {len(cells)} cases pour {len(columns)} colonnes : un séparateur est de trop."]
            known = {column: cell for column, cell in zip(columns, cells, strict=False) if column in FIELDS}
            rows.append(Row(first, known, faults))
    except csv.Error as error:
        raise UnreadableError(f"Le tableau est mal écrit à la ligne {lines.line_num} : {error}.") from None
    return Reading(rows, [column for column in columns if column and column not in FIELDS and column != "source"])


def _check_columns(columns: list[str]):
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise UnreadableError(f"Deux colonnes ont le même nom : {', '.join(twice)}.")
    if not set(columns) & set(NAMING):
        raise UnreadableError("La première ligne ne nomme pas les colonnes : il y faut « nom », « id » ou « siret ».")


def read_json(text: str, own_source: str) -> Reading:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError("Le JSON est mal écrit.") from None
    lists = document if isinstance(document, dict) else {"structures": document}
    structures, services = lists.get("structures"), lists.get("services") or []
    if not isinstance(structures, list) or not isinstance(services, list):
        raise UnreadableError("Ce JSON n’a pas de liste « structures » : le format attendu est data.inclusion v1.")
    offered = defaultdict(list)
    for service in services:
        if not isinstance(service, dict) or not isinstance(service.get("structure_id"), str):
            raise UnreadableError("Un service du fichier ne dit pas de quelle structure il est.")
        offered[service["structure_id"]].append(service)
    rows = [_structure(number, one, offered, own_source) for number, one in enumerate(structures, start=1)]
    for key, (service, *_others) in offered.items():  # those that no structure has taken
        fault = f"Un service renvoie à « {key[:60]} », qui n’est pas dans le fichier."
        rows.append(Row(len(rows) + 1, {"nom": str(service.get("nom"))}, [fault]))
    return Reading(rows)


def _structure(number: int, structure, offered: dict, own_source: str) -> Row:
    if not isinstance(structure, dict):
        return Row(number, {}, ["Ce n’est pas une structure de data.inclusion."])
    faults = [f"{name} : le schéma de data.inclusion le demande." for name in REQUIRED if not structure.get(name)]
    cells = {}
    for name in STRUCTURE:
        value = structure.get(name)
        if value is None:
            continue
        if isinstance(value, bool | list | dict):
            faults.append(f"{name} : un texte ou un nombre est attendu.")
        else:
            cells[name] = str(value)
    key = structure.get("id")
    if isinstance(key, str) and key:
        source, _dashes, own = key.partition("--")
        cells["id"] = own if own and source == own_source else slugify(key)
    networks = structure.get("reseaux_porteurs")
    kinds = [str(kind) for kind, network in NETWORKS.items() if isinstance(networks, list) and network in networks]
    services, wrong = _services(offered.pop(key, []) if isinstance(key, str) else [])
    return Row(number, cells, faults + wrong, services, kinds[0] if kinds else "")


def _services(found: list[dict]) -> tuple[tuple[ServiceSheet, ...] | None, list[str]]:
    services, faults = [], []
    for service in found:
        said = {name: str(service.get(key) or "").strip() for key, name in SERVICE.items()}
        if not said["name"]:
            faults.append("services : un service n’a pas de nom.")
        if said["cost"] and said["cost"] not in Cost.values:
            faults.append(f"services : frais inconnus, « {said['cost'][:60]} ».")
        too_long = [most for name, most in LONGEST_SERVICE.items() if len(said[name]) > most]
        faults += [f"services : trop long, {most} signes au plus." for most in too_long]
        services.append(ServiceSheet(**said))
    return tuple(services) or None, faults
