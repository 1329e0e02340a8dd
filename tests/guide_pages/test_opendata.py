"""The guide as open data: what is told, what is withheld, and in which form."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker
from wagtail.models import PageViewRestriction

from guide_pages.choices import Relation, Reliability
from guide_pages.models import AidFact, AidPartner, AidRelation, LegalText
from guide_pages.opendata import COLUMNS, cell
from home.models import OpenDataPage
from reseau.base.models import LegalSettings, NetworkSettings
from tests.factories import AidPageFactory, PartnerPageFactory, ThemeFactory
from tests.languages import translated, untranslated
from tests.reading import links

JSON, CSV, SCHEMA = "/guide/aides.json", "/guide/aides.csv", "/guide/aides.schema.json"
TOMORROW = timezone.localdate() + timedelta(days=1)
YESTERDAY = timezone.localdate() - timedelta(days=1)
AMOUNT = {"amount": "80 € par an", "amount_effective_on": date(2026, 4, 1), "amount_source": "caf.fr"}


@pytest.fixture
def whole(site_tree):
    """An aid with something everywhere, and another one that it names."""
    other = AidPageFactory(parent=site_tree.guide, title="Zéro", slug="zero", identifier="zero")
    partners = [
        PartnerPageFactory(parent=site_tree.partners, title="Caf", phone="3230", email="agente@caf.fr"),
        PartnerPageFactory(parent=site_tree.partners, title="Ccas"),
    ]
    return AidPageFactory(
        parent=site_tree.guide,
        title="Soutien familial",
        slug="soutien",
        identifier="asf",
        search_description="Une somme par enfant.",
        official_name="Allocation de soutien familial",
        acronyms="ASF, ALF",
        themes=[ThemeFactory(name="Argent"), ThemeFactory(name="École")],
        status="closed",
        status_until=TOMORROW,
        caution="Pas en cas de violences.",
        paid_by="Caf",
        for_whom=f'<ul><li>Seul</li><li>Voir <a linktype="page" id="{other.pk}">ceci</a></li></ul>',
        how_to_apply="<p>En ligne</p>",
        documents="<p>Un titre</p>",
        conditions="<p>À savoir</p>",
        unasked_conditions="<p>Un titre de séjour</p>",
        official_url="https://caf.fr/asf",
        legal_texts=[LegalText(label="Article L523-1", url="https://legifrance.gouv.fr/1"), LegalText(label="Décret")],
        relations=[AidRelation(related=other, kind=Relation.EXCLUSIVE)],
        partner_links=[AidPartner(partner=partner) for partner in partners],
        facts=[
            AidFact(
                subject="âge",
                statement="Jusqu’à 20 ans",
                reliability=Reliability.VERIFIED,
                source="caf.fr",
                source_date="2026-04-01",
            )
        ],
        verified_on=date(2026, 11, 1),
        verified_by="CCAS",
        next_review_on=date(2027, 11, 1),
        **AMOUNT,
    )


def data(client, prefix="") -> dict:
    return client.get(prefix + JSON).json()


def told(client, prefix="") -> dict:
    """The aids, by identifier."""
    return {aid["identifier"]: aid for aid in data(client, prefix)["aids"]}


def table(client) -> list[dict]:
    body = client.get(CSV).content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(body, newline=""), delimiter=";"))


def faults(client) -> list[str]:
    validator = Draft202012Validator(client.get(SCHEMA).json(), format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(data(client))]


def test_everything_public_of_an_aid_is_told(client, whole):
    assert told(client)["asf"] == {
        "identifier": "asf",
        "slug": "soutien",
        "url": "http://testserver/guide/soutien/",
        "language": "fr",
        "title": "Soutien familial",
        "official_name": "Allocation de soutien familial",
        "acronyms": ["ASF", "ALF"],
        "themes": ["Argent", "École"],
        "summary": "Une somme par enfant.",
        "status": {"code": "closed", "label": "Fermée", "until": TOMORROW.isoformat()},
        "caution": "Pas en cas de violences.",
        "sensitive": False,
        "paid_by": "Caf",
        "for_whom": "• Seul\n• Voir ceci (http://testserver/guide/zero/)",
        "amount": {"text": "80 € par an", "effective_on": "2026-04-01", "source": "caf.fr", "to_verify": False},
        "how_to_apply": "En ligne",
        "documents": "Un titre",
        "conditions": "À savoir",
        "unasked_conditions": "Un titre de séjour",
        "official_url": "https://caf.fr/asf",
        "legal_texts": [
            {"label": "Article L523-1", "url": "https://legifrance.gouv.fr/1"},
            {"label": "Décret", "url": None},
        ],
        "relations": [{"kind": "exclusive", "identifier": "zero", "title": "Zéro"}],
        "partners": [{"name": "Caf", "phone": "3230"}, {"name": "Ccas", "phone": None}],
        "facts": [
            {
                "subject": "âge",
                "statement": "Jusqu’à 20 ans",
                "reliability": "verified",
                "source": "caf.fr",
                "source_date": "2026-04-01",
            }
        ],
        "verified_on": "2026-11-01",
        "verified_by": "CCAS",
        "next_review_on": "2027-11-01",
        "updated_at": whole.last_published_at.isoformat(),
    }


def test_the_file_says_what_it_is_and_when_it_last_changed(client, whole):
    NetworkSettings.objects.update(carried_by="CCAS de Gennevilliers")
    LegalSettings.objects.update(content_licence="Licence Ouverte 2.0")

    content = data(client)
    del content["aids"]

    assert content == {
        "$schema": "http://testserver/guide/aides.schema.json",
        "schema_version": "1.0",
        "language": "fr",
        "source": "http://testserver/",
        "publisher": "CCAS de Gennevilliers",
        "licence": "Licence Ouverte 2.0",
        "generated_at": whole.last_published_at.isoformat(),
    }


def test_what_nobody_has_said_is_null(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide")

    aid = told(client)["aide"]

    assert {name for name, value in aid.items() if value not in (None, [])} == {
        *("identifier", "slug", "url", "language", "title", "sensitive", "updated_at")
    }
    assert (data(client)["publisher"], data(client)["licence"]) == (None, None)


def test_a_guide_without_any_aid_is_a_file_too(client, site_tree):
    assert (data(client)["aids"], data(client)["generated_at"], table(client), faults(client)) == ([], None, [], [])


def test_the_file_is_what_its_schema_says(client, site_tree, whole):
    AidPageFactory(parent=site_tree.guide)
    AidPageFactory(parent=site_tree.guide, amount_review_on=YESTERDAY, **AMOUNT)

    assert faults(client) == []


def test_the_schema_would_notice_an_amount_without_its_source(client, whole):
    schema = client.get(SCHEMA).json()
    content = data(client)
    content["aids"][0]["amount"]["source"] = None

    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid(content)


def test_an_amount_withheld_on_the_site_is_withheld_here(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide", amount_review_on=YESTERDAY, **AMOUNT)

    assert told(client)["aide"]["amount"] == {"text": None, "effective_on": None, "source": None, "to_verify": True}
    assert [(row["amount_text"], row["amount_source"], row["amount_to_verify"]) for row in table(client)] == [
        ("", "", "true")
    ]
    assert "80 €" not in client.get(JSON).text + client.get(CSV).text


def test_a_status_that_is_over_is_not_told(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide", status="closed", status_until=YESTERDAY)

    assert told(client)["aide"]["status"] is None


def test_only_what_anyone_may_read_is_told(client, site_tree, whole):
    AidPageFactory(parent=site_tree.guide, slug="brouillon", live=False)
    PageViewRestriction.objects.create(page=whole, restriction_type="login")

    assert list(told(client)) == ["zero"]
    assert [row["identifier"] for row in table(client)] == ["zero"]


def test_a_page_that_nobody_may_read_is_named_nowhere(client, whole):
    for page in (*whole.partners, whole.relations.get().related):
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    aid = told(client)["asf"]

    assert (aid["partners"], aid["relations"], aid["for_whom"]) == ([], [], "• Seul\n• Voir ceci")


def test_no_address_of_a_person_is_told(client, whole):
    for address in (JSON, CSV):
        assert "agente@caf.fr" not in client.get(address).text


def test_another_language_says_which_aids_are_still_in_french(client, site_tree, whole):
    theme = ThemeFactory(name="Logement", labels={"en": "Housing"})
    alone = AidPageFactory(parent=site_tree.guide, slug="seule", themes=[theme])
    translated(whole, "en", title="Family support")
    untranslated(alone, "en")

    aids = told(client, "/en")

    assert (data(client, "/en")["language"], aids["asf"]["language"], aids["seule"]["language"]) == ("en", "en", "fr")
    assert (aids["asf"]["title"], aids["asf"]["url"]) == ("Family support", "http://testserver/en/guide/soutien/")
    assert aids["seule"]["themes"] == ["Housing"]


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

    assert found == ["/agenda/agenda.ics", "/actualites/rss.xml", JSON, CSV, SCHEMA]
