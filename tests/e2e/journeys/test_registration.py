"""A parent keeps places for an event, reads the mail, gives the places back."""

import email
import re
from email import policy

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.pages import LANGUAGES, follow, send

EVENT = "/agenda/exemple-atelier-preparer-un-entretien/"


def open_form(page, language="fr"):
    page.goto(f"{LANGUAGES[language]}{EVENT}")
    follow(page.locator("main a[href$='/inscription/']").first)


def fill(page, name):
    page.fill("[name=name]", name)
    page.fill("[name=email]", f"{name.lower()}@example.org")
    page.fill("[name=children]", "1")
    page.fill("[name=childcare_ages]", "4")


def mail_to(mails, address):
    texts = [email.message_from_string(text, policy=policy.default) for text in mails()]
    return next(text for text in reversed(texts) if text["To"] == address)


def sent_in_time(page):
    """The form leaves as a person would send it: not at once."""
    page.wait_for_timeout(3500)
    send(page)


def test_parent_registers_without_javascript_then_cancels_by_the_link_of_the_mail(plain_page, mails):
    page = plain_page
    page.goto(EVENT)
    assert page.get_by_text("Il reste 12 places").count() == 1
    open_form(page)
    fill(page, "Camille")
    sent_in_time(page)
    assert page.locator("h1").inner_text() == "C’est noté\u00a0: vos places sont gardées."
    follow(page.get_by_role("link", name="Revenir à la page"))
    assert page.get_by_text("Il reste 10 places").count() == 1
    assert page.get_by_text("Camille").count() == 0
    body = mail_to(mails, "camille@example.org").get_content()
    page.goto(re.search(r"http\S+/inscription/\S+", body).group())
    assert "Vous avez gardé 2 places" in page.locator("main").inner_text().replace("\u00a0", " ")
    send(page)
    assert page.locator("h1").inner_text() == "Votre inscription est annulée."
    follow(page.get_by_role("link", name="Revenir à la page"))
    assert page.get_by_text("Il reste 12 places").count() == 1
    assert page.context.cookies() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_from_the_form_to_the_thanks(open_page, axe, mails, language, scheme):
    name = f"Sam{language}{scheme}"
    page = open_page(**PHONE, color_scheme=scheme, reduced_motion="reduce")
    open_form(page, language)
    axe(page)
    send(page)
    assert page.locator("[role=alert]").count() == 1
    axe(page)
    fill(page, name)
    send(page)
    axe(page)
    body = mail_to(mails, f"{name}@example.org".lower()).get_content()
    page.goto(re.search(r"http\S+/inscription/\S+", body).group())
    axe(page)
    send(page)
    axe(page)
    page.reload()
    axe(page)
