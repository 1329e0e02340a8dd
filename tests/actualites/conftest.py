"""An ambassador at work, on pages of theirs and of others."""

import pytest

from reseau.users.roles import AMBASSADORS
from tests.factories import NewsPageFactory


@pytest.fixture
def author(roles):
    return roles.user(AMBASSADORS)


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
