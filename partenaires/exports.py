"""The directory as open data: sheets in, pieces of files out. `docs/donnees.md` says what they hold.

`annuaire.json` follows data.inclusion's schema, version 1 (https://www.data.inclusion.gouv.fr, structures and
services); `annuaire.geojson` is RFC 7946. Pure: no database, no request, no clock. Only what truly maps is said.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils.text import slugify

from partenaires.choices import Category, Public
from partenaires.sheets import Sheet
from reseau.base.phones import international, phone_in_words
from reseau.base.structured_data import known

SCHEMA_VERSION = "v1"
BETWEEN = " | "
# A spreadsheet would run such a cell (https://owasp.org/www-community/attacks/CSV_Injection).
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_NAME, SHORTEST_NAME, SHORTEST_TEXT = 150, 3, 5

# From the columns of the table to the fields of a sheet. Those that data.inclusion has bear its names.
COLUMNS = {
    "id": "identifier",
    "nom": "title",
    "date_maj": "changed_on",
    "lien_source": "url",
    "description": "description",
    "categorie": "category",
    "autres_categories": "other_categories",
    "themes": "themes",
    "publics": "publics",
    "services": "services",
    "urgence": "in_danger",
    "telephones": "phones",
    "courriel": "email",
    "site_web": "website",
    "rendez_vous": "appointment",
    "langues": "languages_spoken",
    "lieu_protege": "protected",
    "adresse": "address",
    "complement_adresse": "address_details",
    "code_postal": "postal_code",
    "commune": "town",
    "code_insee": "insee_code",
    "siret": "siret",
    "latitude": "latitude",
    "longitude": "longitude",
    "acces_sans_marche": "step_free",
    "poussette": "stroller",
    "enfants_admis": "children_admitted",
    "coin_jeux": "play_corner",
    "transport": "transport",
    "accessibilite_lieu": "acceslibre_url",
    "horaires_accueil": "hours",
    "horaires_precisions": "hours_note",
    "verifie_le": "verified_on",
}
YES_NO = {"yes": "oui", "no": "non"}
ANSWERS = ["step_free", "stroller", "children_admitted", "play_corner"]

NETWORKS = {
    Category.CCAS: "ccas-cias",
    Category.TOWN_HALL: "communes",
    Category.CAF: "caf",
    Category.DEPARTMENT: "departements",
    Category.JUSTICE: "points-justice",
    Category.CIDFF: "cidff",
    Category.FRANCE_TRAVAIL: "france-travail",
    Category.MISSION_LOCALE: "mission-locale",
    Category.FRANCE_SERVICES: "france-service",
}
# Those of ours that data.inclusion does not have; the first is a part of one that it has.
WITHIN = {Public.SINGLE_PARENTS: "familles"}
PRECISIONS = [Public.SINGLE_PARENTS, Public.ILLITERACY, Public.DIGITAL]


def source_of(hostname: str) -> str:
    """The name under which the site of that address is known to data.inclusion."""
    return slugify(hostname.replace(".", "-"))


def as_csv(sheets: Iterable[Sheet]) -> Iterator[str]:
    """One line for each partner. The mark at its head and the semicolons make a French spreadsheet open it as it is."""
    yield "\ufeff" + _line(COLUMNS)
    for sheet in sheets:
        yield _line(cell(written(sheet, name)) for name in COLUMNS.values())


def _line(cells: Iterable[str]) -> str:
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=";").writerow(cells)
    return stream.getvalue()


def written(sheet: Sheet, name: str) -> str:
    """The field `name` as a table says it; "" for what is not known."""
    value = getattr(sheet, name)
    if name == "phones":
        value = [phone_in_words(one.number) + (f" ({one.label})" if one.label else "") for one in value]
    if name == "services":
        value = [one.name.replace("|", "/") for one in value]
    if name in ANSWERS:
        return YES_NO.get(value, "")
    if isinstance(value, bool):
        return "oui" if value else ""
    if isinstance(value, list | tuple):
        return BETWEEN.join(value)
    return "" if value is None else str(value)


def cell(text: str) -> str:
    """Nothing that a spreadsheet would run. A negative number is a number."""
    runs = text.lstrip("'").startswith(RUN_BY_SPREADSHEETS)
    return f"'{text}" if runs and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.startswith("-") and text[1:].replace(".", "", 1).isdecimal()


def as_geojson(sheets: Iterable[Sheet]) -> Iterator[str]:
    """One feature for each partner; without a geometry when its position is unknown, or must not be known."""
    return _document({"type": "FeatureCollection"}, "features", map(_dumped, map(feature, sheets)), "")


def feature(sheet: Sheet) -> dict:
    position = {"type": "Point", "coordinates": [sheet.longitude, sheet.latitude]}
    phones = [international(one.number) or one.number for one in sheet.phones]
    properties = known(
        nom=sheet.title,
        date_maj=sheet.changed_on and sheet.changed_on.isoformat(),
        lien_source=sheet.url,
        categorie=sheet.category,
        autres_categories=sheet.other_categories,
        themes=sheet.themes,
        publics=sheet.publics,
        telephones=phones,
        courriel=sheet.email,
        site_web=sheet.website,
        langues=sheet.languages_spoken,
        adresse=sheet.address,
        complement_adresse=sheet.address_details,
        code_postal=sheet.postal_code,
        commune=sheet.town,
        code_insee=sheet.insee_code,
        horaires_accueil=sheet.hours,
        acces_sans_marche=YES_NO.get(sheet.step_free),
    )
    return {
        "type": "Feature",
        "id": sheet.identifier,
        "geometry": position if sheet.has_position else None,
        "properties": {name: [*value] if isinstance(value, tuple) else value for name, value in properties.items()},
    }


def as_json(sheets: Iterable[Sheet], source: str, licence: str | None) -> Iterator[str]:
    """The structures, then their services. What data.inclusion would refuse (no date, a name too short) is left out."""
    services = []

    def structures() -> Iterator[str]:
        for sheet in sheets:
            if sheet.changed_on and len(name_of(sheet.title)) >= SHORTEST_NAME:
                services.extend(map(_dumped, services_of(sheet, source)))
                yield _dumped(structure(sheet, source))

    head = {"schema": f"data.inclusion {SCHEMA_VERSION}", "licence": licence}
    yield from _document(head, "structures", structures(), ',\n"services": [\n')
    yield from _listed(services)
    yield "\n]}\n"


def structure(sheet: Sheet, source: str) -> dict:
    return known(
        source=source,
        id=f"{source}--{sheet.identifier}",
        nom=name_of(sheet.title),
        date_maj=sheet.changed_on.isoformat(),
        description=sheet.description[:10_000] if len(sheet.description) >= SHORTEST_TEXT else None,
        lien_source=sheet.url,
        siret=sheet.siret,
        **_place(sheet),
        **_contact(sheet),
        site_web=sheet.website,
        horaires_accueil=sheet.hours,
        accessibilite_lieu=sheet.acceslibre_url,
        reseaux_porteurs=sorted(
            {NETWORKS[kind] for kind in (sheet.category, *sheet.other_categories) if kind in NETWORKS}
        ),
    )


def services_of(sheet: Sheet, source: str) -> Iterator[dict]:
    for number, service in enumerate(sheet.services, start=1):
        if len(name_of(service.name)) < SHORTEST_NAME:
            continue
        said = [service.name, *filter(None, [service.for_whom, service.how])]
        precisions = [str(Public(public).label) for public in PRECISIONS if public in sheet.publics]
        yield known(
            source=source,
            structure_id=f"{source}--{sheet.identifier}",
            id=f"{source}--{sheet.identifier}-{number}",
            nom=name_of(service.name),
            description="\n".join(said if len("".join(said)) >= SHORTEST_TEXT else [*said, sheet.title])[:10_000],
            lien_source=sheet.url,
            date_maj=sheet.changed_on.isoformat(),
            frais=service.cost,
            frais_precisions=service.cost_details,
            publics=publics(sheet),
            publics_precisions=service.for_whom or ", ".join(precisions),
            mobilisation_precisions=service.how,
            horaires_accueil=sheet.hours,
            **_place(sheet),
            **_contact(sheet),
        )


def publics(sheet: Sheet) -> list[str]:
    """Those that data.inclusion has too. Its "tous-publics" stands alone."""
    if Public.EVERYONE in sheet.publics:
        return [Public.EVERYONE.value]
    theirs = {WITHIN.get(public, public) for public in sheet.publics if public in WITHIN or public not in PRECISIONS}
    return sorted(str(public) for public in theirs)


def name_of(title: str) -> str:
    """At most 150 characters, without a full stop at the end."""
    short = title if len(title) <= LONGEST_NAME else f"{title[: LONGEST_NAME - 1]}…"
    return short if short.endswith("etc.") else short.rstrip(" .")


def _place(sheet: Sheet) -> dict:
    return {
        "commune": sheet.town,
        "code_postal": sheet.postal_code,
        "code_insee": sheet.insee_code,
        "adresse": sheet.address,
        "complement_adresse": sheet.address_details,
        "longitude": sheet.longitude if sheet.has_position else None,
        "latitude": sheet.latitude if sheet.has_position else None,
    }


def _contact(sheet: Sheet) -> dict:
    numbers = [international(one.number) for one in sheet.phones]
    return {"telephone": next(filter(None, numbers), None), "courriel": sheet.email}


def _dumped(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False)


def _document(head: dict, name: str, items: Iterable[str], rest: str) -> Iterator[str]:
    """An object that ends with a list, piece by piece; `rest` follows the list, "" when nothing does."""
    yield f'{_dumped(head)[:-1]}, "{name}": [\n'
    yield from _listed(items)
    yield f"\n]{rest or chr(125)}"


def _listed(items: Iterable[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f",\n{item}" if number else item
