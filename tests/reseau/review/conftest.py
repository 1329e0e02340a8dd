"""A guide whose pages ask, each for its own reason, for someone's attention."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from reseau.review.models import ErrorReport, LinkCheck
from reseau.users.roles import TEAM
from tests.factories import AidPageFactory


@pytest.fixture
def on_day(site_tree):
    """Publish an aid to review in so many days, verified a while ago unless told otherwise."""

    def aid(days, **fields):
        today = timezone.localdate()
        dates = {"verified_on": today - timedelta(days=200), "next_review_on": today + timedelta(days=days)}
        return AidPageFactory(parent=site_tree.guide, **dates | fields)

    return aid


@pytest.fixture
def note_link():
    """Note how a link of a page has answered."""

    def note(page, state, url="https://example.org/", **fields):
        return LinkCheck.objects.create(page=page, url=url, state=state, checked_at=timezone.now(), **fields)

    return note


@pytest.fixture
def in_order(on_day, roles):
    """An aid of the team about which there is nothing to say."""
    return on_day(60, title="En ordre", owner=roles.user(TEAM))


@pytest.fixture
def untidy(on_day, roles, note_link):
    """A page for each reason: `.overdue`, `.due`, `.unverified`, `.broken`, `.reported`."""
    pages = SimpleNamespace(
        overdue=on_day(-1, title="En retard"),
        due=on_day(30, title="Bientôt"),
        unverified=on_day(60, title="Jamais vue", verified_on=None, next_review_on=None),
        broken=on_day(60, title="Lien mort"),
        reported=on_day(60, title="Signalée"),
    )
    note_link(pages.broken, "dead")
    ErrorReport.objects.create(page=pages.reported, kind="other", message="Numéro inconnu.", language="fr")
    return pages
