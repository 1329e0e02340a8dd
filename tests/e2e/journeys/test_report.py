"""A reader says that something is wrong on a page, without account; the team reads it."""

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.pages import LANGUAGES, address, follow, send, sign_in

SAID = "Le numéro d’exemple ne répond plus."


def open_form(page, language="fr"):
    """The form of the sensitive aid: its address holds a number."""
    page.goto(address("sensitive aid", language))
    follow(page.locator(".report-link a"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_from_the_form_to_the_thanks(open_page, axe, language, scheme):
    page = open_page(**PHONE, color_scheme=scheme, reduced_motion="reduce")
    open_form(page, language)
    axe(page)
    send(page)
    assert page.locator("[role=alert]").count() == 1
    axe(page)
    page.check("[value=wrong_number]")
    send(page)
    assert page.url.endswith("/merci/")
    axe(page)
    assert page.locator("[data-quick-exit]").count() == 1


def test_error_reported_without_javascript_is_read_by_the_team(plain_page, desktop_page):
    open_form(plain_page)
    plain_page.get_by_label("En quelques mots").fill(SAID)
    send(plain_page)
    assert plain_page.get_by_label("En quelques mots").input_value() == SAID
    plain_page.get_by_label("Un numéro de téléphone est faux").check()
    send(plain_page)
    assert "Merci" in plain_page.locator("h1").inner_text()
    assert plain_page.context.cookies() == []
    follow(plain_page.get_by_role("link", name="Revenir à la page"))
    assert plain_page.url.endswith(address("sensitive aid"))
    sign_in(desktop_page, "equipe")
    desktop_page.goto("/admin/relecture/erreurs/?state=new")
    assert desktop_page.get_by_text(SAID).count() == 1
