"""A partner is asked by mail, proposes a change without an account; the team accepts it, and it is public."""

import re
from email import message_from_string, policy

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.pages import LANGUAGES, address, follow, send, sign_in

LINK = re.compile(r"https?://[^/\s]+(/annuaire/proposer/\S+)")
NOTE = "Fermé le premier lundi du mois, pour réunion."


def ask(page, mails) -> str:
    """The team asks; gives the address of the link, as the mail holds it."""
    page.goto(address("partner"))
    number = re.search(r"\d+", page.locator(".report-link a").get_attribute("href")).group()
    sign_in(page, "equipe")
    page.goto(f"/admin/annuaire/demander/{number}/")
    page.get_by_label("Courriel du partenaire").fill("accueil@partenaire.example")
    follow(page.get_by_role("button", name="Envoyer le lien"))
    page.get_by_text("Le lien est parti à accueil@partenaire.example").wait_for()
    letter = message_from_string(mails()[-1], policy=policy.default).get_content()
    return LINK.search(letter).group(1)


@pytest.fixture
def link(desktop_page, mails) -> str:
    return ask(desktop_page, mails)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_the_link_opens(open_page, axe, link, language, scheme):
    page = open_page(**PHONE, color_scheme=scheme, reduced_motion="reduce")
    page.goto(LANGUAGES[language] + link)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    send(page)
    assert page.locator("[role=alert]").count() == 1
    axe(page)
    page.goto(f"{LANGUAGES[language]}/annuaire/proposer/faux/")
    axe(page)


def test_partner_proposes_without_javascript_and_the_team_publishes(plain_page, desktop_page, link):
    plain_page.goto(link)
    plain_page.fill("[name=hours_note]", NOTE)
    plain_page.fill("[name=phone_0_number]", "12 34")
    send(plain_page)
    assert plain_page.input_value("[name=hours_note]") == NOTE
    assert "Ce numéro n’existe pas" in plain_page.locator("main").inner_text()
    plain_page.fill("[name=phone_0_number]", "3919")
    send(plain_page)
    assert "Merci" in plain_page.locator("h1").inner_text()
    assert plain_page.context.cookies() == []

    plain_page.goto(link)
    assert "Ce lien ne marche pas, ou plus." in plain_page.locator("h1").inner_text()
    plain_page.goto(address("partner"))
    assert NOTE not in plain_page.locator("main").inner_text().replace("\xa0", " ")

    desktop_page.goto("/admin/")
    follow(desktop_page.get_by_role("link", name="proposition d’un partenaire"))
    follow(desktop_page.get_by_role("link", name="Maison de justice et du droit"))
    notes = desktop_page.locator("tr", has_text=NOTE)
    notes.get_by_label("Accepter").check()
    desktop_page.locator("tr", has_text="Téléphones").get_by_label("Refuser").check()
    follow(desktop_page.get_by_role("button", name="Enregistrer ces décisions"))
    desktop_page.get_by_text("est publiée").wait_for()

    plain_page.goto(address("partner"))
    assert NOTE in plain_page.locator("main").inner_text().replace("\xa0", " ")
