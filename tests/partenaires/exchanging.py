"""Partners and files for the tests of the open data and of the imports."""

import csv
from io import StringIO

from partenaires.imports.carrying_out import Import, french_index
from partenaires.imports.planning import Line, fingerprint
from tests.factories import PartnerPageFactory, ThemeFactory

CSV, GEOJSON, JSON = "/annuaire/annuaire.csv", "/annuaire/annuaire.geojson", "/annuaire/annuaire.json"
SIRET = "26920036000015"  # its key is right
GOOD = {"nom": "Maison des parents", "categorie": "maison_des_parents", "commune": "Gennevilliers"}


def body(response) -> str:
    return response.getvalue().decode()


def table(response) -> list[dict]:
    return list(csv.DictReader(StringIO(body(response).removeprefix("\ufeff"), newline=""), delimiter=";"))


def file_of(*rows: dict, delimiter=";", encoding="utf-8") -> bytes:
    stream = StringIO(newline="")
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(stream, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode(encoding)


def planned(content: bytes, category="", source="") -> list[Line]:
    return Import(content, category, source).prepare(french_index())[1]


def imported(content: bytes, user=None, published=True, category="") -> list[int]:
    work = Import(content, category)
    _reading, lines = work.prepare(french_index())
    return list(work.carry_out(french_index(), user, fingerprint(lines), published))


def whole_partner(site_tree, **fields):
    """A partner of whom everything is known."""
    themes = fields.pop("themes", None) or [
        ThemeFactory(name="Logement", slug="logement"),
        ThemeFactory(name="Argent", slug="argent"),
    ]
    page = PartnerPageFactory(
        parent=site_tree.partners,
        themes=themes,
        **{
            "title": "Centre social des Grésillons",
            "slug": "gresillons",
            "identifier": "csc-gresillons",
            "search_description": "Un lieu pour les familles du quartier.",
            "body": "<p>On y vient <b>à plusieurs</b>.</p><ul><li>Un café</li><li>Des jeux</li></ul>",
            "other_categories": ["laep", "maison_des_parents"],
            "publics": ["familles-monoparentales", "personnes-en-difficulte-numerique"],
            "services": [
                ("service", {"name": "Permanence | aide", "for_whom": "Les parents seuls", "cost": "gratuit"}),
                ("service", {"name": "Halte-garderie", "cost": "payant", "cost_details": "Selon le quotient"}),
            ],
            "phones": [
                ("phone", {"number": "0147990656", "label": "Accueil", "message": "no"}),
                ("phone", {"number": "+32 2 509 61 11", "label": "", "message": ""}),
            ],
            "email": "accueil@csc.example",
            "website": "https://csc.example/",
            "appointment": "either",
            "languages_spoken": ["fr", "kab", "ar"],
            "address": "28 rue Paul-Vaillant-Couturier",
            "address_details": "-1 au sous-sol",
            "postal_code": "92230",
            "town": "Gennevilliers",
            "insee_code": "92036",
            "siret": SIRET,
            "latitude": 48.9212,
            "longitude": -2.2981,
            "position_is_manual": True,
            "step_free": "yes",
            "play_corner": "no",
            "transport": "Métro 13\nBus 140",
            "hours_note": "=fermé pendant le ramadan",
        }
        | fields,
    )
    page.set_hours("Mo-Fr 09:00-12:00,13:30-24:00; PH off; 2026 Dec 24-2027 Jan 02 off")
    page.save_revision().publish()
    return page
