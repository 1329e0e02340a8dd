"""When somebody leaves: the account is closed, the texts stay, and the name goes where it is asked to go."""

import json

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry, Revision
from wagtail_localize.models import OverridableSegment, TranslationSource

from actualites.departures import ANONYMOUS
from actualites.models import NewsPage
from reseau.users.roles import ACCOUNTS, ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import refused
from tests.factories import NewsPageFactory

NAMES = ["Zénobie", "zenobie.k", "zenobie@example.org", "Kaltenbach"]
CHOICES = {"signature": "anonymise", "drafts": "keep"}


@pytest.fixture
def leaver(roles):
    names = {"username": "zenobie.k", "email": "zenobie@example.org", "last_name": "Kaltenbach"}
    user = roles.user(AMBASSADORS, display_name="Zénobie", first_name="Zénobie", **names)
    log(instance=user, action="wagtail.create")
    return user


@pytest.fixture
def text(site_tree, leaver):
    page = NewsPageFactory(parent=site_tree.news, title="Le goûter", slug="gouter", signature="Zénobie", owner=leaver)
    page.save_revision(user=leaver, log_action=True)
    page.save_revision(user=leaver).publish(user=leaver, skip_permission_checks=True)
    TranslationSource.update_or_create_from_instance(page)
    return page


@pytest.fixture
def draft(site_tree, leaver):
    page = NewsPageFactory(
        parent=site_tree.news, title="Brouillon", slug="b", signature="Zénobie", owner=leaver, live=False
    )
    NewsPage.objects.filter(pk=page.pk).update(first_published_at=None)
    page.refresh_from_db()
    page.save_revision(user=leaver)
    return page


@pytest.fixture
def close(roles, leaver):
    browser = roles.client(ACCOUNTS)
    address = reverse("close_account", args=[leaver.pk])
    return lambda **choices: browser.post(address, CHOICES | choices)


def kept_words() -> str:
    """All that the database says of texts and of what was done to them."""
    models = [NewsPage, Revision, ModelLogEntry, PageLogEntry, TranslationSource, OverridableSegment]
    rows = [serializers.serialize("python", model.objects.all()) for model in models]
    return json.dumps(rows, ensure_ascii=False, default=str)


def test_closing_leaves_nothing_of_the_person_and_nobody_comes_in_any_more(leaver, text, close):
    browser = Client()
    browser.force_login(leaver)

    assert close().url == reverse("wagtailusers_users:index")

    leaver.refresh_from_db()
    assert (leaver.username, leaver.is_active) == (f"compte-ferme-{leaver.pk}", False)
    assert [leaver.email, leaver.first_name, leaver.last_name, leaver.display_name] == [""] * 4
    assert (leaver.has_usable_password(), leaver.groups.count()) == (False, 0)
    assert browser.get("/admin/").status_code == 302


def test_after_anonymising_the_names_are_nowhere(leaver, text, draft, close):
    close()

    words = kept_words()
    pages = [text.url, "/actualites/", reverse("news_feed"), "/"]
    public = "".join(Client().get(address).content.decode() for address in pages)
    assert [name for name in NAMES if name in words or name in public] == []
    assert ANONYMOUS in public


def test_a_signature_kept_stays_under_the_texts_and_the_account_forgets_it(leaver, text, close):
    close(signature="keep")

    leaver.refresh_from_db()
    assert "Zénobie" in Client().get(text.url).content.decode()
    assert leaver.display_name == ""


def test_texts_stay_with_the_closed_account(leaver, text, close):
    close()

    text.refresh_from_db()
    assert (text.owner, text.live) == (leaver, True)


@pytest.mark.parametrize(("choice", "left"), [("keep", ["Brouillon", "Le goûter"]), ("throw", ["Le goûter"])])
def test_drafts_are_kept_or_thrown_away(text, draft, close, choice, left):
    close(drafts=choice)

    assert sorted(NewsPage.objects.values_list("title", flat=True)) == left


def test_the_closing_is_logged_with_what_was_chosen(leaver, close):
    close()

    entry = ModelLogEntry.objects.get(action="users.close")
    assert (entry.label, entry.data) == (f"compte-ferme-{leaver.pk}", CHOICES)


def test_a_form_half_filled_in_closes_nothing(leaver, close):
    response = close(signature="")

    leaver.refresh_from_db()
    assert (response.status_code, leaver.is_active) == (200, True)


@pytest.mark.parametrize("role", [TEAM, AMBASSADORS], ids=lambda role: role.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_who_keep_accounts_close_them(roles, leaver, role, method):
    address = reverse("close_account", args=[leaver.pk])

    response = getattr(roles.client(role), method)(address, CHOICES)

    leaver.refresh_from_db()
    assert (refused(response), leaver.is_active) == (True, True)


def test_who_keeps_the_accounts_closes_neither_the_administration_nor_their_own(roles):
    keeper, administrator = roles.user(ACCOUNTS), roles.user(ADMINISTRATION)

    for account in (keeper, administrator):
        assert refused(roles.client(keeper).post(reverse("close_account", args=[account.pk]), CHOICES))
        account.refresh_from_db()
        assert account.is_active


def test_the_page_says_what_will_happen(roles, leaver, text, draft):
    page = roles.client(ADMINISTRATION).get(reverse("close_account", args=[leaver.pk])).content.decode()

    assert "Textes en ligne : 1. Brouillons jamais publiés : 1." in page
