"""Registering for a date, as a parent meets it."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import EventException, Registration
from reseau.base.isolation import set_apart
from tests.agenda.registrations.conftest import ZEBULON, fields, form_url, kept, new_event, publish, subjects
from tests.languages import everything_untranslated
from tests.reading import each, links, soup, words

NOT_GONE = "Votre inscription n’est pas partie. "
TO_CORRECT = f"{NOT_GONE}Corrigez ce qui est marqué « Erreur », puis envoyez de nouveau."
CONFIRMED = ["C’est noté : vos places sont gardées."]
WAITING = ["C’est noté : vous êtes sur la liste d’attente."]


def test_page_of_the_event_says_how_many_places_are_left_and_leads_to_the_form(visitor, dinner):
    page = visitor.get(dinner.url)

    assert each(page, ".badge") == ["Il reste 3 places"]
    assert ("S’inscrire à ce rendez-vous", form_url(dinner)) in links(page, "main a")


def test_page_of_a_full_event_leads_to_the_waiting_list(visitor, dinner, family):
    family(dinner, "Amel", 3)

    page = visitor.get(dinner.url)

    assert each(page, ".badge") == ["Complet : liste d’attente"]
    assert ("S’inscrire sur la liste d’attente", form_url(dinner)) in links(page, "main a")


def test_event_without_limit_counts_nothing(visitor, clock, site_tree):
    event = new_event(site_tree, slug="fete", capacity=None)

    assert each(visitor.get(event.url), ".badge") == []
    assert ("S’inscrire à ce rendez-vous", form_url(event)) in links(visitor.get(event.url), "main a")


@pytest.mark.parametrize("mode", ["", "none", "phone", "link"])
def test_event_that_keeps_no_places_has_no_form(visitor, clock, site_tree, mode):
    known = {"contact_phone": "01 40 85 66 66", "registration_url": "https://example.org/"}
    event = new_event(site_tree, slug="fete", registration=mode, **known)

    assert visitor.get(form_url(event)).status_code == 404
    assert "inscription/" not in visitor.get(event.url).text


def test_form_stands_under_the_event_and_asks_for_little(visitor, dinner):
    page = soup(visitor.get(form_url(dinner)))

    assert [words(label) for label in page.select("form.form label")] == [
        "Votre nom ou prénom (obligatoire)",
        "Votre courriel",
        "Votre téléphone",
        "Nombre d’adultes (obligatoire)",
        "Nombre d’enfants (obligatoire)",
    ]
    assert words(page.select_one(".when")) == "jeudi 3 décembre 2026, de 18 h à 20 h"
    assert [(words(link), link["href"]) for link in page.select(".breadcrumb a")][-1] == ("Repas partagé", dinner.url)


def test_nothing_else_is_kept_of_who_registers():
    assert [field.name for field in Registration._meta.fields] == [
        *("id", "event", "recurrence_id", "name", "email", "phone", "adults", "children", "childcare_ages"),
        *("language", "state", "created_at", "told_start", "told_end", "told_place", "told_cancelled"),
    ]


def test_notice_beside_the_button_says_who_reads_for_what_and_how_long(visitor, dinner):
    notice = words(soup(visitor.get(form_url(dinner))).select_one("form [aria-labelledby=registration-data]"))

    for said in [
        "garder vos places et à vous prévenir d’un changement",
        "L’équipe du réseau les lit. Personne d’autre : la liste n’est jamais publique.",
        "30 jours après la date",
        "CNIL",
    ]:
        assert said in notice


def test_ages_are_asked_only_where_children_are_looked_after_and_their_age_matters(visitor, clock, site_tree):
    asked = {
        (childcare, ages): "childcare_ages" in fields(visitor.get(form_url(event)))
        for number, (childcare, ages) in enumerate([("yes", True), ("yes", False), ("no", True), ("", True)])
        if (event := new_event(site_tree, slug=f"e{number}", childcare=childcare, childcare_asks_ages=ages))
    }

    assert [question for question, is_asked in asked.items() if is_asked] == [("yes", True)]


def test_registered_parent_reads_when_where_what_to_bring_and_how_to_cancel(register, clock, site_tree):
    event = new_event(site_tree, slug="repas", to_bring="Un plat")

    answer = register(event, adults="2")

    assert each(answer, "h1") == CONFIRMED
    page = words(soup(answer).main)
    for said in [
        "jeudi 3 décembre 2026, de 18 h à 20 h",
        "Maison commune",
        "Un plat",
        "Il contient un lien pour annuler.",
        "si vous étiez déjà sur la liste, rien n’a changé.",
    ]:
        assert said in page
    assert kept() == [("Zébulon Testard", "confirmed")]


def test_parent_without_email_is_told_that_nothing_will_be_confirmed_and_whom_to_call(register, clock, site_tree):
    event = new_event(site_tree, slug="repas", contact_name="Mina", contact_phone="01 40 85 66 66")

    answer = register(event, email="", phone="06 12 34 56 78")

    page = words(soup(answer).main)
    assert "Vous n’avez pas donné de courriel : il n’y aura pas de confirmation écrite. Pour annuler, appelez." in page
    assert ("Appeler Mina 01 40 85 66 66", "tel:+33140856666") in links(answer, "main a")


def test_adults_and_children_each_take_a_place_and_who_does_not_fit_waits(register, dinner, visitor):
    register(dinner, name="Amel", email="amel@example.org", adults="1", children="1")

    assert each(register(dinner, name="Blaise", email="blaise@example.org", children="1"), "h1") == WAITING
    assert each(register(dinner, name="Chan", email="chan@example.org"), "h1") == CONFIRMED
    assert kept() == [("Amel", "confirmed"), ("Blaise", "waiting"), ("Chan", "confirmed")]


def test_each_date_of_a_series_has_its_own_places_and_the_form_says_how_many(register, visitor, weekly):
    register(weekly, adults="3", date="2026-12-10T17:00:00+00:00")
    publish(weekly, exceptions=[EventException(kind="cancelled", day=date(2026, 12, 17), message="Salle fermée")])

    assert each(visitor.get(form_url(weekly)), "[name=date] option") == [
        "jeudi 3 décembre 2026, de 18 h à 20 h – il reste 3 places",
        "jeudi 10 décembre 2026, de 18 h à 20 h – complet, liste d’attente",
    ]
    assert ("Choisir une date et s’inscrire", form_url(weekly)) in links(visitor.get(weekly.url), "main a")


def test_date_that_is_no_longer_open_is_refused_and_nothing_typed_is_lost(register, visitor, clock, weekly):
    refused = register(weekly, seconds=12 * 24 * 3600, date="2026-12-03T17:00:00+00:00")

    assert each(refused, ".field__error") == ["Erreur : On ne peut plus s’inscrire à cette date."]
    assert fields(refused)["name"] == "Zébulon Testard"


@pytest.mark.parametrize("state", ["past", "cancelled"])
def test_event_without_open_date_says_so(visitor, clock, dinner, state):
    if state == "past":
        clock.shift(30 * 24 * 3600)
    else:
        dinner.status, dinner.status_message = "CANCELLED", "La salle est fermée."
        dinner.save()

    assert each(visitor.get(form_url(dinner)), ".empty h2") == ["Il n’y a pas de date à laquelle s’inscrire"]
    assert visitor.post(form_url(dinner), ZEBULON).status_code == 200
    assert "inscription/" not in visitor.get(dinner.url).text
    assert kept() == []


# The same person twice


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"email": "Zebulon@Example.org", "name": "Zébulon"}),
        ({"email": "", "phone": "06 12 34 56 78"}, {"email": "", "phone": "+33 6.12.34.56.78"}),
        ({"phone": "06 12 34 56 78"}, {"email": "autre@example.org", "phone": "0612345678"}),
    ],
)
def test_same_contact_for_the_same_date_takes_places_once(register, dinner, first, second):
    register(dinner, **first)
    again = register(dinner, adults="2", **second)

    assert [(row.adults, row.state) for row in Registration.objects.all()] == [(1, "confirmed")]
    assert "si vous étiez déjà sur la liste, rien n’a changé." in words(soup(again).main)


def test_same_contact_may_come_to_another_date(register, weekly):
    register(weekly, date="2026-12-03T17:00:00+00:00")
    register(weekly, date="2026-12-10T17:00:00+00:00")

    assert len(kept()) == 2


def test_who_is_on_the_list_is_told_by_mail_and_never_to_who_types_the_address(register, dinner, mailoutbox):
    register(dinner, adults="3")
    told_to_zebulon = register(dinner)
    told_to_a_stranger = register(dinner, name="Amel", email="amel@example.org")

    pages = [words(soup(answer).main) for answer in (told_to_zebulon, told_to_a_stranger)]
    assert pages[0] == pages[1]
    assert subjects(mailoutbox) == [
        "Vos places sont gardées : Repas partagé",
        "Vous étiez déjà sur la liste : Repas partagé",
        "Vous êtes sur la liste d’attente : Repas partagé",
    ]


def test_nobody_fills_the_mailbox_of_another(register, dinner, mailoutbox):
    for _attempt in range(5):
        register(dinner)

    assert len(mailoutbox) == 2


# Mistakes, programs


def test_visitors_of_every_language_share_the_places(register, visitor, mailoutbox, dinner):
    everything_untranslated("ar")

    register(dinner, language="/ar", adults="2")

    row = Registration.objects.get()
    assert (row.event, row.language) == (dinner, "ar")
    assert each(visitor.get(dinner.url), ".badge") == ["Il reste 1 place"]
    assert fields(visitor.get(form_url(dinner, "/ar")))["date"] == fields(visitor.get(form_url(dinner)))["date"]
    assert [mailoutbox[-1].body.count(set_apart(french)) for french in ("Repas partagé", "Maison commune")] == [1, 1]


@pytest.mark.parametrize("language", ["", "/ar"])
def test_page_and_form_take_few_queries(visitor, weekly, language):
    everything_untranslated("ar")
    addresses = [f"{language}/agenda/couture/", form_url(weekly, language)]
    taken = []
    for address in addresses:
        visitor.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            visitor.get(address)
        taken.append(len(captured))

    assert [count for count in taken if count > 12] == []
