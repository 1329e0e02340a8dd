"""Every type of page, in every language, is valid HTML as it is sent."""

import urllib.error
import urllib.request

from tests.e2e.pages import FRENCH, LANGUAGES, address
from tests.tooling.judges import html_faults


def test_html_is_valid_on_every_type_of_page(site_url):
    addresses = [address(kind, language) for language in LANGUAGES for kind in FRENCH]

    assert html_faults({path: sent(f"{site_url}{path}") for path in addresses}) == {}


def test_a_fault_of_html_is_told():
    page = "<!doctype html><html lang='fr'><head><title>A</title></head><body><img src='a.png'></body></html>"

    assert html_faults({"image": page}) == {"image": ['1:68 <img> is missing required "alt" attribute (wcag/h37)']}


def sent(url: str) -> str:
    """The page as the server sends it, error pages included."""
    try:
        with urllib.request.urlopen(url) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()
