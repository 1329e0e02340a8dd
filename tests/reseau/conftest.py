"""A site in its three languages, as wagtail-localize keeps it."""

from types import SimpleNamespace

import pytest

from tests import other_site as other_sites
from tests.factories import (
    AidPageFactory,
    ContactPageFactory,
    ContentPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PartnerPageFactory,
    SiteMapPageFactory,
)
from tests.languages import everything_untranslated, translated


@pytest.fixture
def multilingual(site_tree):
    """Front page and aid (`.french`) are translated into Arabic; the rest, and all of English, is aliases."""
    french = AidPageFactory(parent=site_tree.guide, title="Cantine", slug="cantine")
    arabic_home = translated(site_tree.home, "ar", title="الرئيسية")
    arabic = translated(french, "ar", title="المطعم المدرسي")
    everything_untranslated("en")
    everything_untranslated("ar")
    return SimpleNamespace(french=french, arabic=arabic, arabic_home=arabic_home)


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


@pytest.fixture
def other_site():
    """Another site, on this machine (see tests/other_site.py)."""
    with other_sites.other_site() as site:
        yield site
