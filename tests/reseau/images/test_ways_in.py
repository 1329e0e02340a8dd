"""Every way a picture comes in: what is stored is read byte by byte."""

from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection, UploadedFile

from reseau.demo.load import load_images
from reseau.images import cleaning
from reseau.images.cleaning import PictureRefused
from reseau.images.models import CustomImage
from reseau.users.roles import AMBASSADORS, TEAM
from tests.reading import soup
from tests.reseau.images import pictures, ways_in
from tests.reseau.images.pictures import FILTERS, TELEPHONES, saved, stored
from tests.reseau.images.test_cleaning import REFUSED
from tests.reseau.images.ways_in import WAYS

NAMES = ["Lea", "lea", "IMG_", "DSC_", "Capture"]


def home_collection(role):
    """The team says which collection; an ambassador has one, and is not asked."""
    return {"collection": Collection.get_first_root_node().pk} if role is TEAM else {}


@pytest.mark.parametrize("role", [AMBASSADORS, TEAM], ids=lambda role: role.name)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_that_a_telephone_wrote_is_stored(roles, settings, way, role):
    client = roles.client(role)
    for name, made in TELEPHONES.items():
        WAYS[way](client, name, made(), **home_collection(role))
    for picture in CustomImage.objects.all():
        picture.get_renditions(*FILTERS)

    files = stored(settings)
    assert [path for path, content in files.items() if pictures.traces(content)] == []
    assert [path for path in files if any(word in path for word in NAMES)] == []
    assert len([path for path in files if path.startswith("original_images/")]) == len(TELEPHONES)
    assert UploadedFile.objects.count() == 0


@pytest.mark.parametrize("way", WAYS)
def test_what_is_said_of_the_file_is_what_is_stored(roles, way):
    content = pictures.telephone_jpeg(exif=pictures.exif(orientation=6))
    WAYS[way](roles.client(AMBASSADORS), "photo.jpg", content)

    picture = CustomImage.objects.get()
    kept = picture.file.open().read()
    picture.file.close()
    assert (picture.width, picture.height, picture.file_size) == (120, 160, len(kept))
    assert Image.open(BytesIO(kept)).size == (120, 160)
    said = picture.file_hash
    picture._set_file_hash()
    assert said == picture.file_hash


def test_what_is_left_half_way_is_clean_too_and_is_no_picture(roles, settings):
    client = roles.client(AMBASSADORS)
    client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile("Lea.jpg", pictures.telephone_jpeg())}
    )

    [(path, content)] = stored(settings).items()
    assert pictures.traces(content) == []
    assert "Lea" not in path
    assert not CustomImage.objects.exists()


def test_large_file_that_goes_through_the_disk_is_clean(roles, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    ways_in.several(roles.client(AMBASSADORS), "Lea.jpg", pictures.telephone_jpeg())

    assert CustomImage.objects.count() == 1
    assert [path for path, content in stored(settings).items() if pictures.traces(content)] == []


def test_upload_left_alone_is_erased_the_day_after(roles, settings, time_machine):
    client = roles.client(AMBASSADORS)
    client.post(reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile("photo.jpg", saved())})

    call_command("purge_uploads", verbosity=0)
    assert len(stored(settings)) == 1
    time_machine.move_to(timezone.now() + timedelta(hours=25))
    call_command("purge_uploads", verbosity=0)
    assert (stored(settings), UploadedFile.objects.count()) == ({}, 0)


def test_picture_made_in_code_is_clean(db, settings):
    picture = CustomImage.objects.create(title="Fête", file=ContentFile(pictures.telephone_jpeg(), "IMG_Lea.jpg"))
    picture.file.save("IMG_Lea.jpg", ContentFile(pictures.telephone_mpo()))

    assert [path for path, content in stored(settings).items() if pictures.traces(content)] == []
    assert not any("Lea" in path for path in stored(settings))
    assert (picture.width, picture.file_size) == (160, picture.file.size)
    with pytest.raises(PictureRefused, match="abîmée"):
        CustomImage.objects.create(title="Fête", file=ContentFile(saved()[:-300], "fete.jpg"))


def test_pictures_of_the_demo_are_drawings_that_a_page_may_show(db):
    assert {picture.consent for picture in load_images().values()} == {"nobody"}


@pytest.mark.parametrize("way", WAYS)
def test_refused_in_a_sentence_whatever_the_way_and_the_name(roles, way):
    client = roles.client(AMBASSADORS)
    answers = {kind: WAYS[way](client, "photo.jpg", content) for kind, (content, _sentence) in REFUSED.items()}

    assert {answer.status_code for answer in answers.values()} == {200}
    assert [kind for kind, answer in answers.items() if REFUSED[kind][1] not in said(answer)] == []
    assert CustomImage.objects.count() == (len(REFUSED) if way == "replace" else 0)


def said(answer) -> str:
    """The words of an answer, be it a page or JSON."""
    if answer["Content-Type"] == "application/json":
        return " ".join(BeautifulSoup(str(words), "html.parser").text for words in answer.json().values())
    return soup(answer).text


def test_too_heavy_a_file_is_refused(roles, settings):
    answer = ways_in.add(
        roles.client(AMBASSADORS), "photo.jpg", saved() + b"0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    )

    assert answer.context["form"].errors["file"] == ["Ce fichier est trop lourd : 20\xa0Mo au plus."]


def test_refused_file_loses_no_other_answer(roles):
    answer = ways_in.add(roles.client(AMBASSADORS), "photo.gif", saved(kind="GIF"))

    page = soup(answer)
    assert cleaning.KINDS["image/gif"] in page.text
    assert page.select_one("main form [name=description]")["value"] == ways_in.ANSWERS["description"]
    assert page.select_one("[name=consent][checked]")["value"] == "agreed"


def test_name_of_the_file_is_nobodys_title(roles):
    for way in ("add", "chooser", "several"):
        WAYS[way](roles.client(AMBASSADORS), "IMG_Lea.jpg", saved())

    assert {picture.title for picture in CustomImage.objects.all()} == {ways_in.ANSWERS["description"]}


def test_form_is_fit_for_a_telephone(roles):
    page = soup(roles.client(AMBASSADORS).get(reverse("wagtailimages:add")))

    asked = [field["name"] for field in page.select("main form [name]") if field["type"] != "hidden"]
    assert page.select_one("[name=file]")["accept"] == "image/*, image/heic, image/avif"
    assert list(dict.fromkeys(asked)) == ["file", "description", "consent", "title", "tags"]


def test_portrait_of_an_account_is_not_kept(roles, settings):
    address = reverse("wagtailadmin_account")
    client = roles.client(AMBASSADORS)
    client.post(address, {"avatar-avatar": SimpleUploadedFile("Lea.jpg", pictures.telephone_jpeg())})

    assert soup(client.get(address)).select("[type=file]") == []
    assert stored(settings) == {}
