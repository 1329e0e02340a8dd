"""The dates that an editor reads while typing."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from agenda.models import EventPage
from reseau.users.roles import TEAM
from tests.agenda.test_events import posted
from tests.agenda.test_series_readers import row
from tests.reading import soup as read
from tests.reading import words

CAFE = {
    "start_date": "2026-10-13",
    "start_time": "09:00",
    "end_time": "11:00",
    "repeat": "weekly",
    "until": "2026-11-10",
    "school_zone": "C",
}


def said(client, weekdays=("TU",), **fields):
    data = posted(title="", slug="", **fields) | {"weekdays": list(weekdays)}
    return words(read(client.post(reverse("preview_dates"), data)))


def test_the_rule_its_dates_and_the_holidays_it_skips_are_said(roles, site_tree):
    cancelled = inline_formset([row("cancelled", "2026-11-03", message="Salle fermée.")])

    assert said(roles.client(TEAM), exceptions=cancelled, **CAFE).replace("\xa0", " ") == (
        "chaque mardi de 9 h à 11 h, jusqu’au mardi 10 novembre 2026, sauf vacances scolaires (zone C) "
        "3 dates mardi 13 octobre 2026 mardi 3 novembre 2026 (annulé) mardi 10 novembre 2026 "
        "Sautées : 20 octobre 2026 (Vacances de la Toussaint), 27 octobre 2026 (Vacances de la Toussaint)"
    )
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"until": ""}, "Donnez un dernier jour ou un nombre de fois, l’un des deux."),
        ({"start_date": ""}, "Champ requis."),
        ({"start_date": "demain"}, "Saisissez une date valide."),
        ({"weekdays": []}, "Cochez au moins un jour."),
        (
            {"exceptions": inline_formset([row("cancelled", "2026-11-03")])},
            "Dites aux familles pourquoi, et que faire à la place.",
        ),
        (
            {"exceptions": inline_formset([row("skipped", "2026-11-04")])},
            "Le 04/11/2026 n’est pas une des dates de cet événement.",
        ),
        ({"until": "2029-09-01"}, "Les vacances scolaires ne sont connues que jusqu’au 31/08/2028 : arrêtez-vous là."),
        ({"until": "2031-01-01"}, "Le dernier jour est trop loin : 3 ans au plus après le premier."),
    ],
)
def test_what_keeps_the_dates_from_being_is_said_in_their_place(roles, site_tree, fields, expected):
    assert said(roles.client(TEAM), **CAFE | fields) == expected


def test_the_editor_shows_the_dates_of_an_event_already_there(roles, site_tree, workshop):
    page = roles.client(TEAM).get(reverse("wagtailadmin_pages:edit", args=[workshop.pk]))

    panel = read(page).select_one("[data-event-dates]")
    assert words(panel.strong).replace("\xa0", " ") == "jeudi 3 décembre 2026, de 18 h à 20 h"
    assert "js/admin-dates.js" in page.text


def test_who_is_not_signed_in_is_asked_to(client, site_tree):
    address = reverse("preview_dates")

    assert client.post(address).url == f"{reverse('wagtailadmin_login')}?next={address}"


def test_it_is_only_posted_to_and_keeps_nothing(roles, site_tree):
    assert roles.client(TEAM).get(reverse("preview_dates")).status_code == 405
