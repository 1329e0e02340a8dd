"""What an import would do, row by row: create, change, leave as it is, or refuse and why. Pure.

A row says what its cells hold: an empty cell changes nothing.
"""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from partenaires.choices import Category
from partenaires.exports import COLUMNS, written
from partenaires.imports.cells import values_of
from partenaires.imports.matching import AmbiguousError, Directory, Known, name_key
from partenaires.imports.reading import Row
from partenaires.protection import SHOWN
from partenaires.sheets import PhoneSheet, ServiceSheet, Sheet

COLUMN_OF = {name: column for column, name in COLUMNS.items()}
TOWNLESS = [Category.NATIONAL_SERVICE, Category.REGIONAL_SERVICE]


class Action(StrEnum):
    CREATE = "create"
    CHANGE = "change"
    UNCHANGED = "unchanged"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Change:
    column: str
    before: str
    after: str


@dataclass
class Line:
    """What becomes of a row. `said`: the new values of the fields, for the one who carries it out."""

    number: int
    title: str
    action: Action
    page: int | None = None
    changes: list[Change] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    said: dict = field(default_factory=dict)

    def shown(self) -> dict:
        return {name: value for name, value in asdict(self).items() if name != "said"}


def plan(rows: list[Row], known: list[Known], themes: dict[str, str], category: str = "") -> list[Line]:
    """`category` is that of the new partners whose row says none; `themes` as in `cells.values_of`."""
    directory, planner = Directory(known), _Planner(category)
    return [planner.line(row, values_of(row.cells, themes), directory) for row in rows]


def counts(lines: list[Line]) -> dict[str, int]:
    return {str(action): sum(line.action == action for line in lines) for action in Action}


def fingerprint(lines: list[Line]) -> str:
    """The same for the same plan."""
    told = json.dumps([line.shown() for line in lines], ensure_ascii=False) + repr([line.said for line in lines])
    return hashlib.sha256(told.encode()).hexdigest()


class _Planner:
    """Remembers what the earlier rows of the file were about."""

    def __init__(self, category: str):
        self.category = category
        self.seen = defaultdict(dict)

    def line(self, row: Row, values, directory: Directory) -> Line:
        said, reasons = values.said, [*row.faults, *values.faults]
        title = said.get("title") or row.cells.get("nom", "").strip()[:255]
        reasons += self._repeated(row.number, said)
        try:
            found = directory.find(said)
        except AmbiguousError as error:
            return Line(row.number, title, Action.REFUSE, reasons=[*reasons, str(error)])
        if found:
            reasons += self._seen_before("page", found.pk, row.number, "désigne la même fiche de l’annuaire")
        reasons += _where(said, found)
        said = _completed(said, row, found, self.category)
        if not found:
            reasons += self._missing(said, row.number)
            action, changes = Action.CREATE, []
        else:
            changes = _changes(said, found.sheet)
            action = Action.CHANGE if changes else Action.UNCHANGED
            changed = {change.column for change in changes}
            said = {name: value for name, value in said.items() if COLUMN_OF[name] in changed}
            if changes and not found.is_settled:
                reasons.append(
                    "Cette fiche a un brouillon, est verrouillée ou n’est pas publiée : terminez-la d’abord."
                )
        shown_title = title or (found.sheet.title if found else "")
        page = found.pk if found else None
        if reasons:
            return Line(row.number, shown_title, Action.REFUSE, page, reasons=reasons)
        return Line(row.number, shown_title, action, page, changes, said=said)

    def _repeated(self, number: int, said: dict) -> list[str]:
        identifier, siret = said.get("identifier"), said.get("siret")
        return [
            *self._seen_before("identifier", identifier, number, "a le même identifiant"),
            *self._seen_before("siret", siret, number, "a le même numéro Siret"),
        ]

    def _seen_before(self, kind: str, value, number: int, sentence: str) -> list[str]:
        if not value:
            return []
        first = self.seen[kind].setdefault(value, number)
        return [] if first == number else [f"La ligne {first} {sentence}."]

    def _missing(self, said: dict, number: int) -> list[str]:
        reasons = []
        if not said.get("title"):
            reasons.append("nom : il manque.")
        if not said.get("category"):
            reasons.append("categorie : elle manque ; choisissez un type de lieu pour les fiches nouvelles.")
        if not said.get("town") and said.get("category") not in TOWNLESS:
            reasons.append("commune : elle manque.")
        if said.get("title"):
            key = (*name_key(said["title"], said.get("town", "")), said.get("siret", ""))
            reasons += self._seen_before("name", key, number, "a le même nom et la même commune")
        return reasons


def _where(said: dict, found: Known | None) -> list[str]:
    """What is wrong with the place: half a position, or words that would lead to a protected one."""
    reasons = []
    if ("latitude" in said) != ("longitude" in said):
        reasons.append("latitude, longitude : donnez les deux, ou aucune.")
    was_protected = bool(found and found.sheet.protected)
    if was_protected and said.get("protected") is False:
        reasons.append("lieu_protege : ce lieu est protégé, un fichier ne peut pas dire le contraire.")
    if (was_protected or said.get("protected")) and (given := [COLUMN_OF[name] for name in SHOWN if name in said]):
        reasons.append(f"Un lieu protégé ne dit pas où il est : videz {', '.join(given)}.")
    return reasons


def _completed(said: dict, row: Row, found: Known | None, category: str) -> dict:
    """What the row means for this partner: its main number among the others, its services with what was known."""
    said = {name: value for name, value in said.items() if name not in ("changed_on", "url")}
    phone = said.pop("main_phone", None)
    if not found and "category" not in said and (row.likely_category or category):
        said["category"] = row.likely_category or category
    there: Sheet = found.sheet if found else Sheet()
    if phone and "phones" not in said and phone.key not in {one.key for one in there.phones}:
        said["phones"] = (phone, *there.phones)
    if row.services is not None:
        said["services"] = row.services
    elif "services" in said:
        by_name = {one.name.replace("|", "/").strip(): one for one in there.services}
        said["services"] = tuple(by_name.get(one.name, one) for one in said["services"])
    return said


def _changes(said: dict, sheet: Sheet) -> list[Change]:
    there = {name: getattr(sheet, name) for name in said if name in COLUMN_OF}
    different = [name for name, value in there.items() if _plain(name, said[name]) != _plain(name, value)]
    after = replace(sheet, **{name: said[name] for name in different})
    return [Change(COLUMN_OF[name], _told(sheet, name), _told(after, name)) for name in COLUMN_OF if name in different]


def _plain(name: str, value):
    """`value` as it is compared: numbers however written, texts without what surrounds them."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if name == "phones":
        return tuple((one.key, one.label.strip()) for one in value if isinstance(one, PhoneSheet))
    if name == "services":
        return tuple(tuple(map(str.strip, asdict(one).values())) for one in value if isinstance(one, ServiceSheet))
    return value


def _told(sheet: Sheet, name: str) -> str:
    if name == "services":
        return " | ".join(" – ".join(filter(None, asdict(one).values())) for one in sheet.services)
    return written(sheet, name)
