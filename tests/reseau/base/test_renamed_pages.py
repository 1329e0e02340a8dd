"""An address that someone wrote down leads to the page for good, whatever becomes of its name or of its place."""

import pytest

from tests.factories import AidPageFactory, ContentPageFactory, ThemeFactory
from tests.languages import everything_untranslated


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Give a page another address, as publishing it does."""

    def rename(page, slug):
        page.refresh_from_db()
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return rename


def led_to(client, address) -> tuple:
    """(status, new address) of what an address answers."""
    answer = client.get(address)
    return answer.status_code, answer.get("Location", "")


def test_the_old_address_of_an_aid_leads_to_the_new_one(client, multilingual, rename):
    rename(multilingual.french, "cantine-scolaire")

    assert led_to(client, "/guide/cantine/") == (301, "/guide/cantine-scolaire/")
    assert client.get("/guide/cantine-scolaire/").context["page"].title == "Cantine"


def test_each_language_is_led_to_its_own_address(client, multilingual, rename):
    rename(multilingual.arabic, "matam")

    assert led_to(client, "/ar/guide/cantine/") == (301, "/ar/guide/matam/")
    assert client.get("/ar/guide/matam/").context["page"].title == "المطعم المدرسي"
    assert led_to(client, "/guide/cantine/") == (200, "")


def test_the_copies_that_nobody_has_translated_keep_their_address(client, site_tree, rename):
    aid = AidPageFactory(parent=site_tree.guide, title="Cantine", slug="cantine")
    everything_untranslated("en")

    rename(aid, "cantine-scolaire")

    assert led_to(client, "/en/guide/cantine/") == (200, "")


def test_the_pages_below_a_renamed_one_follow(client, site_tree, rename):
    AidPageFactory(parent=site_tree.guide, slug="cantine")

    rename(site_tree.guide, "aides")

    assert led_to(client, "/guide/cantine/") == (301, "/aides/cantine/")


def test_a_page_moved_elsewhere_is_found_from_its_old_place(client, site_tree, django_capture_on_commit_callbacks):
    story = ContentPageFactory(parent=site_tree.home, slug="histoire")
    debut = ContentPageFactory(parent=site_tree.home, slug="debuts")

    with django_capture_on_commit_callbacks(execute=True):
        debut.move(story, pos="last-child")

    assert led_to(client, "/debuts/") == (301, "/histoire/debuts/")


@pytest.mark.parametrize("query", ["theme=logement&page=2", "q=cr%C3%A8che", "q=%0d%0aX:%20y"])
def test_filters_are_kept_on_the_way(client, site_tree, rename, query):
    ThemeFactory(slug="logement")

    rename(site_tree.guide, "aides")

    assert led_to(client, f"/guide/?{query}") == (301, f"/aides/?{query}")


def test_a_page_renamed_twice_is_found_from_both_names(client, site_tree, rename):
    aid = AidPageFactory(parent=site_tree.guide, slug="agepi")
    rename(aid, "age")
    rename(aid, "aide-garde")

    addresses = ["/guide/agepi/", "/guide/age/"]

    assert [led_to(client, address) for address in addresses] == [(301, "/guide/aide-garde/")] * 2


def test_a_name_taken_by_another_page_is_that_page_s(client, site_tree, rename):
    rename(AidPageFactory(parent=site_tree.guide, slug="cantine"), "cantine-scolaire")
    AidPageFactory(parent=site_tree.guide, title="Cantine du soir", slug="cantine")

    assert client.get("/guide/cantine/").context["page"].title == "Cantine du soir"
