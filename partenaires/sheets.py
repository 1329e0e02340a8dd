"""A partner as files know it: plain values, the same whether a page or a row says them.

`annuaire.csv`, `annuaire.geojson`, `annuaire.json` and the imports all speak of a `Sheet`. No database, no request.
"""

from dataclasses import dataclass, fields, replace
from datetime import date

from bs4 import BeautifulSoup

from partenaires.protection import SHOWN
from reseau.base.phones import international


@dataclass(frozen=True)
class PhoneSheet:
    number: str
    label: str = ""

    @property
    def key(self) -> str:
        """The same, however the number is written."""
        return international(self.number) or self.number


@dataclass(frozen=True)
class ServiceSheet:
    name: str
    for_whom: str = ""
    cost: str = ""
    cost_details: str = ""
    how: str = ""


@dataclass(frozen=True)
class Sheet:
    """What is not known is "", None or (). Lists of codes are in the order of the alphabet."""

    identifier: str = ""
    title: str = ""
    changed_on: date | None = None
    url: str = ""
    description: str = ""
    category: str = ""
    other_categories: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    services: tuple[ServiceSheet, ...] = ()
    in_danger: bool = False
    phones: tuple[PhoneSheet, ...] = ()
    email: str = ""
    website: str = ""
    appointment: str = ""
    languages_spoken: tuple[str, ...] = ()
    protected: bool = False
    address: str = ""
    address_details: str = ""
    postal_code: str = ""
    town: str = ""
    insee_code: str = ""
    siret: str = ""
    latitude: float | None = None
    longitude: float | None = None
    step_free: str = ""
    stroller: str = ""
    children_admitted: str = ""
    play_corner: str = ""
    transport: str = ""
    acceslibre_url: str = ""
    hours: str = ""
    hours_note: str = ""
    verified_on: date | None = None

    @property
    def has_position(self) -> bool:
        return self.latitude is not None and self.longitude is not None


# Of the page under the same name, as they are.
PLAIN = [
    *("title", "category", "in_danger", "email", "website", "appointment", "protected", "address", "address_details"),
    *("postal_code", "town", "insee_code", "siret", "latitude", "longitude", "step_free", "stroller"),
    *("children_admitted", "play_corner", "transport", "acceslibre_url", "hours", "hours_note", "verified_on"),
]
LISTS = ["other_categories", "publics", "languages_spoken"]
NOTHING = {one.name: one.default for one in fields(Sheet)}


def sheet_of(partner, themes: list[str], url: str = "") -> Sheet:
    """The sheet of a `PartnerPage`, whose themes and address are given: asking for them would cost a query each."""
    changed_at = partner.last_published_at or partner.first_published_at or partner.latest_revision_created_at
    sheet = Sheet(
        identifier=partner.identifier or partner.slug,
        changed_on=changed_at and changed_at.date(),
        url=url,
        description=described(partner.search_description, partner.body),
        themes=tuple(sorted(themes)),
        services=tuple(ServiceSheet(**{name: block.value[name] for name in SERVICE}) for block in partner.services),
        phones=tuple(PhoneSheet(block.value["number"], block.value["label"]) for block in partner.phones),
        **{name: getattr(partner, name) for name in PLAIN},
        **{name: tuple(sorted(getattr(partner, name))) for name in LISTS},
    )
    return silent(sheet) if partner.protected else sheet


SERVICE = [one.name for one in fields(ServiceSheet)]


def silent(sheet: Sheet) -> Sheet:
    """Without anything that leads to a protected place, whatever the sheet was made of."""
    return replace(sheet, **{name: NOTHING[name] for name in SHOWN})


def described(summary: str, body: str) -> str:
    """The sentence of the lists, then the text of the page, a line for each paragraph."""
    lines = [summary.strip()]
    for block in BeautifulSoup(body, "html.parser").find_all(["p", "li"]) if body else []:
        text = " ".join(block.get_text().split())
        lines.append(f"• {text}" if text and block.name == "li" else text)
    return "\n".join(filter(None, lines))
