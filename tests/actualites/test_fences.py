"""Every door of the administration, tried by those who should find it shut.

What a role may not do is refused at each address, not only left out of menus.
"""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Collection, Page
from wagtail_localize.models import TranslationSource

from actualites.models import NewsPage
from reseau.images.models import CustomImage
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM, ambassador_collection
from tests.admin import news_form
from tests.factories import AidPageFactory, ContentPageFactory, NewsPageFactory
from tests.languages import everything_untranslated, locale

HOME = "/admin/"


@pytest.fixture
def author(roles):
    return roles.user(AMBASSADORS)


@pytest.fixture
def ambassador(roles, author):
    """The browser of `author`."""
    return roles.client(author)


@pytest.fixture
def own_draft(site_tree, author):
    page = NewsPageFactory(
        parent=site_tree.news, title="Mon brouillon", slug="mien", live=False, owner=author
    )
    page.save_revision()
    return page


@pytest.fixture
def own_live(site_tree, author):
    page = NewsPageFactory(parent=site_tree.news, title="Ma nouvelle", slug="mienne", owner=author)
    page.save_revision()
    return page


@pytest.fixture
def others(site_tree, roles):
    page = NewsPageFactory(
        parent=site_tree.news, title="À Karim", slug="karim", owner=roles.user(AMBASSADORS)
    )
    page.save_revision()
    return page


def page_url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def refused(response):
    """Whether the administration sent its visitor back, or said no."""
    return response.status_code == 403 or (response.status_code == 302 and response.url == HOME)


def tree():
    """What must not move: where each page stands, under which title, live or not."""
    return sorted(Page.objects.values_list("path", "title", "live", "latest_revision", "locked"))


# What an ambassador may do --------------------------------------------------------------------------


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
    ambassador.post(
        reverse("wagtailimages:add"), picture | {"collection": Collection.get_first_root_node().pk}
    )

    assert [image.collection for image in CustomImage.objects.all()] in ([], [ambassador_collection()])


# What an ambassador may not -------------------------------------------------------------------------


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

    assert [refused(answer) for answer in (ambassador.get(url), ambassador.post(url, news_form()))] == [
        True
    ] * 2
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


@pytest.mark.parametrize(
    "action", ["publish", "unpublish", "delete", "move", "copy", "create_alias", "convert_alias"]
)
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


ROOMS = [
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "wagtailusers_groups:add",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:add",
    "wagtailadmin_workflows:task_index",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailsites:index",
    "wagtaillocales:index",
    "wagtailadmin_collections:index",
    "wagtaildocs:index",
    "wagtaildocs:add",
    "wagtailsnippets:index",
    "wagtailsnippets_base_theme:list",
    "wagtailsnippets_base_theme:add",
]
REPORTS = ["locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages", "page_types_usage"]


@pytest.mark.parametrize("name", ROOMS)
def test_the_rooms_of_the_team_are_shut_to_an_ambassador(ambassador, name):
    answers = [ambassador.get(reverse(name)), ambassador.post(reverse(name))]

    assert [answer.status_code for answer in answers if not refused(answer)] in ([], [405])


@pytest.mark.parametrize("name", [*REPORTS, *(f"{name}_results" for name in REPORTS)])
def test_the_reports_are_for_the_team(ambassador, roles, name):
    url = reverse(f"wagtailadmin_reports:{name}")

    assert [refused(ambassador.get(url)), roles.client(TEAM).get(url).status_code] == [True, 200]


def test_the_menu_of_an_ambassador_holds_what_they_may_do(ambassador, roles):
    def entries(client):
        menu = client.get(HOME).text
        return [name for name in ("/admin/images/", "/admin/reports/", "/admin/snippets/") if name in menu]

    assert entries(ambassador) == ["/admin/images/"]
    assert entries(roles.client(TEAM)) == ["/admin/images/", "/admin/reports/", "/admin/snippets/"]


def test_the_settings_of_the_network_are_for_the_team(ambassador, roles, site_tree):
    url = reverse("wagtailsettings:edit", args=["base", "networksettings", site_tree.site.pk])

    assert [refused(ambassador.get(url)), roles.client(TEAM).get(url).status_code] == [True, 200]
    assert refused(ambassador.post(url, {"name": "Autre nom"}))


def test_pictures_of_the_team_are_out_of_sight(ambassador):
    picture = CustomImage.objects.create(title="Photo de l’équipe", file=get_test_image_file_jpeg())

    shown = ambassador.get(reverse("wagtailimages:index")).text
    shown += ambassador.get(reverse("wagtailimages_chooser:choose")).text
    answers = [
        ambassador.get(reverse("wagtailimages:edit", args=[picture.pk])),
        ambassador.post(reverse("wagtailimages:delete", args=[picture.pk])),
        ambassador.get(reverse("wagtailimages:preview", args=[picture.pk, "original"])),
    ]

    assert ("Photo de l’équipe" in shown, [refused(answer) for answer in answers]) == (False, [True] * 3)
    assert CustomImage.objects.get() == picture


def test_an_ambassador_sends_nothing_to_translation(ambassador, own_draft):
    url = reverse("wagtail_localize:submit_page_translation", args=[own_draft.pk])

    assert [refused(answer) for answer in (ambassador.get(url), ambassador.post(url, {"locales": 1}))] == [
        True
    ] * 2


# What nobody may, and what the team may -------------------------------------------------------------


@pytest.fixture(params=["team", "administration", "both groups", "superuser"])
def writer(request, roles):
    """Someone with the right to publish, who has written the news in question."""
    role = ADMINISTRATION if request.param == "administration" else TEAM
    user = roles.user(role, is_superuser=request.param == "superuser")
    if request.param == "both groups":
        user.groups.add(*roles.user(AMBASSADORS).groups.all())
    return user


def test_nobody_publishes_their_own_news(roles, writer, site_tree):
    client = roles.client(writer)
    client.post(
        page_url("add", "actualites", "newspage", site_tree.news.pk), news_form() | {"action-publish": "1"}
    )
    page = NewsPage.objects.get()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    client.post(page_url("edit", page.pk), news_form() | {"action-publish": "1"})
    client.post(f"{bulk}?id={page.pk}&next=/admin/")
    client.post(f"{bulk}?id={site_tree.news.pk}&next=/admin/", {"include_descendants": "on"})
    client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))
    client.post(
        page_url("copy", page.pk),
        {"new_parent_page": site_tree.news.pk, "publish_copies": "on"}
        | {"new_title": "Copie", "new_slug": "copie"},
    )

    assert [page.live for page in NewsPage.objects.all()] in ([False], [False, False])


def test_nobody_publishes_their_own_news_through_a_translation(
    roles, writer, site_tree, django_capture_on_commit_callbacks
):
    everything_untranslated("en")
    page = NewsPageFactory(parent=site_tree.news, live=False, owner=writer)
    page.save_revision()
    client = roles.client(writer)
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(submit, {"locales": [locale("en").pk]})
    source = TranslationSource.objects.get_for_instance(page)
    update = reverse("wagtail_localize:update_translations", args=[source.pk])

    with pytest.raises(PermissionDenied), django_capture_on_commit_callbacks(execute=True):
        client.post(update, {"publish_translations": "on"})

    assert [translation.live for translation in NewsPage.objects.all()] == [False, False]


def test_the_team_publishes_and_withdraws_the_news_of_others(roles, own_draft):
    client = roles.client(TEAM)
    client.post(page_url("edit", own_draft.pk), news_form(slug="mien") | {"action-publish": "1"})
    own_draft.refresh_from_db()
    assert own_draft.live is True

    client.post(page_url("unpublish", own_draft.pk))

    own_draft.refresh_from_db()
    assert own_draft.live is False


def test_the_team_publishes_its_own_pages_outside_the_news(roles, site_tree):
    user = roles.user(TEAM)
    page = ContentPageFactory(parent=site_tree.home, live=False, owner=user, body=[("heading", "Titre")])
    page.save_revision()

    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    roles.client(user).post(f"{url}?id={page.pk}&next=/admin/")

    page.refresh_from_db()
    assert page.live is True


def test_who_has_made_the_news_index_may_publish_it(roles, site_tree):
    user = roles.user(TEAM)
    site_tree.news.owner = user

    assert site_tree.news.permissions_for_user(user).can_publish() is True


def test_news_is_never_published_while_it_is_created(roles, site_tree):
    assert site_tree.news.permissions_for_user(roles.user(TEAM)).can_publish_subpage() is False


@pytest.mark.parametrize("url", ["/admin/", "/admin/pages/", "/admin/images/", "/admin/reports/workflow/"])
def test_a_visitor_is_asked_to_sign_in(client, site_tree, url):
    assert client.get(url).url == f"/admin/login/?next={url}"
