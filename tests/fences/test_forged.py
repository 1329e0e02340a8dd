"""Requests that no page of the administration would send: an ambassador with the tools of a browser."""

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Page

from actualites.models import NewsPage
from reseau.images.models import CustomImage
from reseau.users.roles import AMBASSADORS
from tests.admin import news_form, page_url, refused

OF_THE_PAGE = ["live", "owner", "locked", "go_live_at", "expire_at", "first_published_at", "alias_of", "path"]
FORGED = {
    **{"go_live_at": "2030-01-01 10:00", "expire_at": "2031-01-01 10:00", "first_published_at": "2020-01-01 10:00"},
    **{"live": "on", "locked": "on", "alias_of": "3", "owner": "1", "path": "0001", "action-publish": "1"},
}
OWN = ["own draft", "own online", "own being read", "own sent back"]
ANOTHERS = ["another’s draft", "another’s online", "another’s being read", "another’s sent back"]


def kept(page):
    return Page.objects.values(*OF_THE_PAGE).get(pk=page.pk)


@pytest.mark.parametrize("name", OWN)
def test_the_form_of_a_text_changes_neither_its_hour_nor_its_owner_nor_its_lock(yard, name):
    page = yard.world.pages[name]
    before = kept(page)

    yard.client.post(page_url("edit", page.pk), news_form(title="Corrigé", slug=page.slug) | FORGED)

    latest = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert kept(page) == before
    assert [latest.go_live_at, latest.expire_at, latest.owner] == [None, None, yard.me]


def test_a_new_text_is_a_draft_of_ones_own_whatever_its_form_says(yard):
    add = page_url("add", "actualites", "newspage", yard.world.pages["news index"].pk)

    yard.client.post(f"{add}?parent={yard.world.pages['home'].pk}", news_form(slug="forge") | FORGED)

    page = NewsPage.objects.get(slug="forge")
    assert [page.live, page.owner, page.locked, page.go_live_at, page.first_published_at] == [
        *(False, yard.me, False, None, None)
    ]
    assert page.get_parent().pk == yard.world.pages["news index"].pk


def test_the_address_of_a_text_that_has_been_online_stays(yard):
    page = yard.world.pages["own online"]

    yard.client.post(page_url("edit", page.pk), news_form(title="Corrigé", slug="ailleurs"))

    latest = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (latest.title, latest.slug) == ("Corrigé", page.slug)


@pytest.mark.parametrize("decision", ["approve", "reject"])
@pytest.mark.parametrize("of", ["own being read", "another’s being read"])
@pytest.mark.parametrize("at", ["own being read", "own draft", "another’s being read"])
def test_nobody_who_only_writes_decides_of_a_reading(yard, at, of, decision):
    """Whatever the address says: one's own text, with the reading of another's, and the reverse."""
    state = yard.world.things["task states"][of]
    names = ["workflow_action", "collect_workflow_action_data"]

    for url in [page_url(name, yard.world.pages[at].pk, decision, state.pk) for name in names]:
        yard.client.post(url, {"comment": "Très bien", "next": "/admin/account/"})

    state.refresh_from_db()
    assert (state.status, state.comment) == ("in_progress", "")
    assert not Page.objects.get(pk=yard.world.pages[of].pk).live


def test_the_editor_decides_of_no_reading_either(yard):
    page = yard.world.pages["own being read"]
    form = news_form(slug=page.slug) | {"action-workflow-action": "1", "workflow-action-name": "approve"}

    yard.client.post(page_url("edit", page.pk), form)

    page.current_workflow_task_state.refresh_from_db()
    assert page.current_workflow_task_state.status == "in_progress"


@pytest.mark.parametrize("name", ["edit", "delete", "copy", "view_draft", "history", "confirm_workflow_cancellation"])
def test_two_ambassadors_try_on_each_others_texts(yard, roles, name):
    """The same address serves one and is refused to the other, both ways."""
    other = roles.client(yard.world.things["other"])
    form = news_form(slug="pris") | {"new_title": "Pris", "new_slug": "pris", "new_parent_page": "1"}
    before = list(NewsPage.objects.order_by("pk").values("pk", "title", "latest_revision", "owner"))

    for client, texts in [(yard.client, ANOTHERS), (other, OWN)]:
        urls = [page_url(name, yard.world.pages[text].pk) for text in texts]
        assert [refused(client.get(url)) and refused(client.post(url, form)) for url in urls] == [True] * 4

    assert list(NewsPage.objects.order_by("pk").values("pk", "title", "latest_revision", "owner")) == before


def test_two_ambassadors_leave_each_others_pictures_alone(yard):
    picture = yard.world.things["another’s picture"]
    edit = {"title": "À moi", "file": get_test_image_file_jpeg(), "tags": ""}

    answers = [
        yard.client.post(reverse("wagtailimages:edit", args=[picture.pk]), edit),
        yard.client.post(reverse("wagtailimages:delete", args=[picture.pk])),
    ]

    assert [refused(answer) for answer in answers] == [True, True]
    assert CustomImage.objects.get(pk=picture.pk).title == picture.title


def test_who_leaves_the_ambassadors_loses_their_texts_too(yard):
    yard.me.groups.clear()

    assert yard.client.get(page_url("edit", yard.world.pages["own draft"].pk)).status_code == 302
    assert not yard.me.groups.filter(name=AMBASSADORS.name).exists()


def test_the_page_chooser_of_an_ambassador_shows_what_every_reader_sees(yard):
    home, news = (yard.world.pages[name].pk for name in ("home", "news index"))
    chooser = reverse("wagtailadmin_choose_page_child", args=[home])

    assert "Actualités" in yard.client.get(chooser).json()["html"]
    assert "SECRET" not in yard.client.get(chooser).text
    assert "SECRET" not in yard.client.get(reverse("wagtailadmin_choose_page_child", args=[news])).text
    assert refused(yard.client.get(reverse("wagtailadmin_choose_page_child", args=[yard.world.pages["draft aid"].pk])))


def test_a_page_is_found_to_be_linked_to_by_its_public_title(yard):
    search = reverse("wagtailadmin_choose_page_search")

    assert "Guide des aides" in yard.client.get(f"{search}?q=Guide").text
    assert "SECRET" not in yard.client.get(f"{search}?q=SECRET").text
    assert "SECRET" in yard.team.get(f"{search}?q=SECRET").text


def test_a_chooser_does_not_open_on_a_page_that_is_not_online(yard):
    """Asked for one type of page, it opens on the page above them all: here, a draft."""
    url = reverse("wagtailadmin_choose_page")

    assert refused(yard.client.get(f"{url}?page_type=home.contentpage&id=x"))
    assert refused(yard.client.get(f"{url}?page_type=n.importe.quoi"))
    assert yard.client.get(f"{url}?page_type=wagtailcore.page").status_code == 200


def test_the_list_of_pages_leads_an_ambassador_home(yard):
    news = yard.world.pages["news index"].pk

    answers = [yard.client.get(reverse("wagtailadmin_explore", args=[news])), yard.client.get("/admin/pages/")]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/admin/")] * 2
