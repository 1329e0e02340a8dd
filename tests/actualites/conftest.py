"""An ambassador at work, on pages of theirs and of others."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from actualites.models import NewsPage
from reseau.users.roles import AMBASSADORS, TEAM
from tests.admin import news_form
from tests.factories import NewsPageFactory


@pytest.fixture
def author(roles):
    return roles.user(AMBASSADORS, username="n.benali", email="nadia@example.org", display_name="Nadia B.")


@pytest.fixture
def approver(roles):
    return roles.user(TEAM, username="equipe", email="equipe@example.org", display_name="Claire, du CCAS")


@pytest.fixture
def write(roles, site_tree, django_capture_on_commit_callbacks):
    """Writes a piece of news in the administration and sends it for reading, as `user`."""

    def submit(user, **fields):
        url = reverse("wagtailadmin_pages:add", args=["actualites", "newspage", site_tree.news.pk])
        with django_capture_on_commit_callbacks(execute=True):
            roles.client(user).post(url, news_form(**fields) | {"action-submit": "1"})
        return NewsPage.objects.get(slug=fields.get("slug", "rentree"))

    return submit


@pytest.fixture
def send_again(roles, django_capture_on_commit_callbacks):
    """Changes a text in its form and sends it for reading, as `user`."""

    def submit(user, page, **fields):
        form = news_form(**{"slug": page.slug} | fields) | {"action-submit": "1"}
        with django_capture_on_commit_callbacks(execute=True):
            return roles.client(user).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    return submit


@pytest.fixture
def act(roles, django_capture_on_commit_callbacks):
    """Posts a decision ("approve", "reject", "refuse") about the reading of a page, as `user`."""

    def decide(user, page, decision, of=None, **data):
        state = Page.objects.get(pk=(of or page).pk).current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, decision, state.pk])
        with django_capture_on_commit_callbacks(execute=True):
            return roles.client(user).post(url, data)

    return decide


@pytest.fixture
def ambassador(roles, author):
    """The browser of `author`."""
    return roles.client(author)


@pytest.fixture
def own_draft(site_tree, author):
    page = NewsPageFactory(parent=site_tree.news, title="Mon brouillon", slug="mien", live=False, owner=author)
    page.save_revision()
    return page


@pytest.fixture
def own_live(site_tree, author):
    page = NewsPageFactory(parent=site_tree.news, title="Ma nouvelle", slug="mienne", owner=author)
    page.save_revision()
    return page


@pytest.fixture
def others(site_tree, roles):
    page = NewsPageFactory(parent=site_tree.news, title="À Karim", slug="karim", owner=roles.user(AMBASSADORS))
    page.save_revision()
    return page
