"""Hours from the editor's form to what a visitor reads."""

from datetime import date, datetime, time
from html import unescape
from json import dumps

import pytest
import time_machine
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from partenaires.models import PartnerPage
from reseau.base.clock import PARIS
from reseau.users.roles import TEAM
from tests.admin import page_url
from tests.factories import PartnerPageFactory
from tests.languages import translated, untranslated
from tests.reading import each, rows, soup, words

WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr"]
MORNING = {"start": time(9), "end": time(12)}
WEDNESDAY = datetime(2026, 11, 25, 10, 12, tzinfo=PARIS)


@pytest.fixture
def partner(site_tree):
    return PartnerPageFactory(parent=site_tree.partners, title="Maison des familles", slug="maison")


def opening(days, weeks="", *ranges):
    return "opening", {"days": days, "ranges": ranges or [MORNING], "weeks": weeks}


def closure(first, last=None, yearly=False):
    return "closure", {"first": first, "last": last, "yearly": yearly}


def test_rows_write_the_expression(partner):
    partner.schedule = [
        opening(WEEKDAYS),
        opening(["Sa"], "even"),
        closure(date(2026, 8, 1), date(2026, 8, 31), yearly=True),
        closure(date(2027, 5, 7)),
    ]
    partner.closed_on_holidays = True
    partner.save()
    partner.refresh_from_db()

    assert partner.hours == (
        "Mo-Fr 09:00-12:00; week 02-52/2 Sa 09:00-12:00; PH off; Aug 01-Aug 31 off; 2027 May 07 off"
    )


def test_expression_stands_for_what_rows_cannot_say(partner):
    partner.hours_expression = "Mo[1] 14:00-17:00"
    partner.save()

    assert (partner.hours, partner.usual_week) == ("Mo[1] 14:00-17:00", [])


def test_rows_and_expression_together_are_refused(partner):
    partner.schedule, partner.hours_expression = [opening(WEEKDAYS)], "Mo[1] 14:00-17:00"

    with pytest.raises(ValidationError, match="Les lignes disent déjà les horaires"):
        partner.full_clean()


def test_invalid_expression_is_refused_on_saving(partner):
    partner.hours_expression = "du lundi au vendredi"

    with pytest.raises(ValidationError, match="Cette expression n’est pas comprise"):
        partner.save()


@pytest.mark.parametrize(
    ("expression", "rows", "raw"),
    [
        ("Mo-Fr 09:00-12:00; Aug 01-Aug 31 off; PH off", 2, ""),
        ("24/7", 1, ""),
        ("Mo[1] 14:00-17:00", 0, "Mo[1] 14:00-17:00"),
        ("", 0, ""),
    ],
)
def test_expression_from_elsewhere_becomes_rows_when_they_can_hold_it(partner, expression, rows, raw):
    partner.set_hours(expression)
    partner.full_clean()
    partner.save()
    partner = PartnerPage.objects.get(pk=partner.pk)

    assert (len(partner.schedule), partner.hours_expression) == (rows, raw)
    assert set(partner.hours.split("; ")) == set(expression.split("; "))


def test_wrong_expression_from_elsewhere_changes_nothing(partner):
    partner.set_hours("Mo-Fr 09:00-12:00")

    with pytest.raises(ValidationError):
        partner.set_hours("9h-12h")

    assert partner.hours == "Mo-Fr 09:00-12:00"


@time_machine.travel(WEDNESDAY, tick=False)
def test_page_says_whether_it_is_open_and_at_what_hour_that_is_true(client, partner):
    partner.set_hours("Mo-Fr 09:00-12:00; Sa 09:00-11:00; PH off; 2026 Dec 21-2027 Jan 03 off")
    partner.hours_note = "Sonnez deux fois."
    partner.save()

    page = soup(client.get("/annuaire/maison/"))

    assert words(page.select_one(".open-state")) == "Ouvert maintenant, ferme à 12 h (il est 10 h 12 à Paris)"
    table, coming = page.select(".hours table")
    assert [words(row) for row in table.select("tbody tr")] == [
        "Du lundi au vendredi de 9 h à 12 h",
        "Samedi de 9 h à 11 h",
    ]
    assert [words(item) for item in page.select(".hours li")] == [
        "Fermé les jours fériés",
        "Fermé du 21 décembre 2026 au 3 janvier 2027",
    ]
    assert words(page.select_one(".hours .pre-line")) == "Sonnez deux fois."
    assert [words(row) for row in coming.select("tbody tr")][:2] == [
        "Mercredi 25 novembre de 9 h à 12 h",
        "Jeudi 26 novembre de 9 h à 12 h",
    ]


@time_machine.travel(WEDNESDAY, tick=False)
def test_week_that_cannot_be_told_shows_the_coming_days(client, partner):
    partner.hours_expression = "We[-1] 14:00-17:00"
    partner.save()

    response = client.get("/annuaire/maison/")

    assert rows(response)[0] == ["de 14 h à 17 h"]
    assert soup(response).select(".hours details[open]")


@time_machine.travel(WEDNESDAY, tick=False)
def test_pages_made_a_minute_later_say_the_truth_of_that_minute(client, partner):
    partner.set_hours("Mo-Fr 09:00-10:13")
    partner.save()
    before = client.get("/annuaire/maison/")

    with time_machine.travel(WEDNESDAY.replace(minute=13), tick=False):
        after = client.get("/annuaire/maison/", headers={"if-none-match": before["ETag"]})

    assert (before["Cache-Control"], after.status_code) == ("no-cache", 200)
    assert each(after, ".open-state") == ["Fermé, ouvre demain à 9 h (il est 10 h 13 à Paris)"]


def test_unknown_hours_say_nothing(client, partner):
    response = client.get("/annuaire/maison/")

    assert (each(response, ".open-state"), each(response, ".hours")) == ([], [])


def test_note_alone_is_shown(client, partner):
    partner.hours_note = "Ouvert à partir de 8 h 30"
    partner.save()

    assert each(client.get("/annuaire/maison/"), ".hours p") == ["Ouvert à partir de 8 h 30"]


@time_machine.travel(WEDNESDAY, tick=False)
@pytest.mark.parametrize("put", [untranslated, translated])
def test_hours_are_the_same_in_every_language(client, partner, put):
    partner.set_hours("Mo-Fr 09:00-12:00")
    partner.save()
    put(partner, "en")

    assert each(client.get("/en/annuaire/maison/"), ".open-state") == [
        "Open now, closes at 12:00 (it is 10:12 in Paris)"
    ]


def form(**fields) -> dict:
    empty = {
        **dict.fromkeys(["search_description", "email", "website", "address", "address_details", "postal_code"], ""),
        **dict.fromkeys(["town", "insee_code", "siret", "latitude", "longitude", "transport", "acceslibre_url"], ""),
        **dict.fromkeys(["step_free", "stroller", "children_admitted", "play_corner", "appointment"], ""),
        **dict.fromkeys(["hours_expression", "hours_note", "verified_on", "verified_by", "next_review_on"], ""),
        **dict.fromkeys(["logo", "identifier", "seo_title", "go_live_at", "expire_at"], ""),
    }
    page = {
        "title": "Maison des familles",
        "slug": "maison",
        "category": "centre_social",
        "body": rich_text(""),
        **{name: streamfield([]) for name in ("phones", "services", "schedule")},
        "comments": inline_formset([]),
    }
    return nested_form_data(empty | page | fields)


def post(roles, partner, data):
    return roles.client(TEAM).post(page_url("edit", partner.pk), data | {"action-publish": "1"})


def test_editor_fills_in_days_and_hours(roles, partner):
    ranges = streamfield([("item", {"start": "09:00", "end": "12:00"})])
    row = ("opening", {"ranges": ranges, "weeks": ""})
    data = form(schedule=streamfield([row]), closed_on_holidays="on") | {"schedule-0-value-days": ["Mo", "Tu"]}

    answer = post(roles, partner, data)

    partner.refresh_from_db()
    assert (answer.status_code, partner.hours) == (302, "Mo-Tu 09:00-12:00; PH off")


def test_editor_gives_telephones(roles, partner):
    numbers = [("phone", {"number": "0147990656", "label": "Accueil", "message": "no"})]

    post(roles, partner, form(phones=streamfield(numbers)))

    partner.refresh_from_db()
    assert (partner.phone, partner.main_phone["message"]) == ("01 47 99 06 56", "no")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"phones": streamfield([("phone", {"number": "01 47", "label": "", "message": ""})])},
            "Ce numéro n’existe pas",
        ),
        ({"hours_expression": "9h-12h"}, "Cette expression n’est pas comprise à partir de « 9h-12h »"),
        ({"latitude": "48.9"}, "Donnez la latitude et la longitude, ou aucune des deux."),
        ({"postal_code": "9223"}, "Un code postal a cinq chiffres."),
        (
            {"schedule": streamfield([("closure", {"first": "2027-01-03", "last": "2026-12-21"})])},
            "La fin vient avant le début.",
        ),
    ],
)
def test_editor_is_told_what_is_wrong(roles, partner, fields, sentence):
    answer = post(roles, partner, form(**fields))

    # The faults of a row are data for the script of the form.
    told = unescape(answer.text)
    assert (answer.status_code, sentence in told or dumps(sentence)[1:-1] in told) == (200, True)
