"""The month on paper, as a volunteer prints it, and its code, as a telephone reads it."""

from datetime import date

import pytest

from tests.e2e.pages import LANGUAGES
from tests.guide_pages.reading_pdf import codes, drawn, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ordinary_month_is_one_page_whose_code_leads_to_the_calendar(desktop_page, site_url, language):
    prefix = LANGUAGES[language]
    desktop_page.goto(f"{prefix}/agenda/affiche/")
    pdf = desktop_page.pdf(prefer_css_page_size=True)

    assert [image.size for image in drawn(pdf, 1)] == [(595, 842)]  # A4, in points
    assert codes(pdf) == [f"{site_url}{prefix}/agenda/agenda.ics"]


def test_the_code_is_that_of_the_filters(desktop_page, site_url):
    desktop_page.goto("/agenda/affiche/?free=on&step_free=on")

    assert codes(desktop_page.pdf(prefer_css_page_size=True)) == [f"{site_url}/agenda/agenda.ics?free=on&step_free=on"]


def test_the_sheet_is_alone_on_its_page(desktop_page):
    desktop_page.goto("/agenda/affiche/")
    printed = text(desktop_page.pdf(prefer_css_page_size=True))

    assert printed.startswith("Réseau des familles monoparentales")
    assert str(date.today().year) in printed
    assert "Mentions légales" not in printed


def test_the_button_prints(page):
    page.goto("/agenda/affiche/")
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.get_by_role("button", name="Imprimer").click()
    assert page.locator("body[data-printed=yes]").count() == 1


def test_without_script_a_sentence_says_how_to_print(plain_page):
    plain_page.goto("/agenda/affiche/")
    assert plain_page.get_by_role("button", name="Imprimer").count() == 0
    assert plain_page.get_by_text("Pour l’imprimer, ouvrez le menu de votre navigateur").is_visible()
