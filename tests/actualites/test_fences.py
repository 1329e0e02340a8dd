"""The pages of the administration, tried by an ambassador at each address: a menu is no fence."""

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Collection, Page

from actualites.models import NewsPage
from reseau.images.models import CustomImage
from reseau.users.sync import ambassador_collection
from tests.admin import news_form, page_url, refused, tree
from tests.factories import AidPageFactory


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


@pytest.mark.parametrize("name", ["unpublish", "delete", "move", "set_privacy", "lock", "convert_alias"])
def test_live_news_of_ones_own_stays_as_it_is(ambassador, own_live, name):
    before = tree()

    answers = [ambassador.get(page_url(name, own_live.pk)), ambassador.post(page_url(name, own_live.pk))]

    assert (tree(), own_live.get_view_restrictions().count()) == (before, 0)
    assert [response.status_code for response in answers if not refused(response)] in ([], [404, 404], [405])


@pytest.mark.parametrize(
    "name",
    ["edit", "delete", "unpublish", "move", "copy", "set_privacy", "lock", "unlock", "history"]
    + ["workflow_history", "view_draft", "usage", "preview_on_edit", "convert_alias"],
)
@pytest.mark.parametrize("section", ["news of another", "aid", "home", "news index"])
def test_every_other_page_is_out_of_reach(ambassador, site_tree, others, section, name):
    aid = AidPageFactory(parent=site_tree.guide)
    page = {"home": site_tree.home, "news index": site_tree.news, "aid": aid, "news of another": others}
    page = page[section]
    before = tree()

    answers = [ambassador.get(page_url(name, page.pk)), ambassador.post(page_url(name, page.pk), news_form())]

    assert tree() == before
    assert [response.status_code for response in answers if not refused(response)] in ([], [404, 404], [405])


@pytest.mark.parametrize(
    ("app", "model", "parent"),
    [
        ("guide_pages", "aidpage", "guide"),
        ("agenda", "eventpage", "agenda"),
        ("partenaires", "partnerpage", "partners"),
        ("home", "contentpage", "home"),
        ("actualites", "newspage", "home"),
        ("home", "contentpage", "news"),
    ],
)
def test_no_other_kind_of_page_can_be_made(ambassador, site_tree, app, model, parent):
    before, url = tree(), page_url("add", app, model, getattr(site_tree, parent).pk)

    assert [refused(answer) for answer in (ambassador.get(url), ambassador.post(url, news_form()))] == [True] * 2
    assert tree() == before


def test_a_copy_of_ones_own_news_is_a_draft_and_stays_among_the_news(ambassador, own_live, site_tree):
    copy = {"new_title": "Copie", "new_slug": "copie", "publish_copies": "on", "alias": "on"}

    for parent in (site_tree.news, site_tree.home):
        ambassador.post(page_url("copy", own_live.pk), copy | {"new_parent_page": parent.pk})

    assert [page.live for page in Page.objects.filter(slug="copie")] == [False]
    assert [page.get_parent().specific for page in Page.objects.filter(slug="copie")] == [site_tree.news]


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_actions_on_several_pages_at_once_change_nothing(ambassador, own_live, others, site_tree, action):
    before = tree()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    url += f"?id={own_live.pk}&id={others.pk}&next=/admin/"

    ambassador.get(url)
    ambassador.post(url, {"chooser": site_tree.home.pk, "include_descendants": "on"})

    assert tree() == before


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move", "copy", "create_alias", "convert_alias"])
@pytest.mark.parametrize("target", ["own_live", "others"])
def test_actions_by_the_api_of_the_administration_change_nothing(
    ambassador, own_live, others, site_tree, action, target
):
    page, before = {"own_live": own_live, "others": others}[target], tree()
    data = {"destination_page_id": site_tree.home.pk, "slug": "copie", "title": "Copie", "keep_live": True}

    response = ambassador.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, action]), data)

    live = sorted(Page.objects.filter(live=True).values_list("path"))
    assert live == sorted((path,) for path, _title, is_live, *_rest in before if is_live)
    assert response.status_code in {400, 403, 404, 201 if (action, target) == ("copy", "own_live") else 403}
