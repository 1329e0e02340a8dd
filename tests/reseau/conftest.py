"""A site in its three languages, as wagtail-localize keeps it."""

from types import SimpleNamespace

import pytest
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization

from tests.factories import (
    AidPageFactory,
    ContactPageFactory,
    ContentPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PartnerPageFactory,
    SiteMapPageFactory,
)


@pytest.fixture
def languages(site_tree):
    """The locales `.en` and `.ar`, still without pages."""
    return SimpleNamespace(
        en=Locale.objects.create(language_code="en"), ar=Locale.objects.create(language_code="ar")
    )


@pytest.fixture
def translated(site_tree, languages):
    """Front page and aid (`.french`) are translated into Arabic; the rest, and all of English, is aliases."""
    french = AidPageFactory(parent=site_tree.guide, title="Cantine", slug="cantine")
    arabic_home = _translate(site_tree.home, languages.ar, "الرئيسية")
    site_tree.guide.copy_for_translation(languages.ar, alias=True)
    arabic = _translate(french, languages.ar, "المطعم المدرسي")
    for locale in (languages.en, languages.ar):
        LocaleSynchronization.objects.create(locale=locale, sync_from=site_tree.home.locale)
    return SimpleNamespace(
        french=french,
        arabic=arabic,
        english_alias=french.get_translation(languages.en),
        arabic_home=arabic_home,
    )


def _translate(page, locale, title):
    translation = page.copy_for_translation(locale)
    translation.title = translation.draft_title = title
    translation.live, translation.has_unpublished_changes = True, False
    translation.save()
    return translation


@pytest.fixture
def one_page_of_each_type(site_tree):
    """Address of one public page of each type, by name."""
    pages = {
        "aid": AidPageFactory(parent=site_tree.guide),
        "event": EventPageFactory(parent=site_tree.agenda),
        "partner": PartnerPageFactory(parent=site_tree.partners),
        "news": NewsPageFactory(parent=site_tree.news),
        "content": ContentPageFactory(parent=site_tree.home),
        "contact": ContactPageFactory(parent=site_tree.home),
        "site map": SiteMapPageFactory(parent=site_tree.home),
        "home": site_tree.home,
        "aids": site_tree.guide,
        "events": site_tree.agenda,
        "partners": site_tree.partners,
        "all news": site_tree.news,
    }
    return {name: page.url for name, page in pages.items()}
