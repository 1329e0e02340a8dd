"""Every type of page, in every language and both colour schemes, as assistive technologies meet it."""

import pytest
from django.template.loader import render_to_string

from tests.e2e.conftest import PHONE
from tests.e2e.pages import BROKEN, FRENCH, LANGUAGES, address, send_message, send_nothing


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_type_of_page(open_page, axe, language, scheme):
    page = open_page(**PHONE, color_scheme=scheme, reduced_motion="reduce")
    form = page.context.new_page()
    form.goto(address("contact", language))
    for kind in FRENCH:
        page.goto(address(kind, language))
        axe(page)
    send_nothing(form)
    axe(form)
    send_message(form)
    assert form.locator("main form").count() == 0
    axe(form)


def test_axe_finds_nothing_on_the_page_of_a_broken_site(page, axe):
    page.set_content(render_to_string(BROKEN))
    axe(page)


def test_contact_form_in_error_says_so_and_ties_each_error_to_its_field(page):
    page.goto(address("contact"))
    send_nothing(page)
    assert page.title().startswith("Erreur : ")
    assert page.get_by_role("alert").inner_text().startswith("Votre message n’est pas parti.")
    wrong = page.locator("[aria-invalid=true]").all()
    assert [field.get_attribute("name") for field in wrong] == ["message", "email"]
    assert ["Erreur : " in described(page, field) for field in wrong] == [True, True]


def described(page, field) -> str:
    """What a screen reader adds to the name of a field."""
    ids = field.get_attribute("aria-describedby").split()
    return " ".join(page.locator(f"[id='{name}']").inner_text() for name in ids)


def test_skip_link_is_first_and_leads_to_the_content(desktop_page):
    desktop_page.goto("/")
    desktop_page.keyboard.press("Tab")
    assert desktop_page.locator(":focus").inner_text() == "Aller au contenu"
    desktop_page.keyboard.press("Enter")
    assert desktop_page.evaluate("document.activeElement.id") == "contenu"
