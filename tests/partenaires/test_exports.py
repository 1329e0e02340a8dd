"""The directory as open data: what the three files hold, who may read them, what is never in them."""

import gzip
import json

import pytest
from data_inclusion.schema.v1 import Service, Structure
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from partenaires.exports import COLUMNS, cell, name_of, publics
from partenaires.models import PartnerPage
from partenaires.sheets import Sheet
from reseau.base.models import LegalSettings
from tests.factories import PartnerPageFactory, ThemeFactory
from tests.languages import everything_untranslated, translated
from tests.partenaires.exchanging import CSV, GEOJSON, JSON, SIRET, body, table, whole_partner

FILES = [CSV, GEOJSON, JSON]
WHERE = {
    "address": "7 impasse Coquelicot",
    "postal_code": "92239",
    "siret": "12345678900012",
    "latitude": 48.92521,
    "longitude": 2.29453,
    "transport": "Bus 999",
}
SECRETS = ["Coquelicot", "92239", "12345678900012", "48.92521", "2.29453", "Bus 999"]


@pytest.fixture
def whole(site_tree):
    return whole_partner(site_tree)


def test_the_structures_and_services_follow_the_published_schema(client, site_tree, whole):
    PartnerPageFactory(parent=site_tree.partners, title="3919", phone="3919")
    PartnerPageFactory(parent=site_tree.partners, title="Le Refuge.", town="Gennevilliers", protected=True)
    PartnerPageFactory(parent=site_tree.partners, title="N" * 200, services=[("service", {"name": "Écoute"})])

    found = json.loads(body(client.get(JSON)))

    structures = [Structure.model_validate(one) for one in found["structures"]]
    services = [Service.model_validate(one) for one in found["services"]]
    assert [one.nom for one in structures] == ["Centre social des Grésillons", "3919", "Le Refuge", "N" * 149 + "…"]
    assert {one.structure_id for one in services} <= {one.id for one in structures}
    assert len({one.id for one in services}) == len(services) == 3


def test_what_a_structure_says(client, whole):
    found = json.loads(body(client.get(JSON)))
    (structure,) = found["structures"]

    assert structure == {
        "source": "testserver",
        "id": "testserver--csc-gresillons",
        "nom": "Centre social des Grésillons",
        "date_maj": whole.last_published_at.date().isoformat(),
        "description": "Un lieu pour les familles du quartier.\nOn y vient à plusieurs.\n• Un café\n• Des jeux",
        "lien_source": "http://testserver/annuaire/gresillons/",
        "siret": SIRET,
        "commune": "Gennevilliers",
        "code_postal": "92230",
        "code_insee": "92036",
        "adresse": "28 rue Paul-Vaillant-Couturier",
        "complement_adresse": "-1 au sous-sol",
        "longitude": -2.2981,
        "latitude": 48.9212,
        "telephone": "+33147990656",
        "courriel": "accueil@csc.example",
        "site_web": "https://csc.example/",
        "horaires_accueil": "Mo-Fr 09:00-12:00,13:30-24:00; PH off; 2026 Dec 24-2027 Jan 02 off",
    }


def test_what_a_service_says(client, whole):
    first, second = json.loads(body(client.get(JSON)))["services"]

    assert (first["id"], first["structure_id"]) == ("testserver--csc-gresillons-1", "testserver--csc-gresillons")
    assert (first["frais"], first["publics"], first["publics_precisions"]) == (
        "gratuit",
        ["familles"],
        "Les parents seuls",
    )
    assert second["publics_precisions"] == "Familles monoparentales, Personnes en difficulté avec le numérique"
    assert (second["frais"], second["frais_precisions"]) == ("payant", "Selon le quotient")
    assert "thematiques" not in first


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (["familles-monoparentales", "familles"], ["familles"]),
        (["tous-publics", "femmes"], ["tous-publics"]),
        (["personnes-en-situation-illettrisme"], []),
        (["seniors", "actifs"], ["actifs", "seniors"]),
    ],
)
def test_only_the_publics_that_both_have_are_said(ours, theirs):
    assert publics(Sheet(publics=tuple(ours))) == theirs


@pytest.mark.parametrize(
    ("title", "name"),
    [("Le Refuge.", "Le Refuge"), ("Cafés, etc.", "Cafés, etc."), ("a" * 151, "a" * 149 + "…"), ("a" * 150, "a" * 150)],
)
def test_a_name_as_data_inclusion_wants_it(title, name):
    assert name_of(title) == name


def test_the_licence_is_that_of_the_settings(client, site_tree, whole):
    legal = LegalSettings.for_site(site_tree.site)
    assert json.loads(body(client.get(JSON)))["licence"] is None

    legal.content_licence = "Licence Ouverte 2.0"
    legal.save()

    assert json.loads(body(client.get(JSON)))["licence"] == "Licence Ouverte 2.0"


def test_a_map_reads_the_positions(client, site_tree, whole):
    PartnerPageFactory(parent=site_tree.partners, title="3919", slug="3919")

    found = json.loads(body(client.get(GEOJSON)))
    here, nowhere = found["features"]

    assert found["type"] == "FeatureCollection"
    assert (here["type"], here["id"]) == ("Feature", "csc-gresillons")
    assert here["geometry"] == {"type": "Point", "coordinates": [-2.2981, 48.9212]}
    assert here["properties"]["telephones"] == ["+33147990656", "+3225096111"]
    assert here["properties"]["themes"] == ["argent", "logement"]
    assert nowhere["geometry"] is None


def test_the_table_has_a_line_for_each_partner(client, site_tree, whole):
    (row,) = table(client.get(CSV))

    assert body(client.get(CSV)).startswith("\ufeffid;nom;date_maj;")
    assert list(row) == list(COLUMNS)
    assert {name: row[name] for name in ("categorie", "autres_categories", "themes", "langues", "urgence")} == {
        "categorie": "centre_social",
        "autres_categories": "laep | maison_des_parents",
        "themes": "argent | logement",
        "langues": "ar | fr | kab",
        "urgence": "",
    }
    assert row["telephones"] == "01 47 99 06 56 (Accueil) | +32 2 509 61 11"
    assert row["services"] == "Permanence / aide | Halte-garderie"
    assert (row["acces_sans_marche"], row["coin_jeux"], row["poussette"]) == ("oui", "non", "")
    assert (row["latitude"], row["longitude"]) == ("48.9212", "-2.2981")
    assert (row["complement_adresse"], row["horaires_precisions"]) == ("'-1 au sous-sol", "'=fermé pendant le ramadan")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("-2.29", "-2.29"),
        ("l’an", "l’an"),
        ("", ""),
    ],
)
def test_no_cell_is_run_by_a_spreadsheet(text, written):
    assert cell(text) == written


@pytest.mark.parametrize("address", FILES)
def test_a_protected_place_says_nowhere_where_it_is(client, site_tree, address):
    page = PartnerPageFactory(parent=site_tree.partners, title="Le Refuge", town="Gennevilliers", **WHERE)
    assert "Le Refuge" in body(client.get(address))

    page.protected = True
    page.save_revision().publish()
    told = body(client.get(address))

    assert "Le Refuge" in told
    assert [secret for secret in SECRETS if secret in told] == []


@pytest.mark.parametrize("address", FILES)
def test_only_what_anyone_may_read_is_told_once_and_in_french(client, site_tree, whole, address):
    PartnerPageFactory(parent=site_tree.partners, title="Un brouillon", live=False)
    hidden = PartnerPageFactory(parent=site_tree.partners, title="Une fiche privée")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    everything_untranslated("ar")
    translated(whole, "en", title="Social centre").save_revision().publish()

    told = body(client.get(address))

    assert told.count("csc-gresillons") >= 1
    assert [word for word in ("brouillon", "privée", "Social centre") if word in told] == []
    assert PartnerPage.objects.filter(title=whole.title).count() == 2  # the Arabic alias is not told twice
    assert len(table(client.get(CSV))) == 1
    assert client.get(f"/en{address}").status_code == 404


@pytest.mark.parametrize("address", FILES)
def test_no_private_field_is_told(client, site_tree, address):
    whole_partner(site_tree, verified_by="Nadia, du service")

    assert "Nadia" not in body(client.get(address))


@pytest.mark.parametrize(
    ("address", "content_type"),
    [(CSV, "text/csv; charset=utf-8"), (GEOJSON, "application/geo+json"), (JSON, "application/json")],
)
def test_each_file_is_streamed_kept_and_read_by_any_site(client, whole, address, content_type):
    answer = client.get(address)

    assert answer.streaming
    names = ["Content-Type", "Cache-Control", "Access-Control-Allow-Origin"]
    assert [answer.headers[name] for name in names] == [content_type, "public, max-age=900", "*"]
    assert answer.headers["Content-Disposition"] == f'inline; filename="{address.rpartition("/")[2]}"'
    assert dict(answer.cookies) == {}
    again = client.get(address, headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(address).status_code == 405
    zipped = client.get(address, headers={"accept-encoding": "gzip"})
    assert gzip.decompress(zipped.getvalue()).decode() == body(answer)


def test_no_other_address_is_open_to_other_sites(client, whole):
    answers = [client.get(address) for address in ("/", "/annuaire/", "/annuaire/gresillons/", "/annuaire/x.csv")]

    assert [answer.has_header("Access-Control-Allow-Origin") for answer in answers] == [False] * 4


def test_who_has_the_file_is_told_of_each_change(client, site_tree, whole):
    def etag():
        return client.get(CSV).headers["ETag"]

    before = [etag()]
    assert etag() == before[0]

    whole.title = "Autre nom"
    whole.save_revision().publish()
    before.append(etag())
    restriction = PageViewRestriction.objects.create(page=whole, restriction_type=PageViewRestriction.LOGIN)
    before.append(etag())
    restriction.delete()
    theme = whole.themes.first()
    theme.slug = "autre"
    theme.save()
    before.append(etag())
    whole.unpublish()
    before.append(etag())

    assert len(set(before)) == 5


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("address", FILES)
def test_the_number_of_questions_to_the_database_does_not_grow(client, site_tree, whole, count, address):
    for _number in range(count):
        PartnerPageFactory(parent=site_tree.partners, themes=ThemeFactory.create_batch(2), phone="3919")
    client.get(address).getvalue()
    cache.clear()

    with CaptureQueriesContext(connection) as queries:
        client.get(address).getvalue()

    assert len(queries) <= 12
