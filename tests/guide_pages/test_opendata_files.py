"""The files of the open data: the table, what may keep them, where they are found."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guide_pages.models import AidFact, AidPartner, AidRelation, LegalText
from guide_pages.opendata import COLUMNS, cell
from home.models import OpenDataPage
from tests.factories import AidPageFactory, ThemeFactory
from tests.guide_pages.shared import CSV, JSON, SCHEMA, TOMORROW, table, whole_aid
from tests.reading import links


@pytest.fixture
def whole(site_tree):
    return whole_aid(site_tree)


def test_the_table_says_the_same_on_one_line_for_each_aid(client, whole):
    row, other = table(client)

    assert list(row) == COLUMNS
    assert {
        name: row[name] for name in COLUMNS if name in ("title", "acronyms", "themes", "sensitive", "for_whom")
    } == {
        "title": "Soutien familial",
        "acronyms": "ASF | ALF",
        "themes": "Argent | École",
        "sensitive": "false",
        "for_whom": "• Seul\n• Voir ceci (http://testserver/guide/zero/)",
    }
    assert (row["status"], row["status_until"]) == ("closed", TOMORROW.isoformat())
    assert (row["amount_text"], row["amount_effective_on"], row["amount_to_verify"]) == (
        "80 € par an",
        "2026-04-01",
        "false",
    )
    assert row["legal_texts"] == "Article L523-1 (https://legifrance.gouv.fr/1) | Décret"
    assert (row["relations"], row["partners"]) == ("zero (exclusive)", "Caf (3230) | Ccas")
    assert row["facts"] == "âge : Jusqu’à 20 ans (caf.fr, 2026-04-01)"
    assert (other["identifier"], other["amount_text"], other["amount_to_verify"]) == ("zero", "", "false")


def test_a_french_spreadsheet_opens_the_table_as_it_is(client, whole):
    body = client.get(CSV).content

    assert body.startswith("\ufeffidentifier;slug;url;".encode())
    assert body.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+33 1", "'+33 1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (["=1", "b"], "'=1 | b"),
        ("a=1", "a=1"),
        (["a", "b"], "a | b"),
        (date(2026, 4, 1), "2026-04-01"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        ("", ""),
        ([], ""),
    ],
)
def test_no_cell_is_run_by_a_spreadsheet(value, text):
    assert cell(value) == text


@pytest.mark.parametrize(
    ("address", "content_type", "name"),
    [
        (JSON, "application/json", "aides.json"),
        (CSV, "text/csv; charset=utf-8", "aides.csv"),
        (SCHEMA, "application/schema+json", "aides.schema.json"),
    ],
)
def test_each_file_may_be_kept_and_read_by_any_site(client, whole, address, content_type, name):
    response = client.get(address)

    names = ["Content-Type", "Content-Disposition", "Cache-Control", "Access-Control-Allow-Origin", "Vary"]
    assert {header: response.headers[header] for header in names} == {
        "Content-Type": content_type,
        "Content-Disposition": f'inline; filename="{name}"',
        "Cache-Control": "public, max-age=900",
        "Access-Control-Allow-Origin": "*",
        "Vary": "Accept-Encoding",
    }
    assert dict(response.cookies) == {}
    again = client.get(address, headers={"if-none-match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(address).status_code == 405


def test_the_files_do_not_change_until_an_aid_does(client, whole):
    before = [client.get(address).content for address in (JSON, CSV)]
    assert [client.get(address).content for address in (JSON, CSV)] == before

    whole.title = "Autre nom"
    whole.save_revision().publish()

    assert [client.get(address).content == body for address, body in zip((JSON, CSV), before, strict=True)] == [
        False,
        False,
    ]


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("address", [JSON, CSV])
def test_the_number_of_questions_to_the_database_does_not_grow(client, site_tree, whole, count, address):
    for _number in range(count):
        AidPageFactory(
            parent=site_tree.guide,
            themes=ThemeFactory.create_batch(2),
            for_whom=f'<p><a linktype="page" id="{whole.pk}">ici</a></p>',
            relations=[AidRelation(related=whole)],
            partner_links=[AidPartner(partner=partner) for partner in whole.partners],
            facts=[AidFact(subject="a", statement="b", reliability="verified", source="c")],
            legal_texts=[LegalText(label="d")],
        )
    client.get(address)
    cache.clear()

    with CaptureQueriesContext(connection) as queries:
        client.get(address)

    assert len(queries) <= 12


def test_the_page_of_open_data_leads_to_the_files(client, site_tree):
    page = OpenDataPage(title="Données ouvertes", slug="donnees-ouvertes")
    site_tree.home.add_child(instance=page)

    found = [url for _label, url in links(client.get("/donnees-ouvertes/"), "main dl a")]

    directory = ["/annuaire/annuaire.json", "/annuaire/annuaire.csv", "/annuaire/annuaire.geojson"]
    assert found == ["/agenda/agenda.ics", "/actualites/rss.xml", JSON, CSV, SCHEMA, *directory]
