"""Somebody who has never come opens, on a telephone, the link of a mail, and finds their way to their own home."""

import re
from email import message_from_string, policy

import pytest

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.pages import follow, sign_in

PASSWORD = "trois-petits-chats-gris"


def invite(page, mails, scheme) -> str:
    """Whoever keeps the accounts invites an ambassador; gives the address that the mail holds."""
    sign_in(page, "comptes")
    page.goto("/admin/users/new/")
    page.locator("[name=first_name]").fill("Leïla")
    page.locator("[name=last_name]").fill(f"Haddad {scheme}")
    page.locator("[name=email]").fill(f"leila.{scheme}@parents.example")
    page.get_by_label("Ambassadeurs").check()
    follow(page.locator("main form button[type=submit], main form input[type=submit]").first)
    letter = message_from_string(mails()[-1], policy=policy.default).get_content()
    return re.search(r"/admin/invitation/\S+", letter)[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_invitation_leads_from_the_mail_to_the_first_text(open_page, mails, axe, scheme):
    link = invite(open_page(**DESKTOP), mails, scheme)
    page = open_page(**PHONE, color_scheme=scheme)

    page.goto(link)
    axe(page)
    login = page.locator("main strong").inner_text()
    assert (page.locator("h1").inner_text(), login) == ("Bienvenue Leïla", f"leila.haddad-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_label("Votre signature").fill(f"Leïla.HADDAD-{scheme}")
    page.locator("[name=new_password1]").fill(PASSWORD)
    page.locator("[name=new_password2]").fill(PASSWORD)
    follow(page.get_by_role("button", name="Ouvrir mon compte"))
    assert "un identifiant de connexion" in page.locator("main").inner_text()
    axe(page)

    page.get_by_label("Votre signature").fill("Leïla")
    page.locator("[name=new_password1]").fill(PASSWORD)
    page.locator("[name=new_password2]").fill(PASSWORD)
    follow(page.get_by_role("button", name="Ouvrir mon compte"))
    assert f"Votre identifiant : {login}" in page.locator("main").inner_text()
    axe(page)

    page.locator("[name=username]").fill(login)
    page.locator("[name=password]").fill(PASSWORD)
    follow(page.locator("button[type=submit]"))
    axe(page)
    follow(page.locator("main").get_by_role("link", name="Écrire une actualité"))
    assert page.locator("[name=signature]").input_value() == "Leïla"

    page.goto(link)
    assert "ne marche plus" in page.locator("main").inner_text()
    axe(page)
