"""One aid on a page, and the short address that it bears."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import content_disposition_header
from wagtail.models import PageViewRestriction

from guide_pages.models import AidPartner
from reseau.base.models import NetworkSettings
from reseau.users.roles import TEAM
from tests.factories import AidPageFactory, PartnerPageFactory
from tests.guide_pages.reading_pdf import codes, opened, text, told_in
from tests.languages import translated, untranslated
from tests.reading import each, links


@pytest.fixture
def aid(site_tree):
    return AidPageFactory(parent=site_tree.guide, title="Soutien familial", slug="soutien", identifier="asf")


def address(page, prefix="") -> str:
    return f"{prefix}/guide/{page.translation_key}.pdf"


@pytest.mark.parametrize("slug", ["soutien", "aide-à-l-école", "علاوة"])
def test_the_page_of_an_aid_leads_to_its_sheet(client, site_tree, slug):
    aid = AidPageFactory(parent=site_tree.guide, title="Soutien familial", slug=slug)

    (link,) = [url for label, url in links(client.get(aid.url), "main a") if label == "Fiche d’une page (PDF)"]
    response = client.get(link)

    assert link == address(aid)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == content_disposition_header(False, f"{slug}.pdf")
    assert response.headers["Cache-Control"] == "public, max-age=900"
    assert (len(opened(response.content).pages), opened(response.content).metadata.title) == (1, "Soutien familial")


def test_a_sheet_already_known_is_not_sent_again(client, aid):
    etag = client.get(address(aid)).headers["ETag"]

    again = client.get(address(aid), headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert client.head(address(aid)).headers["ETag"] == etag
    assert client.post(address(aid)).status_code == 405


def test_the_sheet_of_a_sensitive_aid_has_a_name_that_says_nothing_and_is_kept_nowhere(client, site_tree):
    NetworkSettings.objects.update(emergency_numbers=[("number", {"number": "3919", "label": "Écoute"})])
    page = AidPageFactory(parent=site_tree.guide, slug="violences", sensitive=True)

    response = client.get(address(page))

    assert response.headers["Content-Disposition"] == 'inline; filename="fiche.pdf"'
    assert response.headers["Cache-Control"] == "no-store"
    assert "En danger ? 3919 Écoute" in text(response.content).replace("\N{NO-BREAK SPACE}", " ")


def test_each_language_has_its_own_sheet(client, aid):
    translated(aid, "en", title="Family support")
    untranslated(aid, "ar")

    english, arabic = (client.get(address(aid, prefix)).content for prefix in ("/en", "/ar"))

    assert "Family support" in told_in(english, "en")
    assert "Soutien familial" in told_in(arabic, "fr")
    assert codes(english) == ["http://testserver/en/a/asf"]


def refusal(client, url) -> tuple[int, list[str]]:
    response = client.get(url)
    return response.status_code, each(response, "h1")


NOWHERE = (404, ["Cette page n’existe pas, ou plus."])


@pytest.mark.parametrize("section", [False, True])
def test_an_aid_that_not_everyone_may_read_has_neither_sheet_nor_short_address(client, roles, site_tree, aid, section):
    PageViewRestriction.objects.create(page=site_tree.guide if section else aid, restriction_type="login")

    for visitor in (client, roles.client(TEAM)):
        assert [refusal(visitor, url) for url in (address(aid), "/a/asf")] == [NOWHERE, NOWHERE]


def test_an_aid_withdrawn_has_neither(client, aid):
    aid.unpublish()

    assert [refusal(client, url) for url in (address(aid), "/a/asf")] == [NOWHERE, NOWHERE]


@pytest.mark.parametrize(
    "url",
    ["/guide/11111111-2222-4333-8444-555555555555.pdf", "/guide/autre.pdf", "/guide/%00.pdf", "/a/inconnue", "/a/%00"],
)
def test_an_unknown_address_is_the_site_s_own_404(client, aid, url):
    assert refusal(client, url) == NOWHERE


@pytest.mark.parametrize(("prefix", "page"), [("", "/guide/soutien/"), ("/ar", "/ar/guide/soutien/")])
def test_the_short_address_leads_to_the_page(client, aid, prefix, page):
    untranslated(aid, "ar")

    response = client.get(f"{prefix}/a/asf")

    assert (response.status_code, response.url) == (302, page)
    assert response.headers["Cache-Control"] == "public, max-age=900"


@pytest.mark.parametrize(
    ("slug", "identifier"), [("soutien-2", "soutien-2"), ("école-à-noël", "ecole-a-noel"), ("علاوة", "")]
)
def test_without_an_identifier_the_short_address_is_that_of_the_page_without_its_accents(
    client, site_tree, slug, identifier
):
    aid = AidPageFactory(parent=site_tree.guide, slug=slug)

    assert aid.identifier == identifier
    (code,) = codes(client.get(address(aid)).content)
    response = client.get(code)

    assert code == f"http://testserver/a/{quote(identifier or slug)}"
    assert response.url == f"/guide/{quote(slug)}/"


def test_the_short_address_stays_when_the_page_moves(client, aid):
    aid.slug = "autre-nom"
    aid.save_revision().publish()

    assert client.get("/a/asf").url == "/guide/autre-nom/"


@pytest.mark.parametrize("count", [1, 4])
def test_a_sheet_takes_few_questions_to_the_database(client, site_tree, aid, count):
    partners = PartnerPageFactory.create_batch(count, parent=site_tree.partners)
    link = f'<p><a linktype="page" id="{aid.pk}">ici</a></p>' * count
    page = AidPageFactory(
        parent=site_tree.guide, for_whom=link, partner_links=[AidPartner(partner=partner) for partner in partners]
    )
    client.get(address(page))
    cache.clear()

    with CaptureQueriesContext(connection) as queries:
        client.get(address(page))

    assert len(queries) == 8
