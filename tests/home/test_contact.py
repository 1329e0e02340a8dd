import socket

import pytest
import time_machine
from django import forms
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission

from reseau.base.forms import TOO_FAST, TOO_OLD
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.factories import ContactPageFactory
from tests.languages import untranslated
from tests.reading import each, soup, words

WRITTEN = {
    "message": "Bonjour, je cherche une garde le soir.",
    "name": "Samira",
    "email": "samira@example.org",
    "phone": "06 12 34 56 78",
}
THANKS = "Merci, nous vous répondrons."
NOT_GONE = "Votre message n’est pas parti. "
SEND_AGAIN = f"{NOT_GONE}Votre message n’est pas encore parti. Envoyez-le une seconde fois."
REQUIRED = forms.Field.default_error_messages["required"]
TO_CORRECT = f"{NOT_GONE}Corrigez ce qui est marqué « Erreur », puis envoyez de nouveau."


@pytest.fixture
def contact_page(site_tree):
    return ContactPageFactory(
        parent=site_tree.home,
        thank_you_text="Merci, nous vous répondrons.",
        to_address="equipe@example.org",
        from_address="site@example.org",
        subject="Message d’un parent",
    )


@pytest.fixture
def visitor(contact_page):
    """A browser that the site protects itself from as in production: the form holds no CSRF token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-22 10:00:00+01:00", tick=False) as clock:
        yield clock


def fields(response) -> dict[str, str]:
    """What a browser would send back: each field of the form, with what it holds."""
    elements = soup(response).select("form.form input, form.form textarea")
    return {element["name"]: element.get("value", element.get_text().lstrip("\n")) for element in elements}


def write(visitor, clock, seconds=60, **changes):
    """Open the page, fill the form in, send it `seconds` later."""
    shown = fields(visitor.get("/contact/"))
    clock.shift(seconds)
    return visitor.post("/contact/", {**shown, **WRITTEN, **changes})


def thanks(response) -> list[str]:
    return each(response, "main .prose") if soup(response).form is None else []


def kept() -> list[dict]:
    return [submission.form_data for submission in FormSubmission.objects.all()]


def test_message_is_kept_mailed_and_thanked_for(visitor, clock, mailoutbox):
    response = write(visitor, clock)

    assert thanks(response) == [THANKS]
    assert kept() == [WRITTEN]
    (mail,) = mailoutbox
    assert (mail.subject, mail.to, mail.from_email) == (
        "Message d’un parent",
        ["equipe@example.org"],
        "site@example.org",
    )
    assert {value in mail.body for value in WRITTEN.values()} == {True}


@pytest.mark.parametrize("way", ["email", "phone"])
def test_one_way_to_answer_is_enough(visitor, clock, way):
    only = {"name": "", "email": "", "phone": "", way: WRITTEN[way]}

    assert (thanks(write(visitor, clock, **only)), kept()) == ([THANKS], [WRITTEN | only])


def test_message_is_kept_when_no_address_receives_mail(visitor, contact_page, clock, mailoutbox):
    contact_page.to_address = ""
    contact_page.save()

    assert (thanks(write(visitor, clock)), kept(), mailoutbox) == ([THANKS], [WRITTEN], [])


def test_message_survives_a_mail_server_that_is_down(visitor, clock, settings, caplog):
    with socket.create_server(("127.0.0.1", 0)) as closed_after_this_line:
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed_after_this_line.getsockname()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    response = write(visitor, clock)

    assert (thanks(response), kept()) == ([THANKS], [WRITTEN])
    assert caplog.messages == ["Message de contact gardé mais non envoyé par courriel."]


def test_program_that_fills_the_trap_is_thanked_and_dropped(visitor, clock, mailoutbox):
    response = write(visitor, clock, website="https://example.org/publicite")

    assert (thanks(response), kept(), mailoutbox) == ([THANKS], [], [])


def test_trap_is_hidden_from_people(visitor):
    hidden = soup(visitor.get("/contact/")).select("form.form input[type=hidden]")

    assert [field["name"] for field in hidden] == ["website", "shown_at"]


@pytest.mark.parametrize(
    ("seconds", "changes"),
    [
        (TOO_FAST - 1, {}),
        (TOO_OLD + 1, {}),
        (60, {"shown_at": "1:forgé"}),
        (60, {"shown_at": ""}),
    ],
    ids=["too fast", "stale", "forged", "none"],
)
def test_doubtful_message_is_given_back_whole_and_leaves_the_second_time(visitor, clock, mailoutbox, seconds, changes):
    refused = write(visitor, clock, seconds, **changes)

    assert (each(refused, "main .message"), kept(), mailoutbox) == ([SEND_AGAIN], [], [])
    given_back = fields(refused)
    assert {name: given_back[name] for name in WRITTEN} == WRITTEN

    assert (thanks(visitor.post("/contact/", given_back)), kept(), len(mailoutbox)) == (
        [THANKS],
        [WRITTEN],
        1,
    )


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        (
            {"email": "", "phone": ""},
            "Donnez un courriel ou un téléphone, pour que l’on puisse vous répondre.",
        ),
        ({"email": "samira@"}, "Écrivez un courriel comme celui-ci : nom@exemple.fr."),
        ({"message": ""}, REQUIRED),
        ({"message": " \n "}, REQUIRED),
    ],
    ids=["no way to answer", "wrong e-mail", "no message", "blank message"],
)
def test_mistake_is_named_and_nothing_typed_is_lost(visitor, clock, mailoutbox, changes, error):
    refused = write(visitor, clock, **changes)

    assert each(refused, "main .message") == [TO_CORRECT]
    assert each(refused, ".field__error") == [f"Erreur : {error}"]
    assert {name: fields(refused)[name] for name in WRITTEN} == WRITTEN | changes
    assert (kept(), mailoutbox) == ([], [])

    clock.shift(60)
    assert thanks(visitor.post("/contact/", fields(refused) | WRITTEN)) == [THANKS]


def described_by(page, field) -> list[str]:
    """The words that a screen reader adds to the name of a field."""
    return [words(page.find(id=note)) for note in field.get("aria-describedby", "").split()]


def test_each_field_has_its_name_and_says_what_it_expects(visitor):
    page = soup(visitor.get("/contact/"))

    shown = {
        words(page.find("label", attrs={"for": field["id"]})): (
            described_by(page, field),
            field.has_attr("required"),
            field.get("autocomplete"),
        )
        for field in page.select("form.form textarea, form.form input:not([type=hidden])")
    }
    example = "Exemple : nom@exemple.fr. Un courriel ou un téléphone suffit pour vous répondre."
    assert shown == {
        "Votre message (obligatoire)": ([], True, None),
        "Votre nom ou prénom": ([], False, "name"),
        "Votre courriel": ([example], False, "email"),
        "Votre téléphone": ([], False, "tel"),
    }


def test_mistake_is_said_at_once_and_with_its_field(visitor, clock):
    page = soup(write(visitor, clock, email="samira@"))

    assert [words(alert) for alert in page.select("[role=alert]")] == [TO_CORRECT]
    assert [field["name"] for field in page.select("form.form [aria-invalid=true]")] == ["email"]
    assert described_by(page, page.find(id="id_email")) == [
        "Exemple : nom@exemple.fr. Un courriel ou un téléphone suffit pour vous répondre.",
        "Erreur : Écrivez un courriel comme celui-ci : nom@exemple.fr.",
    ]


def test_page_that_gives_a_message_back_says_so_in_its_title(visitor, clock):
    refused = write(visitor, clock, email="", phone="")

    assert each(refused, "title") == ["Erreur : Nous contacter – Réseau des familles monoparentales"]


def test_no_cookie_is_set_by_reading_or_writing(visitor, clock):
    visitor.get("/contact/")
    write(visitor, clock, email="", phone="")
    write(visitor, clock)

    assert dict(visitor.cookies) == {}


def test_form_works_in_a_language_without_translation(visitor, contact_page, clock):
    untranslated(contact_page, "ar")
    shown = soup(visitor.get("/ar/contact/")).select_one("form.form")
    clock.shift(60)
    answers = {field["name"]: field.get("value", "") for field in shown.select("input")} | WRITTEN

    response = visitor.post(shown["action"], answers)

    assert (shown["action"], soup(response).html["dir"], kept()) == ("/ar/contact/", "rtl", [WRITTEN])


@pytest.mark.parametrize(
    ("role", "is_shown"),
    [(ADMINISTRATION, True), (TEAM, True), (AMBASSADORS, False)],
    ids=lambda value: getattr(value, "name", ""),
)
def test_messages_are_for_the_team_alone(visitor, contact_page, clock, roles, role, is_shown):
    write(visitor, clock)

    response = roles.client(role).get(f"/admin/forms/submissions/{contact_page.pk}/", follow=True)

    shown = words(soup(response))
    assert {value in shown for value in WRITTEN.values()} == {is_shown}
