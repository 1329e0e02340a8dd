"""Search engines are told the same of a page by each of its versions and by the sitemaps: the whole demo is asked."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Page

from tests.reading import soup
from tests.reseau.base.test_sitemaps import entries

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def reader(demo):
    return Client(headers={"host": "127.0.0.1:8000"})


def told(reader) -> dict[str, tuple[str, dict[str, str]]]:
    """By address of a page: its canonical address, and what it says of its versions."""
    told = {}
    for page in Page.objects.live().filter(depth__gt=1):
        head = soup(reader.get(page.get_url())).head
        versions = {link["hreflang"]: link["href"] for link in head.select("link[rel=alternate][hreflang]")}
        told[page.get_full_url()] = (head.select_one("link[rel=canonical]")["href"], versions)
    return told


def test_every_page_of_the_demo_says_what_its_other_versions_and_the_sitemaps_say(reader):
    pages = told(reader)
    own = {address: versions for address, (canonical, versions) in pages.items() if canonical == address}
    several = {address: versions for address, versions in own.items() if versions}
    shown_in_french = {address: rest for address, rest in pages.items() if address not in own}
    listed = {}
    for code, _name in settings.LANGUAGES:
        listed |= entries(reader, code)

    assert (len(several) >= 30, len(shown_in_french) >= 4) == (True, True)
    assert [address for address, versions in several.items() if address not in versions.values()] == []
    assert [address for address, versions in several.items() if versions["x-default"] != versions["fr"]] == []
    for address, versions in several.items():
        assert [version for version in versions.values() if own[version] != versions] == [], address
    assert listed == own
    assert {address: rest for address, rest in shown_in_french.items() if rest[0] not in own or rest[1]} == {}


def test_each_language_has_its_sitemap(reader):
    index = ElementTree.fromstring(reader.get("/sitemap.xml").content)

    assert [place.text for place in index.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [
        f"{SITE}/sitemap-{code}.xml" for code, _name in settings.LANGUAGES
    ]
