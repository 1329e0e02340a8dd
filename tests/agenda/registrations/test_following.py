"""What becomes of registrations when the editor changes their event."""

from datetime import date, time

import pytest

from agenda.models import EventException, Registration
from tests.agenda.registrations.conftest import kept, plain, publish, subjects

THIRD, TENTH = "2026-12-03T17:00:00+00:00", "2026-12-10T17:00:00+00:00"
CANCELLED = {"status": "CANCELLED", "status_message": "La salle est fermée."}


def at(hour, minute=0):
    return {"start_time": time(hour, minute), "end_time": time(hour + 2)}


def test_more_places_are_given_to_those_who_wait_when_the_event_is_published(family, dinner, mailoutbox):
    for name, adults in [("Amel", 3), ("Blaise", 2), ("Chan", 1)]:
        family(dinner, name, adults)
    mailoutbox.clear()

    publish(dinner, capacity=5)

    assert kept() == [("Amel", "confirmed"), ("Blaise", "confirmed"), ("Chan", "waiting")]
    assert [(mail.to[0], plain(mail.subject)) for mail in mailoutbox] == [
        ("blaise@example.org", "Des places se sont libérées pour vous : Repas partagé")
    ]


@pytest.mark.parametrize("capacity", [None, 100])
def test_no_more_limit_lets_everybody_in(family, dinner, capacity):
    for name in ["Amel", "Blaise", "Chan"]:
        family(dinner, name, 2)

    publish(dinner, capacity=capacity)

    assert {state for _name, state in kept()} == {"confirmed"}


def test_fewer_places_send_nobody_away(family, dinner, mailoutbox):
    family(dinner, "Amel", 3)
    mailoutbox.clear()

    publish(dinner, capacity=1)

    assert (kept(), mailoutbox) == ([("Amel", "confirmed")], [])


def test_cancelled_event_is_told_once_with_its_message(family, dinner, mailoutbox):
    family(dinner, "Amel", 3)
    family(dinner, "Blaise", 1)
    mailoutbox.clear()

    publish(dinner, **CANCELLED)
    publish(dinner, title="Repas")

    assert sorted(mail.to[0] for mail in mailoutbox) == ["amel@example.org", "blaise@example.org"]
    assert set(subjects(mailoutbox)) == {"Annulé : Repas partagé"}
    for said in ["Ce rendez-vous n’aura pas lieu.", "jeudi 3 décembre 2026, de 18 h à 20 h", "La salle est fermée."]:
        assert said in plain(mailoutbox[0].body)


def test_cancelled_date_of_a_series_is_told_to_those_of_that_date_alone(family, weekly, mailoutbox):
    family(weekly, "Amel", date=THIRD)
    family(weekly, "Blaise", date=TENTH)
    mailoutbox.clear()

    publish(weekly, exceptions=[EventException(kind="cancelled", day=date(2026, 12, 10), message="Salle fermée")])

    assert [(mail.to[0], plain(mail.subject)) for mail in mailoutbox] == [("blaise@example.org", "Annulé : Couture")]


def test_moved_date_keeps_its_registrations_and_tells_them(family, weekly, mailoutbox):
    row = family(weekly, "Amel", date=TENTH)
    mailoutbox.clear()

    publish(weekly, exceptions=[EventException(kind="moved", day=date(2026, 12, 10), new_date=date(2026, 12, 11))])

    row.refresh_from_db()
    assert (subjects(mailoutbox), row.recurrence_id.isoformat()) == (["Changement : Couture"], TENTH)
    for said in [
        "Vos places restent gardées.",
        "Quand : vendredi 11 décembre 2026, de 18 h à 20 h",
        "Au lieu de : jeudi 10 décembre 2026",
    ]:
        assert said in plain(mailoutbox[0].body)


@pytest.mark.parametrize(
    ("changes", "when"),
    [
        (at(19), "jeudi 3 décembre 2026, de 19 h à 21 h"),
        ({"start_date": date(2026, 12, 5), "end_date": date(2026, 12, 5)}, "samedi 5 décembre 2026, de 18 h à 20 h"),
        ({"venue": "Parc"}, "Où : Parc"),
    ],
)
def test_event_of_one_date_keeps_its_registrations_wherever_it_goes(family, dinner, mailoutbox, changes, when):
    row = family(dinner, "Amel")
    mailoutbox.clear()

    event = publish(dinner, **changes)

    row.refresh_from_db()
    assert row.recurrence_id in event.recurrence_ids
    assert subjects(mailoutbox) == ["Changement : Repas partagé"]
    assert when in plain(mailoutbox[0].body)


def test_series_that_changes_its_hour_keeps_each_registration_on_its_day(family, weekly, mailoutbox):
    family(weekly, "Amel", date=THIRD)
    family(weekly, "Blaise", date=TENTH)
    mailoutbox.clear()

    publish(weekly, **at(17, 30))

    assert [row.recurrence_id.isoformat()[:16] for row in Registration.objects.order_by("pk")] == [
        "2026-12-03T16:30",
        "2026-12-10T16:30",
    ]
    assert subjects(mailoutbox) == ["Changement : Couture"] * 2


def test_date_that_the_series_no_longer_has_is_told_as_cancelled(family, weekly, mailoutbox):
    family(weekly, "Amel", date="2026-12-17T17:00:00+00:00")
    mailoutbox.clear()

    publish(weekly, count=2)
    publish(weekly, title="Couture douce")

    assert subjects(mailoutbox) == ["Annulé : Couture"]
    assert "jeudi 17 décembre 2026, de 18 h à 20 h" in plain(mailoutbox[0].body)


def test_who_has_no_email_is_for_the_organiser_to_call(register, dinner, mailoutbox):
    publish(dinner, contact_email="mina@example.org")
    register(dinner, email="", phone="06 12 34 56 78")
    mailoutbox.clear()

    publish(dinner, **CANCELLED)
    publish(dinner, title="Repas")

    assert [(mail.to[0], plain(mail.subject)) for mail in mailoutbox] == [
        ("mina@example.org", "Familles à appeler : Repas partagé")
    ]


def test_mail_that_could_not_leave_leaves_with_the_next_publication(family, dinner, mailoutbox, settings):
    family(dinner, "Amel")
    mailoutbox.clear()
    settings.EMAIL_BACKEND = "tests.agenda.registrations.test_cancelling.Down"
    publish(dinner, **CANCELLED)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    publish(dinner, title="Repas")

    assert subjects(mailoutbox) == ["Annulé : Repas"]


def test_nothing_is_told_when_nothing_has_changed_nor_of_a_past_date(family, dinner, mailoutbox, clock):
    family(dinner, "Amel")
    mailoutbox.clear()

    publish(dinner, title="Repas", body="<p>Bienvenue.</p>")
    clock.shift(20 * 24 * 3600)
    publish(dinner, **CANCELLED)

    assert mailoutbox == []
