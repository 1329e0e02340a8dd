"""Who publishes news: the team, and nobody their own."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail_localize.models import TranslationSource

from actualites.models import NewsPage
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import news_form, page_url
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.languages import everything_untranslated, locale


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
    client.post(page_url("add", "actualites", "newspage", site_tree.news.pk), news_form() | {"action-publish": "1"})
    page = NewsPage.objects.get()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    client.post(page_url("edit", page.pk), news_form() | {"action-publish": "1"})
    client.post(f"{bulk}?id={page.pk}&next=/admin/")
    client.post(f"{bulk}?id={site_tree.news.pk}&next=/admin/", {"include_descendants": "on"})
    client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))
    client.post(
        page_url("copy", page.pk),
        {"new_parent_page": site_tree.news.pk, "publish_copies": "on"} | {"new_title": "Copie", "new_slug": "copie"},
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


def test_a_change_to_what_is_online_is_read_while_the_old_words_stay(client, author, approver, write, act, send_again):
    page = write(author)
    act(approver, page, "approve")
    send_again(author, page, title="La rentrée déplacée")

    def everywhere():
        addresses = ["/actualites/rentree/", "/actualites/", "/actualites/rss.xml", "/actualites/atom.xml"]
        found = [client.get(url).text for url in [*addresses, "/recherche/?q=rentree"]]
        return [("La rentrée du réseau" in text, "La rentrée déplacée" in text) for text in found]

    assert everywhere() == [(True, False)] * 5

    act(approver, page, "approve")

    assert everywhere() == [(False, True)] * 5


def test_a_refused_change_leaves_the_old_words_online(client, author, approver, write, act, send_again):
    page = write(author)
    act(approver, page, "approve")
    send_again(author, page, title="La rentrée déplacée")

    act(approver, page, "refuse", comment="La date n’a pas changé.")

    assert client.get("/actualites/rentree/").context["page"].title == "La rentrée du réseau"
    assert NewsPage.objects.get().get_latest_revision_as_object().title == "La rentrée déplacée"
