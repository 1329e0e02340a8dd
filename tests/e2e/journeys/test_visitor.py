"""What a parent comes to do, on a telephone."""

import re

import pytest

from tests.e2e.pages import FRENCH, address, follow


def test_parent_finds_an_aid_by_the_words_of_a_situation(page):
    page.goto("/")
    follow(page.get_by_role("link", name=re.compile("La pension n’est pas payée")))
    assert page.locator("h1").inner_text() == "Pension alimentaire versée par la Caf"
    assert page.locator("a[href='tel:3238']").first.is_visible()


def test_parent_finds_an_aid_by_its_old_name(page):
    page.goto("/")
    page.get_by_label("Que cherchez-vous").fill("agepi")
    follow(page.get_by_role("button", name="Rechercher"))
    follow(page.get_by_role("link", name="Aide à la garde d’enfants de France Travail"))
    assert page.locator("h1").inner_text() == "Aide à la garde d’enfants de France Travail"


@pytest.mark.parametrize("browser_page", ["page", "plain_page"])
def test_menu_opens_with_and_without_javascript(request, browser_page):
    phone = request.getfixturevalue(browser_page)
    phone.goto("/")
    phone.get_by_text("Menu", exact=True).click()
    follow(phone.get_by_role("link", name="Guide des aides").first)
    assert phone.locator("h1").inner_text() == "Guide des aides"


def test_guide_is_narrowed_to_a_theme_without_javascript(plain_page):
    plain_page.goto("/guide/")
    plain_page.get_by_label("Thème").select_option(label="Logement")
    follow(plain_page.get_by_role("button", name="Filtrer"))
    titles = plain_page.locator("main article h3").all_inner_texts()
    assert titles == [
        "APL et aides au logement",
        "Chèque énergie",
        "Demande de logement HLM",
        "FSL, l’aide pour le loyer et l’énergie",
    ]


def test_event_says_when_and_where_before_anything_else(page):
    page.goto(address("event"))
    position = page.locator("main").inner_text().index
    assert position("18\u00a0h") < position("Lieu d’exemple") < position("Le programme")


def test_cancelled_event_says_so_and_why(page):
    page.goto(address("cancelled event"))
    notice = page.locator("main [role=status], main .message").first.inner_text()
    assert "annulé" in notice
    assert "Cet atelier d’exemple est annulé." in notice


def test_agenda_offers_its_calendar(page):
    page.goto("/agenda/")
    assert page.get_by_role("link", name="S’abonner à l’agenda").get_attribute("href").startswith("webcal://")


def test_visitor_changes_language_and_keeps_the_page(page):
    page.goto(address("aid"))
    follow(page.locator("header a[hreflang=ar]"))
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.url.endswith(address("aid", "ar"))


def test_untranslated_page_keeps_its_french_and_says_so(page):
    page.goto(address("untranslated aid", "ar"))
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("main h1").evaluate("node => node.closest('[lang]').lang") == "fr"


def test_contact_message_is_thanked_and_an_incomplete_one_keeps_its_words(page):
    page.goto("/contact/")
    page.get_by_label("Votre message").fill("Bonjour, je cherche une garde.")
    page.wait_for_timeout(3500)  # a form sent in less than three seconds is taken for a program's
    follow(page.get_by_role("button", name="Envoyer le message"))
    assert page.get_by_label("Votre message").input_value() == "Bonjour, je cherche une garde."
    page.get_by_label("Votre téléphone").fill("01 02 03 04 05")
    follow(page.get_by_role("button", name="Envoyer le message"))
    assert "Merci" in page.locator("main").inner_text()


def test_nothing_is_stored_on_a_reader_s_telephone(open_page):
    page = open_page()
    for kind in FRENCH:
        page.goto(address(kind))
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
