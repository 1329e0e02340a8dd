from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from agenda.choices import Kind
from agenda.dates import PARIS
from agenda.models import AgendaIndexPage, EventPage
from agenda.models.events import TAKEN
from reseau.users.roles import TEAM
from tests.factories import EventPageFactory, PartnerPageFactory
from tests.reading import main, soup, words

EVENING = {"start_date": date(2026, 12, 3), "start_time": time(18), "end_time": time(20)}
SECOND = timedelta(seconds=1)
STARTS, ENDS = (datetime(2026, 12, 3, hour, tzinfo=PARIS) for hour in (18, 20))
MIDNIGHT = datetime(2026, 12, 6, tzinfo=PARIS)


END_FIRST = "La fin doit venir après le début."
BOTH_HOURS = "Donnez les deux heures, ou aucune pour une journée entière."
CLOCK_CHANGE = "La nuit du {:%d/%m/%Y} on change d’heure : cette heure n’existe pas, ou deux fois."
NO_MESSAGE = "Dites aux familles pourquoi, et que faire à la place."
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
NO_SUCH_HOUR, TWO_SUCH_HOURS = CLOCK_CHANGE.format(SPRING), CLOCK_CHANGE.format(AUTUMN)


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        (EVENING | {"end_time": time(17)}, "end_time", END_FIRST),
        (EVENING | {"end_time": time(18)}, "end_time", END_FIRST),
        (EVENING | {"end_date": date(2026, 12, 2)}, "end_date", END_FIRST),
        ({"start_date": date(2026, 12, 3), "end_date": date(2026, 12, 2)}, "end_date", END_FIRST),
        (EVENING | {"end_time": None}, "end_time", BOTH_HOURS),
        (EVENING | {"start_time": None}, "start_time", BOTH_HOURS),
        (
            {"start_date": SPRING, "start_time": time(2, 30), "end_time": time(4)},
            "start_time",
            NO_SUCH_HOUR,
        ),
        (
            {"start_date": SPRING, "start_time": time(1), "end_time": time(2, 30)},
            "end_time",
            NO_SUCH_HOUR,
        ),
        (
            {"start_date": AUTUMN, "start_time": time(2, 30), "end_time": time(4)},
            "start_time",
            TWO_SUCH_HOURS,
        ),
        (
            {"start_date": AUTUMN, "start_time": time(1), "end_time": time(2, 30)},
            "end_time",
            TWO_SUCH_HOURS,
        ),
        (EVENING | {"status": "CANCELLED"}, "status_message", NO_MESSAGE),
    ],
)
def test_dates_that_mean_nothing_are_refused_on_their_field(site_tree, fields, field, message):
    with pytest.raises(ValidationError) as refusal:
        EventPageFactory(parent=site_tree.agenda, **fields)

    assert refusal.value.message_dict[field] == [message]
    assert not EventPage.objects.exists()


def test_an_event_without_last_day_ends_on_its_first(workshop):
    assert workshop.end_date == workshop.start_date


def test_moving_an_event_moves_its_instants(workshop):
    workshop.start_date = workshop.end_date = date(2026, 7, 14)
    workshop.save()
    workshop.refresh_from_db()

    assert (workshop.starts_at, workshop.ends_at) == (
        datetime(2026, 7, 14, 18, tzinfo=PARIS),
        datetime(2026, 7, 14, 20, tzinfo=PARIS),
    )


def test_an_event_at_a_partner_s_shows_the_partner_s_name_and_address(site_tree):
    partner = PartnerPageFactory(
        parent=site_tree.partners,
        title="La Maison",
        address="3 rue Haute",
        postal_code="92230",
        town="Gennevilliers",
    )

    event = EventPage(place_partner=partner, venue="Ailleurs", venue_address="1 rue Basse")

    assert (event.place_name, event.place_address) == ("La Maison", "3 rue Haute\n92230 Gennevilliers")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"venue": "Parc", "venue_address": "1 rue Basse"}, ("Parc", "1 rue Basse")),
        ({"venue": "Parc", "online_url": "https://example.org/salon"}, ("Parc", "")),
        ({"online_url": "https://example.org/salon"}, ("En ligne", "")),
        ({}, ("", "")),
    ],
)
def test_an_event_elsewhere_shows_its_venue_or_that_it_is_online(db, fields, expected):
    event = EventPage(**fields)

    assert (event.place_name, event.place_address) == expected


def test_the_kinds_of_events_are_these_five():
    assert Kind.labels == ["Temps fort", "Atelier", "Permanence", "Réunion", "Colloque"]


def posted(**fields):
    """What the editing form sends for an event."""
    return nested_form_data(
        {
            "title": "Atelier du soir",
            "slug": "atelier-du-soir",
            "kind": "atelier",
            "status": "CONFIRMED",
            "body": rich_text("<p>Bonjour.</p>"),
            "programme": streamfield([]),
            "partner_links": inline_formset([]),
            "exceptions": inline_formset([]),
            "comments": inline_formset([]),
        }
        | fields
    )


def test_an_editor_reads_on_the_field_why_an_event_is_refused(site_tree, roles):
    address = reverse("wagtailadmin_pages:add", args=["agenda", "eventpage", site_tree.agenda.pk])

    response = roles.client(TEAM).post(address, posted(start_date="2026-12-03", start_time="18:00", end_time="17:00"))

    assert response.context["form"].errors == {"end_time": [END_FIRST]}


def test_an_editor_previews_an_event_before_saving_it(site_tree, roles):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["agenda", "eventpage", site_tree.agenda.pk])
    client = roles.client(TEAM)

    client.post(address, posted(start_date="2026-12-03", start_time="18:00", end_time="20:00"))
    preview = soup(client.get(address))

    assert words(preview.h1) == "Atelier du soir"
    assert words(preview.select_one(".when")) == "jeudi 3 décembre 2026, de 18 h à 20 h"
    assert preview.select_one(".when time")["datetime"] == "2026-12-03T18:00:00+01:00"


@pytest.mark.parametrize(
    ("now", "fields", "expected"),
    [
        (STARTS, {}, ""),
        (ENDS, {}, "Ce rendez-vous est passé."),
        (
            STARTS,
            {"status": "CANCELLED", "status_message": "Salle fermée, venez le 10."},
            "Ce rendez-vous est annulé. Salle fermée, venez le 10.",
        ),
    ],
)
def test_the_page_says_first_that_an_event_is_past_or_cancelled(client, site_tree, now, fields, expected):
    event = EventPageFactory(parent=site_tree.agenda, **EVENING, **fields)

    with time_machine.travel(now, tick=False):
        response = client.get(event.url)

    assert words(soup(response).select_one("main .message")) == expected
    assert "None" not in main(response)


def test_an_event_never_takes_the_address_of_a_view_of_the_agenda(site_tree):
    routes = {str(route.pattern).split("/")[0] for route in AgendaIndexPage.get_subpage_urls()}
    assert routes - {""} == TAKEN
    for slug in TAKEN:
        with pytest.raises(ValidationError) as refusal:
            EventPageFactory(parent=site_tree.agenda, slug=slug, **EVENING)
        assert list(refusal.value.message_dict) == ["slug"]
