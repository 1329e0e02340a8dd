"""A page offers the site in the language of the browser: one line, in that language, which moves nothing."""

import pytest

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.front.test_weight import SHIFT
from tests.e2e.pages import address, follow

LINE = "[data-suggestion]:visible"
WISHES = "Object.defineProperty(navigator, 'languages', {{ get: () => {} }})"


def lines(page) -> list[tuple[str, str]]:
    """(language, sentence) of each line that is shown."""
    return [(line.get_attribute("lang"), line.locator("a").inner_text()) for line in page.locator(LINE).all()]


@pytest.mark.parametrize(
    ("path", "wishes", "shown"),
    [
        ("/", "['ar']", [("ar", "هذا الموقع متاح أيضًا بالعربية.")]),
        ("/", "['ar-MA', 'fr']", [("ar", "هذا الموقع متاح أيضًا بالعربية.")]),
        ("/", "['so', 'en-GB', 'fr']", [("en", "This site is also in English.")]),
        ("/en/guide/", "['fr-FR', 'en']", [("fr", "Ce site existe aussi en français.")]),
        ("/", "['fr-FR', 'ar']", []),
        ("/ar/agenda/", "['ar']", []),
        ("/", "['so', 'fr']", []),
        ("/", "['so']", []),
        ("/", "[]", []),
    ],
)
def test_the_line_is_in_the_first_language_of_the_browser_that_the_site_speaks(page, path, wishes, shown):
    page.add_init_script(WISHES.format(wishes))
    page.goto(path)

    assert lines(page) == shown


@pytest.mark.parametrize("kind", ["agenda", "partner", "search", "not found"])
def test_the_line_leads_to_the_same_page_in_its_language(open_page, kind):
    page = open_page(**PHONE, locale="ar")
    page.goto(address(kind))
    follow(page.locator(LINE).locator("a"))

    expected = {"not found": "/ar/", "search": "/ar/recherche/"}.get(kind, address(kind, "ar"))
    assert (page.url.removeprefix(page.evaluate("location.origin")), lines(page)) == (expected, [])


def test_once_closed_the_line_does_not_come_back_in_this_tab_and_nothing_else_is_kept(open_page):
    page = open_page(**PHONE, locale="en-GB")
    page.goto("/")
    page.locator(LINE).get_by_role("button").click()
    closed = lines(page)
    page.goto("/agenda/")

    assert (closed, lines(page)) == ([], [])
    assert page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie]") == [
        {"langue-proposee-fermee": ""},
        {},
        "",
    ]


def test_nobody_is_offered_anything_without_javascript(open_page):
    page = open_page(**PHONE, locale="ar", java_script_enabled=False)
    page.goto("/")

    assert page.locator(LINE).count() == 0


@pytest.mark.parametrize("screen", [PHONE, {"viewport": {"width": 320, "height": 568}}, DESKTOP])
@pytest.mark.parametrize("kind", ["home", "sensitive aid"])
def test_the_line_moves_nothing_and_hides_no_way_out(open_page, axe, kind, screen):
    page = open_page(**screen, locale="ar")
    page.goto(address(kind))

    assert page.locator(LINE).get_attribute("dir") == "rtl"
    assert page.evaluate(SHIFT) < 0.02
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for way in page.locator(f"{LINE} a, {LINE} button, .quick-exit a:visible").all():
        way.click(trial=True)
    axe(page)


def test_the_keyboard_meets_the_line_just_after_the_skip_link(open_page):
    page = open_page(**DESKTOP, locale="ar")
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('nav')?.lang") == "ar"
