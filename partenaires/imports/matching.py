"""Which partner of the directory a row is about: by its identifier, else its SIRET, else its name and town. Pure."""

from collections import defaultdict
from dataclasses import dataclass

from partenaires.sheets import Sheet
from reseau.base.text import fold


@dataclass(frozen=True)
class Known:
    """A partner of the directory. `is_settled`: nobody is at work on it (published, without a draft, not locked)."""

    pk: int
    sheet: Sheet
    is_settled: bool = True


class AmbiguousError(Exception):
    """More than one partner, or two that contradict each other: the sentence says so."""


class Directory:
    def __init__(self, known: list[Known]):
        self.by_identifier, self.by_siret, self.by_name = defaultdict(list), defaultdict(list), defaultdict(list)
        for one in known:
            self.by_identifier[one.sheet.identifier].append(one)
            self.by_siret[one.sheet.siret].append(one)
            self.by_name[name_key(one.sheet.title, one.sheet.town)].append(one)

    def find(self, said: dict) -> Known | None:
        """Raises `AmbiguousError`."""
        by_identifier = self._one(self.by_identifier, said.get("identifier"), "cet identifiant")
        by_siret = self._one(self.by_siret, said.get("siret"), "ce numéro Siret")
        if by_identifier and by_siret and by_identifier.pk != by_siret.pk:
            first, second = by_identifier.sheet.title, by_siret.sheet.title
            raise AmbiguousError(f"L’identifiant est celui de « {first} », le numéro Siret celui de « {second} ».")
        if found := by_identifier or by_siret:
            return found
        key = name_key(said["title"], said.get("town", "")) if said.get("title") else None
        found = self._one(self.by_name, key, "ce nom et cette commune")
        if found and _differ(found.sheet.siret, said.get("siret")):
            return None  # another place of the same name
        return found

    @staticmethod
    def _one(index: dict, key, what: str) -> Known | None:
        found = index.get(key, []) if key else []
        if len(found) > 1:
            names = ", ".join(f"« {one.sheet.title} »" for one in found[:3])
            raise AmbiguousError(f"Deux fiches de l’annuaire ont {what} : {names}.")
        return found[0] if found else None


def _differ(siret: str, other: str | None) -> bool:
    return bool(siret and other and siret != other)


def name_key(title: str, town: str) -> tuple[str, str]:
    """The same for « Centre  Médico-Social » and « centre medico social »."""
    return " ".join(fold(title).replace("-", " ").split()), " ".join(fold(town).replace("-", " ").split())
