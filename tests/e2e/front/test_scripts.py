"""Arabic letters: larger, further apart, drawn by a file of their own, which nobody else has to fetch."""

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.pages import address

ARABIC = "vazirmatn-arabic"
# Persian has letters and digits that Arabic does not.
LETTERS = {"Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةى٠١٢٣٤٥٦٧٨٩،؛؟", "Persian": "پچژگکی۰۱۲۳۴۵۶۷۸۹"}
# A letter that the font lacks is drawn by the next one: its width then depends on which one comes next.
MISSING = """([letters, family]) => {
  const pen = document.createElement("canvas").getContext("2d");
  const width = (letter, next) => (pen.font = `200px ${family}, ${next}`, pen.measureText(letter).width);
  return [...letters].filter((letter) => width(letter, "monospace") !== width(letter, "serif"));
}"""
TYPE = """(element) => {
  const style = getComputedStyle(element);
  return [parseFloat(style.fontSize), parseFloat(style.lineHeight)];
}"""


def fonts_fetched(page, url):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if request.resource_type == "font" else None)
    page.goto(url)
    page.evaluate("document.fonts.ready.then(() => null)")
    return [url for url in fetched if ARABIC in url]


@pytest.mark.parametrize(("language", "files"), [("fr", 0), ("en", 0), ("ar", 1)])
@pytest.mark.parametrize("kind", ["home", "aid", "agenda", "partner"])
def test_only_a_page_in_arabic_letters_fetches_their_file(open_page, kind, language, files):
    assert len(fonts_fetched(open_page(**PHONE), address(kind, language))) == files


@pytest.mark.parametrize("script", LETTERS)
def test_the_file_has_every_letter(open_page, script):
    page = open_page(**PHONE)
    page.goto(address("home", "ar"))
    page.evaluate("document.fonts.load('200px Vazirmatn', 'ا')")

    assert page.evaluate(MISSING, [LETTERS[script], "Vazirmatn"]) == []
    assert page.evaluate(MISSING, ["Ж", "Vazirmatn"]) == ["Ж"]


@pytest.mark.parametrize("code", ["ar", "fa", "ur"])
def test_any_language_written_in_arabic_letters_is_larger_and_has_room_between_its_lines(open_page, code):
    page = open_page(**PHONE)
    page.goto(address("content"))
    size, _line = page.locator("main .prose p").first.evaluate(TYPE)
    page.evaluate("(code) => { document.documentElement.lang = code; }", code)

    larger, line = page.locator("main .prose p").first.evaluate(TYPE)
    lead_size, lead = page.locator("main .lead").first.evaluate(TYPE)
    assert 1.10 <= larger / size <= 1.15
    assert (line / larger >= 1.7, lead / lead_size >= 1.7) == (True, True)
