"""Every type of page, in every language and both colour schemes, as assistive technologies meet it."""

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.pages import FRENCH, LANGUAGES, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_type_of_page(open_page, axe, language, scheme):
    page = open_page(**PHONE, color_scheme=scheme, reduced_motion="reduce")
    for kind in FRENCH:
        page.goto(address(kind, language))
        axe(page)


@pytest.mark.parametrize("kind", FRENCH)
def test_no_page_scrolls_sideways_at_320_pixels(open_page, kind):
    page = open_page(viewport={"width": 320, "height": 700})
    for language in LANGUAGES:
        page.goto(address(kind, language))
        assert page.evaluate("document.scrollingElement.scrollWidth") == 320


def test_skip_link_is_first_and_leads_to_the_content(desktop_page):
    desktop_page.goto("/")
    desktop_page.keyboard.press("Tab")
    assert desktop_page.locator(":focus").inner_text() == "Aller au contenu"
    desktop_page.keyboard.press("Enter")
    assert desktop_page.evaluate("document.activeElement.id") == "contenu"
