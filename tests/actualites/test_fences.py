"""What an ambassador does in the administration, and what comes of it. (All that is refused: tests/fences.)"""

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Collection, Page

from actualites.models import NewsPage
from reseau.images.models import CustomImage
from reseau.users.sync import ambassador_collection
from tests.admin import news_form, page_url


def test_an_ambassador_writes_and_corrects_a_piece_of_news(ambassador, author, site_tree):
    add = page_url("add", "actualites", "newspage", site_tree.news.pk)
    assert ambassador.get(add).status_code == 200
    ambassador.post(add, news_form())
    page = NewsPage.objects.get()

    ambassador.post(page_url("edit", page.pk), news_form(title="La rentrée, corrigée"))

    page.refresh_from_db()
    assert (page.owner, page.live) == (author, False)
    assert page.get_latest_revision_as_object().title == "La rentrée, corrigée"


def test_an_ambassador_corrects_live_news_without_changing_what_is_live(ambassador, own_live):
    ambassador.post(page_url("edit", own_live.pk), news_form(slug="mienne", title="Corrigée"))

    own_live.refresh_from_db()
    assert (own_live.title, own_live.get_latest_revision_as_object().title) == ("Ma nouvelle", "Corrigée")


def test_an_ambassador_throws_a_draft_away(ambassador, own_draft):
    ambassador.post(page_url("delete", own_draft.pk))

    assert not NewsPage.objects.exists()


def test_an_ambassador_adds_a_picture_to_the_collection_of_ambassadors_only(ambassador, author):
    picture = {"title": "Goûter", "file": get_test_image_file_jpeg(), "tags": ""}
    ambassador.post(reverse("wagtailimages:add"), picture | {"collection": Collection.get_first_root_node().pk})

    assert [image.collection for image in CustomImage.objects.all()] in ([], [ambassador_collection()])


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_publishing_by_the_form_of_a_new_page_only_keeps_a_draft(ambassador, site_tree, action):
    add = page_url("add", "actualites", "newspage", site_tree.news.pk)

    ambassador.post(add, news_form() | {action: "1"})

    assert [page.live for page in NewsPage.objects.all()] == [False]


def test_publishing_by_the_form_of_a_page_only_keeps_a_draft(ambassador, own_draft):
    ambassador.post(page_url("edit", own_draft.pk), news_form(slug="mien") | {"action-publish": "1"})

    own_draft.refresh_from_db()
    assert own_draft.live is False


def test_a_copy_of_ones_own_news_is_a_draft_and_stays_among_the_news(ambassador, own_live, site_tree):
    copy = {"new_title": "Copie", "new_slug": "copie", "publish_copies": "on", "alias": "on"}

    for parent in (site_tree.news, site_tree.home):
        ambassador.post(page_url("copy", own_live.pk), copy | {"new_parent_page": parent.pk})

    assert [page.live for page in Page.objects.filter(slug="copie")] == [False]
    assert [page.get_parent().specific for page in Page.objects.filter(slug="copie")] == [site_tree.news]
