"""The same words for everyone: enlarged, spaced out, printed, without movement, in the colours of the system."""

from pathlib import Path

import pytest

from tests.e2e.pages import FRENCH, LANGUAGES, address, send_nothing

LOOKING = Path(__file__).parent / "looking.js"
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
TWICE = "html { font-size: 200% !important; }"
WAYS = {  # window, in CSS pixels, and what the reader's browser adds to the styles of the site
    "four times larger": ((320, 256), ""),
    "four times larger and spaced out": ((320, 256), SPACED),
    "spaced out": ((1280, 1024), SPACED),
    "text twice as large": ((1280, 1024), TWICE),
    "text twice as large on a telephone": ((390, 844), TWICE),
}
READER_STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
LEFT_OUT_OF_PRINT = (
    "nav, form, .screen-only, .subscribe, .traces, .quick-exit, .chart details, .ticket__place a, p.ticket__actions"
)


@pytest.fixture(scope="module")
def faults(browser, site_url):
    """{way: {page: what is wrong}}: each page is opened once, and looked at in every way."""
    context = browser.new_context(base_url=site_url, reduced_motion="reduce")
    context.add_init_script(path=LOOKING)
    page = context.new_page()
    found = {}
    for language in LANGUAGES:
        for kind in FRENCH:
            page.goto(address(kind, language))
            look_at(page, f"{kind}, {language}", found)
        page.goto(address("contact", language))
        send_nothing(page)
        look_at(page, f"contact in error, {language}", found)
    context.close()
    return found


def look_at(page, name, found):
    """Adds to `found` what is wrong on the page shown."""

    def note(way, wrong):
        if wrong:
            found.setdefault(way, {})[name] = wrong

    note("moving", page.evaluate("looking.moving()"))
    for way, ((width, height), css) in WAYS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(READER_STYLE, css)
        note(way, page.evaluate("looking.faults()"))
    page.evaluate(READER_STYLE, "")
    page.emulate_media(forced_colors="active")
    note("unbordered", page.evaluate("looking.unbordered()"))
    page.emulate_media(forced_colors="none")
    page.evaluate("looking.remember()")
    page.emulate_media(media="print")
    note("unprinted", page.evaluate("(left_out) => looking.forgotten(left_out)", LEFT_OUT_OF_PRINT))
    page.emulate_media(media="screen")


@pytest.mark.parametrize("way", WAYS)
def test_no_word_is_lost(faults, way):
    assert faults.get(way, {}) == {}


def test_nothing_moves_for_who_asks_for_stillness(faults):
    assert faults.get("moving", {}) == {}


def test_buttons_and_fields_keep_a_border_in_the_colours_of_the_system(faults):
    assert faults.get("unbordered", {}) == {}


def test_every_word_of_the_page_is_printed(faults):
    assert faults.get("unprinted", {}) == {}


def test_dark_page_is_printed_in_black_on_white(open_page):
    page = open_page(color_scheme="dark")
    page.goto(address("aid"))
    page.emulate_media(media="print")
    colours = "{ const { color, backgroundColor } = getComputedStyle(document.body); return [color, backgroundColor]; }"
    assert page.evaluate(f"() => {colours}") == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("p { height: 10px; overflow: hidden; }", ["coupé : Un texte"]),
        ("p { width: 99px; margin-left: 1301px; }", ["défile de côté : 1400 px pour 1280", "coupé : Un texte"]),
        ("h1 { position: absolute; top: 0; }", ["l’un sur l’autre : Un titre / Un texte"]),
        ("h1 { position: sticky; height: 50vh; }", ["cache 50 % de la fenêtre"]),
        ("", []),
    ],
)
def test_lost_words_are_told(desktop_page, css, told):
    styles = f"<style>* {{ margin: 0; font: 20px/1.5 Arial; }} {css}</style>"
    desktop_page.add_init_script(path=LOOKING)
    desktop_page.goto("about:blank")
    desktop_page.set_content(f"{styles}<h1>Un titre</h1><p>Un texte</p>")
    assert desktop_page.evaluate("looking.faults()") == told
