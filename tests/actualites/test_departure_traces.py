"""After somebody has left without a signature, not one row of any table names them. The public pages neither."""

import json

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Comment, CommentReply
from wagtail.test.utils.form_data import streamfield
from wagtail_localize.models import TranslationSource

from actualites.models import NewsPage
from reseau.images.models import CustomImage
from reseau.users.models import AccessEvent
from reseau.users.roles import ACCOUNTS, AMBASSADORS
from tests.admin import news_form, page_url
from tests.partenaires.test_protection import every_row
from tests.reseau.users.conftest import PASSWORD, sign_in

LOGIN, ADDRESS, SIGNATURE, NAME = "zenobie.kaltenbach", "zk@parents.example", "Zénobie", "Kaltenbach"
ANONYMISE = {"signature": "anonymise", "drafts": "keep"}


@pytest.fixture
def author(roles):
    names = {"first_name": SIGNATURE, "last_name": NAME, "display_name": SIGNATURE}
    user = roles.user(AMBASSADORS, username=LOGIN, email=ADDRESS, **names)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def photo(author):
    image = CustomImage(title="Un parc", description="Un parc.", file=get_test_image_file_jpeg())
    image.consent, image.uploaded_by_user = "agreed", author
    image.answered_by(author)
    image.save()
    return image


@pytest.fixture
def texts(author, approver, photo, roles, write, act):
    """A text online with a change being read, one being read, one sent back and spoken of, one never sent."""
    body = streamfield([("image", {"image": photo.pk, "alt": ""}), ("list", "Un\nDeux")])
    online = write(author, slug="online", signature="", image=photo.pk, body=body)
    act(approver, online, "approve", comment="Merci !")
    TranslationSource.update_or_create_from_instance(NewsPage.objects.get(slug="online"))
    change = news_form(slug="online", signature=SIGNATURE, title="Changée") | {"action-submit": "1"}
    roles.client(author).post(page_url("edit", online.pk), change)
    write(author, slug="read", signature=SIGNATURE)
    back = write(author, slug="back", signature=SIGNATURE)
    act(approver, back, "reject", comment="Le lieu ?")
    comment = Comment.objects.create(page=back, user=author, text="Ici ?", contentpath="title")
    CommentReply.objects.create(comment=comment, user=author, text="Ou là ?")
    roles.client(author).post(page_url("edit", back.pk), news_form(slug="back", signature=SIGNATURE))
    roles.client(author).post(page_url("add", "actualites", "newspage", online.get_parent().pk), news_form(slug="new"))


@pytest.fixture
def at_the_door(author, roles):
    """A telephone, recovery codes, a session, wrong passwords beside the login and the address."""
    browser = Client()
    for typed in (LOGIN, LOGIN.upper(), ADDRESS):
        sign_in(Client(), typed, "pas-le-bon")
    sign_in(browser, LOGIN)
    TOTPDevice.objects.create(user=author, name="téléphone")
    StaticDevice.objects.create(user=author).token_set.create(token="secours1")
    AccessEvent.objects.create(kind="factor_removed", username="autre", by=LOGIN)
    return browser


@pytest.fixture
def leave(roles, author, texts, at_the_door):
    keeper = roles.client(ACCOUNTS)
    return lambda **choices: keeper.post(reverse("close_account", args=[author.pk]), ANONYMISE | choices)


def named(text: str) -> list[str]:
    """Which names are in `text`, written as they are or as JSON does."""
    words = [LOGIN, ADDRESS, SIGNATURE, NAME, json.dumps(SIGNATURE).strip('"')]
    return [word for word in words if word.lower() in text.lower()]


def test_before_they_leave_every_name_is_there(texts, at_the_door):
    """Else the next test would prove nothing."""
    assert named(every_row())[:4] == [LOGIN, ADDRESS, SIGNATURE, NAME]
    assert SIGNATURE in Client().get("/actualites/online/").text


def test_not_one_row_of_any_table_names_who_has_left(leave):
    leave()

    assert named(every_row()) == []


@pytest.mark.parametrize(
    "address", ["/", "/actualites/", "/actualites/online/", "/actualites/rss.xml", "/recherche/?q=x"]
)
def test_no_public_page_names_who_has_left(leave, address):
    leave()

    assert named(Client().get(address).text) == []


def test_a_signature_kept_is_the_only_name_left(leave):
    leave(signature="keep")

    assert set(named(every_row())) <= {SIGNATURE, json.dumps(SIGNATURE).strip('"')}
    assert SIGNATURE in Client().get("/actualites/online/").text


def test_nothing_opens_the_door_any_more(author, leave, at_the_door):
    leave()

    assert at_the_door.get("/admin/").status_code == 302
    assert (TOTPDevice.objects.count(), StaticDevice.objects.count(), AccessAttempt.objects.count()) == (0, 0, 0)
    holders = {session.get_decoded().get("_auth_user_id") for session in Session.objects.all()}
    assert str(author.pk) not in holders


def test_the_access_log_tells_the_same_story_of_a_nameless_account(author, leave):
    leave()

    nameless = f"compte-ferme-{author.pk}"
    lines = AccessEvent.objects.exclude(kind="signed_in").order_by("pk").values_list("kind", "username", "by")
    assert list(lines) == [
        ("failed", nameless, ""),
        ("failed", "", ""),
        ("failed", "", ""),
        ("factor_removed", "autre", nameless),
    ]
    assert AccessEvent.objects.filter(kind="signed_in", username=nameless).exists()


def test_who_answered_for_a_picture_is_a_nameless_account(author, photo, leave):
    leave()

    photo.refresh_from_db()
    assert (photo.consent_by, photo.uploaded_by_user, photo.is_usable) == (author, author, True)
    assert str(photo.consent_by) == f"compte-ferme-{author.pk}"
