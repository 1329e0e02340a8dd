"""Holes that Wagtail and wagtail-localize have had, one by one: each is tried as its discoverer did.

The advisories come in families, which the comments name. The matrix tries the same addresses; these say why.
"""

import pytest
from django.urls import reverse
from wagtail.models import Page

from actualites.models import NewsPage
from tests.admin import news_form, page_url, refused
from tests.fences.trying import body


@pytest.fixture
def told(yard):
    """What an address tells the ambassador: the names of the things whose secret it holds, and how it answers."""

    def ask(url, method="get", data=None):
        response = getattr(yard.client, method)(url, data or {})
        text = body(response)
        return {name for secret, name in yard.world.secrets.items() if secret in text}, refused(response)

    return ask


def pk(yard, name):
    return yard.world.pages[name].pk


# CVE-2026-25517


def test_no_preview_of_a_page_that_one_may_not_edit(yard, told):
    """The preview showed any draft to whoever had an account, GET as POST."""
    page = pk(yard, "another’s draft")

    urls = [page_url("preview_on_edit", page), page_url("view_draft", page)]

    assert [told(url, method) for url in urls for method in ("get", "post")] == [(set(), True)] * 4


# CVE-2026-44197 to 44201: versions, histories, copies, the interface for programs


def test_no_comparison_of_the_versions_of_another(yard, told):
    """The comparison asked for no right on the page; a version of one page was shown by the address of another."""
    others, own = yard.world.pages["another’s draft"], yard.world.pages["own draft"]
    crossed = page_url("revisions_view", own.pk, others.latest_revision_id)

    assert told(page_url("revisions_compare", others.pk, "earliest", "latest")) == (set(), True)
    assert yard.client.get(crossed).status_code == 404


def test_no_history_of_the_page_of_another(yard, told):
    page = pk(yard, "another’s sent back")
    state = yard.world.things["workflow states"]["another’s sent back"].pk
    urls = [page_url("history", page), page_url("workflow_history", page)]
    urls += [page_url("history_results", page), page_url("workflow_history_detail", page, state)]

    assert [told(url) for url in urls] == [(set(), True)] * 4


def test_no_copy_of_a_page_that_one_may_not_edit(yard, told):
    """Copying somebody’s draft made it one’s own, and so to be read."""
    form = {"new_title": "À moi", "new_slug": "a-moi", "new_parent_page": pk(yard, "news index")}

    assert told(page_url("copy", pk(yard, "another’s draft")), "post", form) == (set(), True)
    assert not Page.objects.filter(slug="a-moi").exists()


@pytest.mark.parametrize("kind", ["images", "documents", "pages"])
def test_the_interface_for_programs_lists_nothing_to_who_only_writes(told, kind):
    """It listed the pictures and the documents of closed collections, and the fields of drafts."""
    url = reverse(f"wagtailadmin_api:{kind}:listing")

    assert told(f"{url}?fields=*&search=SECRET") == (set(), True)
    assert told(f"{url}?fields=*") == (set(), True)


# CVE-2026-54259 to 54263: « chosen », previews of pictures, translations, the address of a picture


def test_a_chooser_confirms_no_page_that_is_not_public(yard, told):
    """« chosen » gave the title and the address of any page, picture or document whose number was tried."""
    url = reverse("wagtailadmin_choose_page_chosen_multiple")

    assert told(f"{url}?id={pk(yard, 'draft aid')}") == (set(), True)
    assert told(f"{url}?id={pk(yard, 'another’s draft')}&id={pk(yard, 'own online')}") == (set(), True)
    assert yard.client.get(f"{url}?id={pk(yard, 'news index')}").json()["result"][0]["adminTitle"] == "Actualités"


@pytest.mark.parametrize("url", ["images_chooser:chosen", "images:preview", "docs_chooser:chosen"])
def test_a_chooser_confirms_no_file_of_a_closed_collection(yard, told, url):
    thing = yard.world.things["team’s document" if "docs" in url else "team’s picture"]
    values = [thing.pk, "original"] if "preview" in url else [thing.pk]

    assert told(reverse(f"wagtail{url}", args=values)) == (set(), True)


def test_nothing_is_translated_without_the_right_to(yard, told):
    """wagtail-localize asked for the right on the type of page, not on the page."""
    things = yard.world.things
    urls = [
        reverse("wagtail_localize:submit_page_translation", args=[pk(yard, "own draft")]),
        reverse("wagtail_localize:update_translations", args=[things["translation source"].pk]),
        reverse("wagtail_localize:convert_to_alias", args=[pk(yard, "draft translation")]),
        reverse("wagtail_localize:stop_translation", args=[things["translation"].pk]),
        reverse("wagtail_localize:upload_pofile", args=[things["translation"].pk]),
    ]

    assert [told(url, "post", {"locales": things["locale"].pk}) for url in urls] == [(set(), True)] * 5


def test_the_address_of_a_picture_runs_no_script(yard):
    picture = yard.world.things["own picture"]
    spec = "<script>alert(1)</script>"

    response = yard.client.get(reverse("wagtailimages:preview", args=[picture.pk, "x"]).replace("/x/", f"/{spec}/"))

    assert (response.status_code, spec in response.text) == (404, False) or response.status_code == 400


# GHSA-x5cx, GHSA-92hv (GHSA-3vrh is with the interface for programs, jm5p and c2xx with the translations)


def test_a_theme_is_not_copied_without_the_right_to_make_one(yard, told):
    url = reverse("wagtailsnippets_base_theme:copy", args=[yard.world.things["theme"].pk])

    assert told(url) == told(url, "post", {"name": "Copie", "slug": "copie"}) == (set(), True)


def test_a_document_of_a_closed_collection_is_not_served(yard):
    document = yard.world.things["closed document"]
    url = reverse("wagtaildocs_serve", args=[document.pk, document.filename])

    assert refused(yard.client.get(url)) or "_util/login" in yard.client.get(url).url
    assert document.title in body(yard.team.get(url))


# CVE-2023-45809


def test_actions_on_several_accounts_name_nobody(yard, told):
    """The page that asks « are you sure? » named the accounts, even to who might not change them."""
    url = reverse("wagtail_bulk_action", args=["users", "user", "delete"])

    assert told(f"{url}?id={yard.world.things['other'].pk}&next=/admin/") == (set(), True)


def test_the_page_that_asks_to_confirm_a_move_names_no_page(yard, told):
    """As of Wagtail 8.0 it asks for no right, and shows the title of any draft."""
    url = page_url("move_confirm", pk(yard, "draft aid"), pk(yard, "news index"))

    assert told(url) == (set(), True)


def test_comments_of_another_text_are_not_answered(yard):
    """2.15.2: whoever had been told of a comment could read on. A comment is kept by the form of its page alone."""
    page = yard.world.pages["another’s draft"]
    before = list(page.wagtail_admin_comments.values())

    assert refused(yard.client.post(page_url("edit", page.pk), news_form(slug=page.slug)))
    assert list(NewsPage.objects.get(pk=page.pk).wagtail_admin_comments.values()) == before
