"""What may be put on the site, and what a visitor is told of it."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Collection

from reseau.base.documents import weight
from reseau.images.models import CustomImage
from reseau.users.roles import TEAM
from tests.factories import ContentPageFactory
from tests.languages import untranslated
from tests.reading import links, soup


def upload(client, kind, name, content=b"0" * 2000):
    """Answer of the administration to a file put on the site; `kind`: "images" or "docs"."""
    collection = Collection.get_first_root_node().pk
    fields = {"title": "Fichier", "file": SimpleUploadedFile(name, content), "collection": collection}
    return client.post(reverse(f"wagtail{kind}:add"), fields)


@pytest.mark.parametrize("kind", ["pdf", "odt", "docx", "ods", "csv", "ics"])
def test_document_that_can_be_made_accessible_is_kept(roles, kind):
    upload(roles.client(TEAM), "docs", f"reglement.{kind}")

    assert Document.objects.get().file_extension == kind


@pytest.mark.parametrize("kind", ["doc", "jpg", "html", "svg", "exe", "zip"])
def test_document_of_another_kind_is_refused(roles, kind):
    answer = upload(roles.client(TEAM), "docs", f"reglement.{kind}")

    assert list(answer.context["form"].errors) == ["file"]
    assert not Document.objects.exists()


def moving_image(kind):
    """Two pictures, one after the other, ten times a second, for ever."""
    stream = BytesIO()
    red, blue = (Image.new("RGB", (64, 48), colour) for colour in ("red", "blue"))
    red.save(stream, kind, save_all=True, append_images=[blue], duration=100, loop=0)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["gif", "png", "avif"])
def test_image_that_moves_is_refused(roles, kind):
    answer = upload(roles.client(TEAM), "images", f"fete.{kind}", moving_image(kind))

    assert list(answer.context["form"].errors) == ["file"]
    assert not CustomImage.objects.exists()


def test_image_that_moves_all_the_same_is_shown_still(client, site_tree):
    content = moving_image("webp")
    image = CustomImage.objects.create(title="Fête", file=ImageFile(BytesIO(content), "fete.webp"))
    value = {"image": image, "alt": "Une fête", "decorative": False, "caption": ""}
    ContentPageFactory(parent=site_tree.home, slug="histoire", body=[("image", value)])

    picture = soup(client.get("/histoire/")).select_one("main picture")

    sources = " ".join(source["srcset"] for source in picture.select("[srcset]")).split()
    shown = {address for address in [picture.img["src"], *sources] if address.startswith(settings.MEDIA_URL)}
    files = [default_storage.open(address.removeprefix(settings.MEDIA_URL)) for address in shown]
    assert Image.open(BytesIO(content)).n_frames == 2
    assert {getattr(Image.open(opened), "n_frames", 1) for opened in files} == {1}
    for opened in files:
        opened.close()


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
