"""What may be put on the site, and what a visitor is told of it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection

from reseau.base.documents import weight
from reseau.users.roles import TEAM
from tests.factories import ContentPageFactory
from tests.languages import untranslated
from tests.reading import links, soup


def upload(client, name):
    """Answer of the administration to a document put on the site."""
    collection = Collection.get_first_root_node().pk
    fields = {"title": "Fichier", "file": SimpleUploadedFile(name, b"0" * 2000), "collection": collection}
    return client.post(reverse("wagtaildocs:add"), fields)


@pytest.mark.parametrize("kind", ["pdf", "odt", "docx", "ods", "csv", "ics"])
def test_document_that_can_be_made_accessible_is_kept(roles, kind):
    upload(roles.client(TEAM), f"reglement.{kind}")

    assert Document.objects.get().file_extension == kind


@pytest.mark.parametrize("kind", ["doc", "jpg", "html", "svg", "exe", "zip"])
def test_document_of_another_kind_is_refused(roles, kind):
    answer = upload(roles.client(TEAM), f"reglement.{kind}")

    assert list(answer.context["form"].errors) == ["file"]
    assert not Document.objects.exists()


@pytest.fixture
def rules(db):
    return Document.objects.create(title="Règlement", file=ContentFile(b"0" * 120_400, "reglement.pdf"))


def page_linking(site_tree, document_id):
    text = (
        f'<p>Lisez <a linktype="document" id="{document_id}">le <b>règlement</b></a>, puis <a href="/">revenez</a>.</p>'
    )
    return ContentPageFactory(parent=site_tree.home, slug="histoire", body=[("paragraph", text)])


def test_link_to_a_document_says_what_it_opens(client, site_tree, rules):
    page_linking(site_tree, rules.pk)

    assert links(client.get("/histoire/"), "main .prose a") == [
        ("le règlement (PDF, 120 ko)", rules.url),
        ("revenez", "/"),
    ]


def test_what_is_said_of_a_document_is_in_the_language_of_the_text(client, site_tree, rules):
    untranslated(page_linking(site_tree, rules.pk), "en")

    assert links(client.get("/en/histoire/"), "main .prose a")[0] == ("le règlement (PDF, 120 ko)", rules.url)


def test_link_to_a_document_that_is_gone_leaves_its_words(client, site_tree, rules):
    page_linking(site_tree, rules.pk + 1)

    assert soup(client.get("/histoire/")).select_one("main .prose a").text == "le règlement"


@pytest.mark.parametrize(
    ("octets", "read"),
    [(0, "1 ko"), (120_400, "120 ko"), (999_400, "999 ko"), (1_500_000, "1,5 Mo"), (12_340_000, "12,3 Mo")],
)
def test_weight_is_written_as_it_is_read(octets, read):
    assert weight(octets).replace("\u00a0", " ") == read
