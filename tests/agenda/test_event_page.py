"""What a parent reads on the page of an event before deciding to come."""

from datetime import date, time

import pytest
import time_machine

from agenda.models import EventException
from tests.factories import EventPageFactory, PartnerPageFactory
from tests.languages import translated
from tests.reading import each, facts, links, soup, words

EVENING = {"start_date": date(2026, 11, 19), "start_time": time(18), "end_time": time(20)}
WEEKLY = {"repeat": "weekly", "weekdays": ["TH"], "count": 5}
RULE = "Chaque jeudi de 18 h à 20 h, 5 fois"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        yield


@pytest.fixture
def event(site_tree):
    def event(*exceptions, **fields):
        rows = [EventException(**each) for each in exceptions]
        return EventPageFactory(parent=site_tree.agenda, **{"title": "Atelier", **EVENING, **fields}, exceptions=rows)

    return event


def test_a_series_says_its_next_date_then_its_rule_then_every_date(client, event):
    page = event(
        {"kind": "cancelled", "day": date(2026, 12, 3), "message": "Salle fermée."},
        {"kind": "moved", "day": date(2026, 12, 10), "new_date": date(2026, 12, 11), "new_venue": "École"},
        {"kind": "extra", "day": date(2026, 12, 12)},
        **WEEKLY,
    )

    response = client.get(page.url)

    assert each(response, ".ticket .when") == ["jeudi 26 novembre 2026, de 18 h à 20 h"]
    assert each(response, ".ticket .rule") == [RULE]
    assert each(response, "main section > .dates > li") == [
        "jeudi 26 novembre 2026, de 18 h à 20 h",
        "jeudi 3 décembre 2026, de 18 h à 20 h Annulé Salle fermée.",
        "vendredi 11 décembre 2026, de 18 h à 20 h Date changée "
        "au lieu de : jeudi 10 décembre 2026, de 18 h à 20 h Ce jour-là : École",
        "samedi 12 décembre 2026, de 18 h à 20 h En plus",
        "jeudi 17 décembre 2026, de 18 h à 20 h",
    ]
    assert each(response, ".dates s") == [
        "jeudi 3 décembre 2026, de 18 h à 20 h",
        "jeudi 10 décembre 2026, de 18 h à 20 h",
    ]
    assert each(response, "details .dates > li") == ["jeudi 19 novembre 2026, de 18 h à 20 h"]


def test_a_next_date_that_is_cancelled_is_said_first_and_the_one_after_is_shown(client, event):
    page = event({"kind": "cancelled", "day": date(2026, 11, 26), "message": "Salle fermée."}, **WEEKLY)

    response = client.get(page.url)

    assert each(response, "main .message") == ["Annulé : jeudi 26 novembre 2026, de 18 h à 20 h Salle fermée."]
    assert each(response, ".ticket .when") == ["jeudi 3 décembre 2026, de 18 h à 20 h"]


def test_what_is_known_is_said_and_what_is_unknown_is_not(client, event):
    known = {"free": "yes", "children_welcome": "yes", "step_free": "yes", "languages_spoken": ["fr", "ar"]}
    contact = {"contact_name": "Nadia", "contact_phone": "01 99 00 12 34", "contact_email": "nadia@example.org"}

    full = client.get(event(**WEEKLY, **known, **contact, to_bring="Un goûter").url)
    bare = client.get(event(slug="nu", **WEEKLY).url)

    assert facts(full) == {
        "Prix": ["Gratuit"],
        "Avec les enfants": ["Les enfants sont les bienvenus"],
        "Poussettes et fauteuils": ["Accès sans marche"],
        "Langues parlées": ["arabe et français"],
        "À apporter": ["Un goûter"],
        "Une question ?": ["Nadia Appeler Nadia 01 99 00 12 34 nadia@example.org"],
    }
    assert facts(bare) == {}


@pytest.mark.parametrize(
    ("fields", "said", "address"),
    [
        ({"registration": "none"}, "Sans inscription : venez comme vous êtes.", None),
        (
            {"registration": "phone", "contact_phone": "01 99 00 12 34"},
            "Par téléphone Appeler 01 99 00 12 34",
            "tel:+33199001234",
        ),
        (
            {"registration": "link", "registration_url": "https://example.org/venir"},
            "S’inscrire (autre site)",
            "https://example.org/venir",
        ),
    ],
)
def test_a_parent_reads_how_to_register(client, event, fields, said, address):
    response = client.get(event(**WEEKLY, **fields).url)

    assert facts(response)["Inscription"] == [said]
    assert [url for _label, url in links(response, ".ticket .facts dd a")][:1] == ([address] if address else [])


def test_a_cancelled_event_says_so_wherever_its_title_goes(client, event):
    page = event(**WEEKLY, status="CANCELLED", status_message="Salle fermée.")

    head = soup(client.get(page.url)).head

    assert words(head.title).startswith("Annulé : Atelier – ")
    assert head.select_one("[property='og:title']")["content"] == "Annulé\u00a0: Atelier"


def test_a_series_with_one_date_cancelled_keeps_its_title(client, event):
    page = event({"kind": "cancelled", "day": date(2026, 11, 26), "message": "Salle fermée."}, **WEEKLY)

    assert words(soup(client.get(page.url)).head.title).startswith("Atelier – ")


def test_what_was_done_is_shown_once_it_is_over(client, event):
    over = client.get(event(outcome="<p>Vingt parents sont venus.</p>").url)
    to_come = client.get(event(slug="serie", outcome="<p>Brouillon.</p>", **WEEKLY).url)

    assert "Ce qui a été fait" in each(over, "main h2")
    assert "Ce qui a été fait" not in each(to_come, "main h2")


def test_the_partner_of_a_session_is_linked_in_the_language_of_the_page(client, event, site_tree):
    partner = PartnerPageFactory(parent=site_tree.partners, title="La Maison", slug="maison")
    translated(partner, "en", title="The House")
    page = event(**WEEKLY, programme=[("entry", {"title": "Accueil", "partner": partner, "start_time": time(18)})])
    english = translated(page, "en", title="Workshop")

    assert links(client.get(page.url), ".programme a") == [("La Maison", "/annuaire/maison/")]
    assert links(client.get(english.url), ".programme a") == [("The House", "/en/annuaire/maison/")]
    assert each(client.get(page.url), "[aria-labelledby=partners-title] .card__title") == ["La Maison"]
