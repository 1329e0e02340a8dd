"""The database follows LANGUAGES: a language is opened, or set aside, and nothing that was written is lost."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from reseau.base.language_sync import set_aside, sync_languages
from reseau.users.roles import TEAM, TRANSLATORS
from tests.factories import AidPageFactory, EventPageFactory
from tests.languages import translated
from tests.reading import each, soup

FRENCH, ARABIC, PERSIAN = ("fr", "Français"), ("ar", "العربيّة"), ("fa", "فارسی")


@pytest.fixture
def speak(settings):
    """The site speaks these languages from now on, as if it had been started again."""

    def speak(*languages):
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = list(languages)

    return speak


@pytest.fixture
def pages(site_tree):
    AidPageFactory(parent=site_tree.guide, title="Bourse", slug="bourse")
    EventPageFactory(parent=site_tree.agenda, title="Café", slug="cafe")
    return Page.objects.filter(depth__gt=1, locale__language_code="fr")


def test_a_new_language_has_every_page_in_french_at_once(client, pages, speak):
    speak(FRENCH, PERSIAN)
    count = pages.count()

    assert sync_languages() == ["فارسی : langue ajoutée", f"فارسی : {count} page(s) montrée(s) en français"]
    assert each(client.get("/fa/guide/"), "main .card__title") == ["Bourse"]
    assert each(client.get("/fa/agenda/"), "main .card__title") == ["Café"]
    assert client.get("/fa/agenda/agenda.ics").text.count("BEGIN:VEVENT") == 1


def test_the_second_time_nothing_is_left_to_do(pages, speak):
    speak(FRENCH, ARABIC, PERSIAN)
    sync_languages()

    assert sync_languages() == []
    assert LocaleSynchronization.objects.count() == 2


def test_pages_that_a_language_lacks_are_filled_in_and_translations_are_left_alone(pages, site_tree, speak):
    speak(FRENCH, ARABIC)
    sync_languages()
    arabic = translated(AidPageFactory(parent=site_tree.guide, title="Cantine"), "ar", title="المطعم")
    AidPageFactory(parent=site_tree.guide, title="Transport")

    assert sync_languages() == ["العربيّة : 1 page(s) montrée(s) en français"]
    assert Page.objects.get(pk=arabic.pk).title == "المطعم"


def test_the_command_gives_the_translators_their_rights_in_a_new_language(roles, pages, speak):
    speak(FRENCH, PERSIAN)
    said = StringIO()
    call_command("sync_languages", stdout=said)
    home = Page.objects.get(locale__language_code="fa", depth=2)

    assert "Traduction : droit donné, publish_page (sous « Accueil », fa)" in said.getvalue().splitlines()
    assert home.permissions_for_user(roles.user(TRANSLATORS)).can_publish()


def test_a_language_taken_out_is_kept_and_no_longer_shown(client, pages, site_tree, speak):
    speak(FRENCH, ARABIC)
    sync_languages()
    aid = pages.get(slug="bourse").specific
    arabic = Page.objects.get(translation_key=aid.translation_key, locale__language_code="ar")
    Page.objects.filter(locale__language_code="ar").update(alias_of=None)
    speak(FRENCH)

    assert set_aside() == [
        f"ar : n’est plus dans LANGUAGES ; ses {pages.count()} page(s) sont gardées, et ne paraissent plus"
    ]
    assert client.get(f"/ar{aid.get_url()}").status_code == 404
    assert client.get(f"/partage/{arabic.pk}.png").status_code == 404
    page = soup(client.get(aid.get_url()))
    assert (page.select(".languages"), page.select("[hreflang]")) == ([], [])
    assert "/ar/" not in client.get("/sitemap-fr.xml").text


def test_the_team_still_works_beside_a_language_taken_out(roles, pages, speak):
    speak(FRENCH, ARABIC)
    sync_languages()
    aid = pages.get(slug="bourse")
    arabic = Page.objects.get(translation_key=aid.translation_key, locale__language_code="ar")
    speak(FRENCH)
    team = roles.client(TEAM)
    addresses = ["/admin/", "/admin/pages/", f"/admin/pages/{aid.pk}/edit/", f"/admin/pages/{arabic.get_parent().pk}/"]
    addresses += [f"/admin/pages/{arabic.pk}/edit/", "/admin/guide/", "/admin/reports/site-history/"]

    answers = {address: team.get(address, follow=True).status_code for address in addresses}
    aid.specific.save_revision().publish()

    assert {address: status for address, status in answers.items() if status not in (200, 404)} == {}
    assert [answers[address] for address in addresses[:3]] == [200, 200, 200]


def test_a_language_put_back_finds_its_translations(client, pages, site_tree, speak):
    speak(FRENCH, ARABIC)
    sync_languages()
    aid = translated(AidPageFactory(parent=site_tree.guide, slug="cantine"), "ar", title="المطعم")
    speak(FRENCH)
    AidPageFactory(parent=site_tree.guide, title="Transport")
    speak(FRENCH, ARABIC)

    assert sync_languages() == ["العربيّة : 1 page(s) montrée(s) en français"]
    assert each(client.get(f"/ar/guide/{aid.slug}/"), "h1") == ["المطعم"]


def test_a_site_in_french_alone_needs_nothing(pages, speak):
    speak(FRENCH)

    assert (sync_languages(), set_aside(), Locale.objects.count()) == ([], [], 1)
