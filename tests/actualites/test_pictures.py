"""No picture is published whose people do not agree, whatever the way to publish."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Revision
from wagtail.test.utils.form_data import streamfield

from actualites.models import NewsPage
from actualites.wagtail_hooks import NOT_AGREED
from reseau.images import fields
from reseau.images.models import CustomImage
from reseau.users.roles import TEAM
from tests.admin import news_form, page_url

SIDES = ["lead", "text"]


@pytest.fixture
def photo(db):
    picture = {"title": "IMG_1", "description": "Un parc.", "consent": "agreed"}
    return CustomImage.objects.create(file=get_test_image_file_jpeg(), **picture)


@pytest.fixture
def shown(photo):
    """The fields of a text that shows the photo, at the head or inside."""
    body = streamfield([("image", {"image": photo.pk, "alt": ""})])
    return {"lead": {"image": photo.pk}, "text": {"body": body}}


@pytest.fixture
def withdraw(photo):
    return lambda: CustomImage.objects.filter(pk=photo.pk).update(consent="withdrawn")


def online() -> bool:
    return NewsPage.objects.get().live


@pytest.mark.parametrize(("side", "field"), [("lead", "image"), ("text", "body")])
def test_the_editor_refuses_a_picture_whose_people_do_not_agree(ambassador, own_draft, shown, withdraw, side, field):
    withdraw()
    form = news_form(slug="mien", **shown[side]) | {"action-submit": "1"}

    page = ambassador.post(page_url("edit", own_draft.pk), form)

    assert list(page.context["form"].errors) == [field]
    assert NewsPage.objects.get().current_workflow_state is None


@pytest.mark.parametrize("side", SIDES)
def test_a_text_whose_picture_is_agreed_to_is_approved(author, approver, write, act, shown, side):
    act(approver, write(author, **shown[side]), "approve")

    assert online() is True


@pytest.mark.parametrize("side", SIDES)
def test_an_agreement_withdrawn_in_between_stops_the_approval(roles, author, approver, write, shown, withdraw, side):
    page = write(author, **shown[side])
    withdraw()
    browser = roles.client(approver)
    url = page_url("workflow_action", page.pk, "approve", page.current_workflow_task_state.pk)

    answer = browser.post(url, follow=True)

    assert [str(message).strip() for message in answer.context["messages"]] == [NOT_AGREED]
    assert (online(), NewsPage.objects.get().current_workflow_task_state.status) == (False, "in_progress")


def test_such_a_text_may_still_be_sent_back(author, approver, write, act, shown, withdraw):
    page = write(author, **shown["lead"])
    withdraw()

    act(approver, page, "reject", comment="Une autre photo ?")

    assert page.workflow_states.get().status == "needs_changes"


@pytest.mark.parametrize("decision", ["approve", "publish"])
def test_an_agreement_withdrawn_in_between_stops_the_footer_of_the_editor(
    roles, author, approver, write, shown, withdraw, decision
):
    page = write(author, **shown["lead"])
    withdraw()
    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    press = {"approve": approval, "publish": {"action-publish": "1"}}[decision]

    answer = roles.client(approver).post(page_url("edit", page.pk), news_form(**shown["lead"]) | press)

    assert fields.NOT_AGREED in answer.text
    assert online() is False


def test_an_agreement_withdrawn_in_between_stops_the_publication_of_many(roles, author, write, shown, withdraw):
    page = write(author, **shown["text"])
    withdraw()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    roles.client(TEAM).post(f"{url}?id={page.pk}&next=/admin/")

    assert online() is False


def test_the_hour_goes_past_a_text_whose_picture_is_not_agreed_to_any_more(own_draft, photo, withdraw, caplog):
    tomorrow = timezone.now() + timedelta(days=1)
    own_draft.image, own_draft.image_alt, own_draft.go_live_at = photo, "Un parc.", tomorrow
    own_draft.save_revision().publish()
    withdraw()

    with time_machine.travel(tomorrow + timedelta(hours=1)):
        call_command("publish_scheduled")

    assert (online(), Revision.objects.exclude(approved_go_live_at=None).count()) == (False, 0)
    assert "Actualité non publiée à l’heure dite" in caplog.text


def test_a_picture_that_is_gone_stops_nothing(author, approver, write, act, photo, shown):
    page = write(author, **shown["text"])
    photo.delete()

    act(approver, page, "approve")

    assert online() is True


def test_a_choice_that_the_editor_does_not_make_is_refused_as_a_sentence(ambassador, own_draft, shown, withdraw):
    """What the editor saves by itself says no too, and keeps the words on the screen."""
    withdraw()
    form = news_form(slug="mien", **shown["lead"])

    answer = ambassador.post(page_url("edit", own_draft.pk), form, headers={"Accept": "application/json"})

    assert json.loads(answer.content)["success"] is False
