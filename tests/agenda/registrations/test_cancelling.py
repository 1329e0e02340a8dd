"""The mails, and the link to cancel that they hold."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from agenda.models import Registration
from tests.agenda.registrations.conftest import cancel_link, kept, new_event, plain, publish, subjects
from tests.languages import everything_translated
from tests.reading import each, links, soup, words


def test_confirmation_says_when_where_how_to_keep_the_date_and_how_to_cancel(register, clock, site_tree, mailoutbox):
    event = new_event(site_tree, slug="repas", title="Repas partagé", to_bring="Un plat", venue_address="1 rue Basse")
    register(event, adults="2", children="1")

    (mail,) = mailoutbox
    link = cancel_link(mail)
    assert (mail.to, mail.subject) == (["zebulon@example.org"], "Vos places sont gardées\u00a0: Repas partagé")
    assert mail.body == (
        "Bonjour,\n\nVos places sont gardées. Vous pouvez venir.\n\nRepas partagé\n"
        "Quand\u00a0: jeudi 3\u00a0décembre 2026, de 18\u00a0h à 20\u00a0h\nOù\u00a0: Maison commune\n1 rue Basse\n"
        "À apporter\u00a0: Un plat\nAdultes\u00a0: 2. Enfants\u00a0: 1.\n\n"
        "La page du rendez-vous\u00a0:\nhttp://testserver/agenda/repas/\n\n"
        "Pour le mettre dans votre calendrier\u00a0:\n"
        f"http://127.0.0.1:8000/agenda/{event.translation_key}.ics\n\n"
        "Un empêchement\u00a0? Annulez par ce lien\u00a0: vos places iront à une autre famille.\n"
        f"http://127.0.0.1:8000{link}\n\nCe lien est à vous\u00a0: ne le faites pas suivre."
    )


def test_link_names_nobody(family, dinner, mailoutbox):
    family(dinner, "Amel")

    assert "amel" not in cancel_link(mailoutbox[0]).lower()


def test_mail_is_in_the_language_of_the_visit_and_its_link_too(register, dinner, mailoutbox):
    everything_translated("en")

    register(dinner, language="/en")

    assert cancel_link(mailoutbox[0]).startswith("/en/agenda/inscription/")
    assert "Thursday 3 December 2026" in mailoutbox[0].body


def test_opening_the_link_says_what_it_would_cancel_and_cancels_nothing(family, dinner, visitor, mailoutbox):
    family(dinner, "Amel", 2)

    page = visitor.get(cancel_link(mailoutbox[0]))

    assert each(page, "h1, .lead") == ["Annuler mon inscription", "Repas partagé"]
    assert "Vous avez gardé 2 places." in words(soup(page).main)
    assert kept() == [("Amel", "confirmed")]


def test_button_of_the_link_cancels_and_erases(family, dinner, visitor, mailoutbox):
    family(dinner, "Amel", 2)

    answer = visitor.post(cancel_link(mailoutbox[0]))

    assert each(answer, "h1") == ["Votre inscription est annulée."]
    assert (kept(), dict(visitor.cookies)) == ([], {})
    assert ("Revenir à la page", dinner.url) in links(answer, "main a")


@pytest.mark.parametrize("method", ["get", "post"])
def test_pages_of_the_link_give_it_to_nobody(family, dinner, visitor, mailoutbox, method):
    family(dinner, "Amel")

    answer = getattr(visitor, method)(cancel_link(mailoutbox[0]))

    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert soup(answer).select_one("meta[name=robots]")["content"] == "noindex"
    assert soup(answer).select("link[rel=canonical], script[type='application/ld+json']") == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", ["forged", "another number", "cut", "words", "used", "past"])
def test_link_that_serves_no_more_says_so(family, dinner, visitor, mailoutbox, clock, method, kind):
    row = family(dinner, "Amel")
    link = cancel_link(mailoutbox[0])
    links = {
        "forged": f"/agenda/inscription/{row.pk}:x/",
        "another number": link.replace(f"/{row.pk}:", f"/{row.pk + 1}:"),
        "cut": f"{link[:-5]}/",
        "words": "/agenda/inscription/merci/",
    }
    if kind == "used":
        visitor.post(link)
    if kind == "past":
        clock.shift(20 * 24 * 3600)
    before = kept()

    answer = getattr(visitor, method)(links.get(kind, link))

    assert (answer.status_code, each(answer, "h1")) == (410, ["Ce lien ne sert plus"])
    assert kept() == before


def test_first_who_waits_and_fits_gets_the_places_given_back(family, dinner, visitor, mailoutbox):
    for name, adults in [("Amel", 2), ("Blaise", 1), ("Chan", 3), ("Dounia", 2), ("Emma", 1)]:
        family(dinner, name, adults)
    mailoutbox_before = len(mailoutbox)

    visitor.post(cancel_link(mailoutbox[0]))

    assert kept() == [("Blaise", "confirmed"), ("Chan", "waiting"), ("Dounia", "confirmed"), ("Emma", "waiting")]
    assert [(mail.to, plain(mail.subject)) for mail in mailoutbox[mailoutbox_before:]] == [
        (["dounia@example.org"], "Des places se sont libérées pour vous : Repas partagé")
    ]


def test_organiser_is_asked_to_call_who_has_places_and_no_email(family, register, dinner, visitor, mailoutbox):
    publish(dinner, contact_email="mina@example.org")
    family(dinner, "Amel", 3)
    register(dinner, email="", phone="06 12 34 56 78")
    link = next(mail for mail in mailoutbox if mail.to == ["amel@example.org"])
    mailoutbox.clear()

    visitor.post(cancel_link(link))

    assert [(mail.to, plain(mail.subject)) for mail in mailoutbox] == [
        (["mina@example.org"], "Familles à appeler : Repas partagé")
    ]
    assert "Zébulon" not in mailoutbox[0].body
    assert "06 12" not in plain(mailoutbox[0].body)


def test_organiser_is_told_how_many_and_when_and_never_who(register, dinner, mailoutbox):
    publish(dinner, contact_email="mina@example.org")

    register(dinner, children="1")

    mail = mailoutbox[-1]
    assert (mail.to, plain(mail.subject)) == (["mina@example.org"], "Une inscription : Repas partagé")
    assert "Une inscription de plus : 2 personnes." in plain(mail.body)
    assert f"/admin/agenda/inscriptions/{dinner.pk}/" in mail.body
    assert [secret for secret in ("testard", "zebulon") if secret in mail.body.lower()] == []


class Down(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"inconnue")})


def test_mail_that_does_not_leave_loses_no_registration_and_writes_no_address_to_the_logs(
    register, dinner, settings, caplog
):
    settings.EMAIL_BACKEND = f"{__name__}.Down"

    answer = register(dinner)

    assert each(answer, "h1") == ["C’est noté : vos places sont gardées."]
    assert kept() == [("Zébulon Testard", "confirmed")]
    assert caplog.messages == ["Courriel d’inscription non envoyé (SMTPRecipientsRefused)."]
    assert "zebulon" not in caplog.text


def test_link_still_cancels_when_the_event_is_no_longer_published(family, dinner, mailoutbox, visitor):
    family(dinner, "Amel")
    dinner.refresh_from_db()
    dinner.unpublish()

    answer = Client().post(cancel_link(mailoutbox[0]))

    assert (each(answer, "h1"), kept()) == (["Votre inscription est annulée."], [])
    assert subjects(mailoutbox)[1:] == []
    assert not Registration.objects.exists()
