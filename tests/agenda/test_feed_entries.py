from datetime import date, datetime, time

import pytest
import time_machine

from agenda.dates import PARIS
from reseau.base.typography import french
from tests.agenda.calendars import FEED, PUBLISHED, events, titles
from tests.factories import EventPageFactory, PartnerPageFactory
from tests.languages import translated, untranslated

REPUBLISHED = datetime(2026, 11, 3, 10, 30, tzinfo=PARIS)


def test_an_event_is_dated_by_its_last_change(client, workshop):
    before = events(client)[0]
    with time_machine.travel(REPUBLISHED, tick=False):
        workshop.start_time = time(17)
        workshop.save_revision().publish()
    after = events(client)[0]

    assert [event.DTSTAMP for event in (before, after)] == [PUBLISHED, REPUBLISHED]
    assert [event.LAST_MODIFIED for event in (before, after)] == [PUBLISHED, REPUBLISHED]
    assert (after["CREATED"].dt, after["UID"]) == (PUBLISHED, before["UID"])
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_an_event_published_again_without_a_change_keeps_every_byte(client, workshop):
    before = client.get(FEED).content
    with time_machine.travel(REPUBLISHED, tick=False):
        workshop.save_revision().publish()

    assert client.get(FEED).content == before


@pytest.mark.parametrize(
    ("fields", "sequence"),
    [
        ({"title": "Autre titre"}, 0),
        ({"body": "<p>Autre texte.</p>"}, 0),
        ({"venue": "Ailleurs"}, 1),
        ({"end_time": time(21)}, 1),
        ({"status": "CANCELLED", "status_message": "Pluie."}, 1),
    ],
)
def test_a_sequence_grows_when_dates_place_or_state_change(client, workshop, fields, sequence):
    for name, value in fields.items():
        setattr(workshop, name, value)
    workshop.save_revision().publish()

    assert events(client)[0]["SEQUENCE"] == sequence


def test_a_sequence_survives_a_withdrawal(client, workshop):
    workshop.venue = "Ailleurs"
    workshop.save_revision().publish()
    workshop.unpublish()
    workshop.save_revision().publish()

    assert events(client)[0]["SEQUENCE"] == 1


def test_a_draft_of_changes_changes_nothing_in_the_feed(client, workshop):
    before = client.get(FEED).content
    workshop.title = "Atelier à l’étude"
    workshop.save_revision()

    assert client.get(FEED).content == before


def test_an_event_has_one_uid_in_every_language_and_after_every_change(client, workshop):
    uid = str(workshop.translation_key)
    translated(workshop, "en", title="Evening workshop")
    untranslated(workshop, "ar")
    workshop.title, workshop.slug = "Atelier déplacé", "deplace"
    workshop.start_date = workshop.end_date = date(2026, 12, 5)
    workshop.save()

    feeds = [events(client, address) for address in (FEED, f"/en{FEED}", f"/ar{FEED}")]

    assert [[(event["SUMMARY"], event["UID"]) for event in feed] for feed in feeds] == [
        [("Atelier déplacé", uid)],
        [("Evening workshop", uid)],
        [("Atelier du soir", uid)],
    ]


def test_the_feed_of_a_language_holds_that_language_only(client, workshop, site_tree):
    translated(workshop, "en", title="Evening workshop")
    EventPageFactory(parent=site_tree.agenda, title="En français seulement", start_date=date(2026, 12, 4))

    assert titles(client) == ["Atelier du soir", "En français seulement"]
    assert titles(client, f"/en{FEED}") == ["Evening workshop"]
    assert events(client, f"/en{FEED}")[0]["URL"] == "http://testserver/en/agenda/atelier/"


def test_an_event_is_described_in_the_language_of_the_feed(client, workshop):
    workshop.status, workshop.status_message = "CANCELLED", "Salle fermée."
    workshop.price = "5 €"
    workshop.save()
    translated(workshop, "en", title="Evening workshop", status_message="The room is closed.")

    (event,) = events(client, f"/en{FEED}")

    assert event["SUMMARY"] == "[Cancelled] Evening workshop"
    assert event["DESCRIPTION"].splitlines()[:2] == ["The room is closed.", "Price: 5 €"]
    assert event["URL"] == "http://testserver/en/agenda/atelier/"


def test_a_cancelled_event_stays_in_the_feed_with_its_reason(client, workshop):
    workshop.status, workshop.status_message = "CANCELLED", "Salle fermée : venez le 10."
    workshop.save_revision().publish()

    (event,) = events(client)

    assert (event["SUMMARY"], event["STATUS"]) == ("[Annulé] Atelier du soir", "CANCELLED")
    assert event["DESCRIPTION"].splitlines()[0] == "Salle fermée\xa0: venez le 10."


def test_the_description_is_plain_text_with_what_to_know_before_coming(client, workshop):
    workshop.search_description = "Parler des écrans."
    workshop.body = "<p>Café &amp; gâteaux, <b>pour tous</b>.</p><ul><li>Venez tôt</li></ul>"
    workshop.free, workshop.online_url, workshop.step_free = "yes", "https://example.org/salon", "yes"
    workshop.childcare, workshop.childcare_place, workshop.childcare_ages = "yes", "à l’étage", "dès 3 ans"
    workshop.childcare_booking, workshop.to_bring, workshop.languages_spoken = "yes", "Un goûter", ["fr", "ar"]
    workshop.registration, workshop.contact_name, workshop.contact_phone = "phone", "Nadia", "01 23 45 67 89"
    workshop.save()

    (event,) = events(client)

    written = [
        "Parler des écrans.",
        "Café & gâteaux, pour tous. Venez tôt",
        "Prix : Gratuit",
        "Garde des enfants : à l’étage, dès 3 ans, à réserver",
        "Accès sans marche",
        "Langues parlées : arabe, français",
        "À apporter : Un goûter",
        "Inscription par téléphone : 01 23 45 67 89",
        "Contact : Nadia, 01 23 45 67 89",
        "En ligne : https://example.org/salon",
        "http://testserver/agenda/atelier/",
    ]
    assert event["DESCRIPTION"].splitlines() == [french(line) for line in written]


def test_what_is_unknown_is_not_described(client, workshop):
    (event,) = events(client)

    assert event["DESCRIPTION"] == "http://testserver/agenda/atelier/"
    assert "LOCATION" not in event


def test_the_place_is_one_line_with_the_address_of_the_partner(client, site_tree, workshop):
    workshop.place_partner = PartnerPageFactory(
        parent=site_tree.partners,
        title="La Maison",
        address="Bâtiment B\r\n3, rue Haute",
        postal_code="92230",
        town="Gennevilliers",
    )
    workshop.save()

    assert events(client)[0]["LOCATION"] == "La Maison, Bâtiment B, 3, rue Haute, 92230 Gennevilliers"


def test_the_position_of_the_place_is_given_when_it_may_be_said(client, site_tree, workshop):
    place = PartnerPageFactory(parent=site_tree.partners, address="3 rue Haute", latitude="48.93", longitude="2.3")
    workshop.place_partner = place
    workshop.save()
    assert events(client)[0]["GEO"].to_ical() == "48.93;2.3"

    place.protected = True
    place.save_revision().publish()
    (event,) = events(client)
    assert ("GEO" in event, event["LOCATION"]) == (False, place.title)


def test_nobody_is_named_in_the_feed(client, workshop):
    feed = client.get(FEED).content.decode()

    assert [name for name in ("ATTENDEE", "ORGANIZER", "CONTACT", "VALARM") if name in feed] == []
