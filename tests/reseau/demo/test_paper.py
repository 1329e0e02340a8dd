"""The demo on paper and as data: real texts, in every language."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from jsonschema import Draft202012Validator, FormatChecker

from guide_pages import booklet
from guide_pages.collection import Collection
from guide_pages.models import GuideEdition
from guide_pages.printing import sheet_content
from reseau.base.models import NetworkSettings
from tests.guide_pages.reading_pdf import addresses, opened

pytestmark = pytest.mark.usefixtures("demo")
LANGUAGES = ["fr", "en", "ar"]


@pytest.fixture
def visitor():
    return Client(headers={"host": "localhost:8000"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_aid_of_the_demo_fits_on_one_page(language):
    network = NetworkSettings.objects.get(locale__language_code="fr")
    with override(language):
        collection = Collection(language, "https://familles.exemple.fr")
        sheets = {
            aid.slug: booklet.sheet_pdf(sheet_content(collection, aid, network, timezone.localdate()))
            for aid in collection.aids
        }

    assert {slug: len(opened(pdf).pages) for slug, pdf in sheets.items()} == dict.fromkeys(sheets, 1)
    assert len(sheets) == 30


@pytest.mark.parametrize(("prefix", "language"), [("", "fr"), ("/en", "en"), ("/ar", "ar")])
def test_the_guide_of_the_demo_tells_every_aid_once(visitor, prefix, language):
    answer = visitor.get(f"{prefix}/guide/guide.pdf")

    short = [address for address in addresses(answer.content) if f"8000{prefix}/a/" in address]
    assert (answer.status_code, len(short), len(set(short))) == (200, 30, 30)
    assert GuideEdition.of(language).fingerprint


def test_the_data_of_the_demo_is_what_its_schema_says(visitor):
    schema = visitor.get("/guide/aides.schema.json").json()
    validator = Draft202012Validator(schema, format_checker=FormatChecker())

    for prefix in ("", "/en", "/ar"):
        content = visitor.get(f"{prefix}/guide/aides.json").json()
        assert [error.message for error in validator.iter_errors(content)] == []
        assert len(content["aids"]) == 30
