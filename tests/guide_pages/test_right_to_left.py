"""The papers in Arabic: what a number says from left to right stays so, whatever stands around it."""

import pytest
import zxingcpp
from django.utils.translation import override

from guide_pages.booklet import Amount, Section
from guide_pages.printing.words import labels
from guide_pages.rich_text import read
from tests.guide_pages.papers import aid, contact, in_arabic, sheet_pdf
from tests.guide_pages.reading_pdf import drawn, fonts, rows

FIGURES = ["80€", "0147990656", "+33147990656", "a.b@example.org", "12500,50€", "09:00–12:00", "2024-04-01", "15%"]


@pytest.fixture(scope="module")
def sheet():
    one = in_arabic(
        aid(partners=[contact(phone="01\xa047\xa099\xa006\xa056", tel="tel:+33147990656")]),
        summary="كل شهر 80 € لكل طفل، اتصلوا على 01 47 99 06 56 أو +33 1 47 99 06 56.",
        caution="اكتبوا إلى a.b@example.org فقط.",
        amount=Amount("مبلغ 12 500,50 € في السنة"),
        sections=[Section("لمن؟", read("<ul><li>من 09:00–12:00 يوم 2024-04-01، أي 15 % من 3 أطفال.</li></ul>"))],
    )
    with override("ar"):
        return sheet_pdf(one, lang="ar", title=one.title, labels=labels())


@pytest.mark.parametrize("figure", FIGURES)
def test_a_number_or_an_address_in_an_arabic_sentence_is_drawn_from_left_to_right(sheet, figure):
    assert [row for row in rows(sheet) if figure in row] != []


def test_the_paper_is_mirrored(sheet):
    sides = {}
    for language, pdf in {"fr": sheet_pdf(aid()), "ar": sheet}.items():
        (page,) = drawn(pdf, 3)
        (code,) = zxingcpp.read_barcodes(page)
        sides[language] = "right" if code.position.top_left.x > page.width / 2 else "left"

    assert sides == {"fr": "left", "ar": "right"}


def test_arabic_letters_bring_their_own_font(sheet):
    assert fonts(sheet) == dict.fromkeys(fonts(sheet), True)
    assert {name.partition("-")[0] for name in fonts(sheet)} == {"Vazirmatn", "AtkinsonHyperlegibleNext"}
