"""The guide as open data: what is told of an aid, and what is withheld."""

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from wagtail.models import PageViewRestriction

from reseau.base.models import LegalSettings, NetworkSettings
from tests.factories import AidPageFactory, ThemeFactory
from tests.guide_pages.shared import AMOUNT, CSV, JSON, SCHEMA, TOMORROW, YESTERDAY, table, whole_aid
from tests.languages import translated, untranslated


@pytest.fixture
def whole(site_tree):
    return whole_aid(site_tree)


def data(client, prefix="") -> dict:
    return client.get(prefix + JSON).json()


def told(client, prefix="") -> dict:
    """The aids, by identifier."""
    return {aid["identifier"]: aid for aid in data(client, prefix)["aids"]}


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
