"""The agreement of the people one can recognise: who answered, when, and what goes without."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from actualites.models import NewsPage
from reseau.base.blocks import ImageBlock
from reseau.images.fields import NOT_AGREED
from reseau.images.models import Consent, CustomImage
from reseau.users.roles import AMBASSADORS, TEAM
from reseau.users.sync import ambassador_collection
from tests.admin import news_form, page_url
from tests.factories import NewsPageFactory
from tests.reading import soup
from tests.reseau.images import ways_in
from tests.reseau.images.pictures import saved
from tests.reseau.images.ways_in import WAYS

NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)


def picture(consent=Consent.AGREED, user=None) -> CustomImage:
    return CustomImage.objects.create(
        title="Goûter",
        file=get_test_image_file(),
        consent=consent,
        uploaded_by_user=user,
        collection=ambassador_collection(),
    )


@pytest.mark.parametrize("way", WAYS)
def test_who_answers_and_when_are_noted(roles, way, time_machine):
    time_machine.move_to(NOON, tick=False)
    user = roles.user(AMBASSADORS)
    WAYS[way](roles.client(user), "photo.jpg", saved())

    kept = CustomImage.objects.get()
    assert (kept.consent, kept.consent_by, kept.consent_at) == (Consent.AGREED, user, NOON)


@pytest.mark.parametrize("way", WAYS)
def test_who_and_when_are_read_from_no_form(roles, way, time_machine):
    time_machine.move_to(NOON, tick=False)
    user, other = roles.user(AMBASSADORS), roles.user(TEAM)
    forged = {"consent_by": other.pk, "consent_at": "2020-01-01 00:00:00", "uploaded_by_user": other.pk}
    WAYS[way](roles.client(user), "photo.jpg", saved(), **forged)

    kept = CustomImage.objects.get()
    assert (kept.consent_by, kept.consent_at, kept.uploaded_by_user) == (user, NOON, user)


@pytest.mark.parametrize("way", ["add", "chooser", "several"])
@pytest.mark.parametrize("consent", ["", "withdrawn", "yes"])
def test_no_picture_is_made_without_an_answer(roles, way, consent):
    answer = WAYS[way](roles.client(AMBASSADORS), "photo.jpg", saved(), consent=consent)

    assert answer.status_code == 200
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize("way", ["add", "chooser", "several"])
def test_no_picture_is_made_without_words_for_who_does_not_see_it(roles, way):
    WAYS[way](roles.client(AMBASSADORS), "photo.jpg", saved(), description="")

    assert not CustomImage.objects.exists()


def test_other_changes_do_not_change_who_answered(roles, time_machine):
    time_machine.move_to(NOON, tick=False)
    user = roles.user(AMBASSADORS)
    ways_in.add(roles.client(user), "photo.jpg", saved())
    time_machine.move_to(datetime(2027, 1, 1, tzinfo=UTC), tick=False)

    kept = CustomImage.objects.get()
    fields = ways_in.fields(description="Autre phrase.", collection=ambassador_collection().pk)
    roles.client(TEAM).post(reverse("wagtailimages:edit", args=[kept.pk]), fields)

    kept.refresh_from_db()
    assert (kept.description, kept.consent_by, kept.consent_at) == ("Autre phrase.", user, NOON)


@pytest.mark.parametrize("consent", ["", Consent.WITHDRAWN])
@pytest.mark.parametrize("role", [AMBASSADORS, TEAM], ids=lambda role: role.name)
def test_picture_without_agreement_is_offered_nowhere(roles, role, consent):
    client, hidden, shown = roles.client(role), picture(consent), picture(Consent.NOBODY)

    chooser = client.get(reverse("wagtailimages_chooser:choose_results"))
    several = client.get(reverse("wagtailimages_chooser:chosen_multiple"), {"id": [hidden.pk, shown.pk]})
    alone = [
        client.get(reverse(f"wagtailimages_chooser:{name}", args=[hidden.pk])) for name in ("chosen", "select_format")
    ]

    assert [image.pk for image in chooser.context["results"]] == [shown.pk]
    assert [row["id"] for row in several.json()["result"]] == [str(shown.pk)]
    assert {answer.status_code for answer in alone} <= {302, 403}


@pytest.mark.parametrize("role", [AMBASSADORS, TEAM], ids=lambda role: role.name)
def test_page_refuses_a_picture_without_agreement(roles, site_tree, role):
    client = roles.client(role)
    address = page_url("add", "actualites", "newspage", site_tree.news.pk)

    refused = client.post(address, news_form(image=picture("").pk, image_alt="Un goûter."))
    client.post(address, news_form(image=picture().pk, image_alt="Un goûter."))

    assert refused.context["form"].errors["image"] == [NOT_AGREED]
    assert NewsPage.objects.count() == 1


def test_text_refuses_a_picture_without_agreement(db):
    with pytest.raises(ValidationError) as refusal:
        ImageBlock().clean({"image": picture(""), "alt": "Un goûter.", "decorative": False, "caption": ""})

    assert NOT_AGREED in str(refusal.value.block_errors["image"])


def test_agreement_can_be_withdrawn(roles):
    kept = picture()
    fields = ways_in.fields(consent="withdrawn", collection=kept.collection_id)
    client = roles.client(TEAM)
    client.post(reverse("wagtailimages:edit", args=[kept.pk]), fields)

    kept.refresh_from_db()
    assert (kept.is_usable, kept.consent_by is not None) == (False, True)


def test_answer_is_told_without_a_login(roles, time_machine):
    time_machine.move_to(NOON, tick=False)
    user = roles.user(AMBASSADORS, display_name="Nadia")
    client = roles.client(user)
    ways_in.add(client, "photo.jpg", saved())

    page = soup(client.get(reverse("wagtailimages:edit", args=[CustomImage.objects.get().pk])))

    assert "Dernière réponse : 14 novembre 2026, par Nadia." in page.text


def test_ambassador_changes_their_own_pictures_only_and_in_their_collection(roles):
    user, other = roles.user(AMBASSADORS), roles.user(AMBASSADORS)
    theirs, own = picture(user=other), picture(user=user)
    client = roles.client(user)
    root = Collection.get_first_root_node()

    answers = [
        client.post(reverse(f"wagtailimages:{name}", args=[theirs.pk]), ways_in.fields())
        for name in ("edit", "delete", "edit_multiple", "delete_multiple")
    ]
    client.post(reverse("wagtailimages:edit", args=[own.pk]), ways_in.fields(collection=root.pk))
    ways_in.add(client, "photo.jpg", saved(), collection=root.pk)

    assert {answer.status_code for answer in answers} <= {302, 403}
    theirs.refresh_from_db()
    own.refresh_from_db()
    assert (theirs.description, own.description) == ("", ways_in.ANSWERS["description"])
    assert {kept.collection for kept in CustomImage.objects.all()} == {ambassador_collection()}


def test_picture_of_a_published_page_is_changed_by_the_team_alone(roles, site_tree):
    user = roles.user(AMBASSADORS)
    own = picture(user=user)
    news = NewsPageFactory(parent=site_tree.news, image=own, image_alt="Un goûter.")
    addresses = [reverse(f"wagtailimages:{name}", args=[own.pk]) for name in ("edit", "delete")]
    replaced = ways_in.fields() | {"file": SimpleUploadedFile("autre.jpg", saved())}

    answers = [roles.client(user).post(address, replaced) for address in addresses]
    before = own.file.name
    own.refresh_from_db()

    assert {answer.status_code for answer in answers} <= {302, 403}
    assert own.file.name == before
    news.unpublish()
    roles.client(user).post(addresses[0], ways_in.fields())
    own.refresh_from_db()
    assert own.description == ways_in.ANSWERS["description"]
