"""What search engines are told of each language."""

from xml.etree import ElementTree

import pytest

from tests.factories import AidPageFactory
from tests.languages import translated

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture
def arabic_home(site_tree):
    return translated(site_tree.home, "ar", slug="accueil-ar")


def entries(client, language):
    """By address, the other languages that an entry names."""
    root = ElementTree.fromstring(client.get(f"/sitemap-{language}.xml").content)
    return {
        url.findtext(f"{SITEMAP}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        for url in root.iter(f"{SITEMAP}url")
    }


def test_each_translation_names_all_of_them_in_both_sitemaps(client, arabic_home):
    both = {"fr": "http://testserver/", "ar": "http://testserver/ar/", "x-default": "http://testserver/"}

    assert entries(client, "fr")["http://testserver/"] == both
    assert entries(client, "ar") == {"http://testserver/ar/": both}


def test_an_untranslated_page_names_no_other_language(client, site_tree, arabic_home):
    AidPageFactory(parent=site_tree.guide, slug="bourse")

    assert entries(client, "fr")["http://testserver/guide/bourse/"] == {}


def test_a_longer_sitemap_asks_no_more_of_the_database(client, site_tree, django_assert_max_num_queries):
    for number in range(5):
        AidPageFactory(parent=site_tree.guide, slug=f"aide-{number}")
    client.get("/sitemap-fr.xml")

    with django_assert_max_num_queries(12):
        client.get("/sitemap-fr.xml")
