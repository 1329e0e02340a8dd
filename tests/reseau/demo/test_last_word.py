"""Every word of the demo as one meets it: French spaces never break, an Arabic line keeps each number whole."""

import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.test import Client
from icalendar import Calendar

from tests.e2e.pages import FRENCH, LANGUAGES, address
from tests.guide_pages.reading_pdf import rows

pytestmark = pytest.mark.usefixtures("demo")
NOT_PROSE = ["script", "style", "textarea", "code", "pre", "[document]"]
HEARD = ["alt", "title", "aria-label", "placeholder"]
BREAKABLE = re.compile(r"[^\s] [:;!?»%€]|« |\d (?:km|h)\b")
# Written otherwise than what isolates them.
TURNS_AROUND = {
    "telephone": re.compile(r"(?:\+33[ \xa0]?|\b0)\d(?:[ \xa0.]\d\d){4}"),
    "e-mail": re.compile(r"[\w.]+@[\w.]+\w"),
    "amount": re.compile(r"\d[\d \xa0.,]*[ \xa0]?[€%]"),
    "hours": re.compile(r"\d\d?:\d\d\s?[–-]\s?\d\d?:\d\d"),
}


@pytest.fixture(scope="module")
def visitor():
    return Client(headers={"host": "localhost:8000"})


def soup(visitor, url):
    return BeautifulSoup(visitor.get(url).content, "html.parser")


def texts(page):
    """(words, language, direction) of each text that one reads or hears."""
    for text in page.find_all(string=True):
        if type(text) is NavigableString and text.strip() and text.parent.name not in NOT_PROSE:
            yield str(text), text.find_parent(lang=True)["lang"], text.find_parent(dir=True)["dir"]
    for element in page.find_all(True):
        near = element if element.has_attr("lang") else element.find_parent(lang=True)
        for name in HEARD:
            if near and element.get(name):
                yield element[name], near["lang"], "heard"
    for meta in page.select("meta[name=description], meta[property='og:title'], meta[property='og:description']"):
        yield meta["content"], page.html["lang"], "heard"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_space_of_a_french_word_may_break_whatever_the_page(visitor, language):
    found = {
        (kind, words)
        for kind in FRENCH
        for words, code, _direction in texts(soup(visitor, address(kind, language)))
        if code == "fr" and BREAKABLE.search(words)
    }

    assert found == set()


def test_no_number_stands_unprotected_in_an_arabic_sentence(visitor):
    read = {
        (kind, words)
        for kind in FRENCH
        for words, _code, direction in texts(soup(visitor, address(kind, "ar")))
        if direction == "rtl"
    }

    assert {(name, text) for text in read for name, number in TURNS_AROUND.items() if number.search(text[1])} == set()
    assert len({kind for kind, _words in read}) == len(FRENCH)


def test_the_calendar_and_the_feeds_hold_no_space_that_may_break(visitor):
    events = Calendar.from_ical(visitor.get("/agenda/agenda.ics").content).events
    words = [str(event[name]) for event in events for name in ("SUMMARY", "DESCRIPTION", "LOCATION") if name in event]
    for url in ("/agenda/dates.rss", "/actualites/rss.xml", "/actualites/atom.xml"):
        told = ElementTree.fromstring(visitor.get(url).content).itertext()
        words += [BeautifulSoup(text, "html.parser").get_text() if "<" in text else text for text in told]

    assert [text for text in words if BREAKABLE.search(text)] == []
    assert len(words) > 50


def test_no_line_of_the_printed_guide_begins_with_what_ends_a_word(visitor):
    lines = rows(visitor.get("/guide/guide.pdf").content)

    assert [line for line in lines if line.startswith((*":;!?»%€",))] == []
    assert len(lines) > 500
