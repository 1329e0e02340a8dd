"""How a feed is asked for again: its validators, what it costs, what moves them."""

import gzip
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from django.utils.http import parse_http_date
from wagtail.models import PageViewRestriction, Site

from agenda.dates import PARIS
from agenda.models import FeedStamp
from reseau.base.models import NetworkSettings
from tests.agenda.calendars import FEED, PUBLISHED, events, titles
from tests.factories import EventPageFactory, PartnerPageFactory, ThemeFactory

LATER = datetime(2027, 1, 10, 9, tzinfo=PARIS)


def last_modified(client, address=FEED) -> int:
    return parse_http_date(client.get(address).headers["Last-Modified"])


def test_a_feed_already_known_costs_one_query(client, workshop, django_assert_num_queries):
    etag = client.get(FEED).headers["ETag"]

    with django_assert_num_queries(1):
        again = client.get(FEED, headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("count", [1, 3])
def test_a_feed_is_made_with_few_queries_whatever_it_holds(client, site_tree, django_assert_num_queries, count):
    for number in range(count):
        EventPageFactory(parent=site_tree.agenda, start_date=date(2026, 12, 3 + number))
    client.get(FEED)
    cache.clear()

    with django_assert_num_queries(8):
        client.get(FEED)


def test_each_encoding_has_its_own_strong_etag(client, workshop):
    plain, zipped = (client.get(FEED, headers={"accept-encoding": accepted}) for accepted in ("identity", "gzip"))

    assert gzip.decompress(zipped.content) == plain.content
    assert zipped.headers["ETag"] == plain.headers["ETag"].replace('"', '-gzip"').replace("-gzip", "", 1)
    assert [response.headers["Vary"] for response in (plain, zipped)] == ["Accept-Encoding"] * 2


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "gzip"), ("gzip;q=0.5", "gzip"), ("identity", None), ("", None)],
)
def test_a_feed_is_zipped_for_who_reads_that(client, workshop, accepted, encoding):
    response = client.get(FEED, headers={"accept-encoding": accepted})

    assert response.headers.get("Content-Encoding") == encoding


def test_a_feed_unchanged_since_a_date_is_not_sent_again(client, workshop):
    with time_machine.travel(LATER, tick=False):
        known = client.get(FEED).headers["Last-Modified"]
        again = client.get(FEED, headers={"if-modified-since": known})
        before = client.get(FEED, headers={"if-modified-since": "Mon, 02 Nov 2020 08:00:00 GMT"})

    assert (again.status_code, before.status_code) == (304, 200)


def test_the_etag_decides_when_both_are_given(client, workshop):
    with time_machine.travel(LATER, tick=False):
        known = client.get(FEED).headers["Last-Modified"]
        again = client.get(FEED, headers={"if-modified-since": known, "if-none-match": '"autre"'})

    assert again.status_code == 200


def test_a_second_change_in_the_same_second_is_not_missed(client, workshop):
    with time_machine.travel(LATER, tick=False):
        workshop.save_revision().publish()
        known = client.get(FEED).headers["Last-Modified"]
        workshop.save_revision().publish()
    with time_machine.travel(LATER + timedelta(seconds=3), tick=False):
        assert client.get(FEED, headers={"if-modified-since": known}).status_code == 200


def publish(workshop):
    workshop.save_revision().publish()


def delete(workshop):
    workshop.delete()


def withdraw(workshop):
    workshop.unpublish()


def restrict(workshop):
    PageViewRestriction.objects.create(page=workshop, restriction_type="login")


def rename_the_network(workshop):
    network = NetworkSettings.objects.get(locale__language_code="fr")
    network.name = "Réseau des parents"
    network.save()


@pytest.mark.parametrize("change", [publish, delete, withdraw, restrict, rename_the_network])
def test_whatever_changes_moves_the_date_of_the_feed_forward(client, workshop, change):
    with time_machine.travel(LATER, tick=False):
        change(workshop)
    with time_machine.travel(LATER + timedelta(days=1), tick=False):
        assert last_modified(client) == LATER.timestamp()


def test_a_clock_set_back_does_not_take_the_date_of_the_feed_with_it(client, workshop):
    with time_machine.travel(LATER, tick=False):
        workshop.save_revision().publish()
    with time_machine.travel(PUBLISHED, tick=False):
        workshop.delete()

    assert FeedStamp.current().touched_at == LATER


def test_an_event_deleted_leaves_the_feed_at_once(client, workshop):
    before = client.get(FEED)
    workshop.delete()
    after = client.get(FEED, headers={"if-none-match": before.headers["ETag"]})

    assert (after.status_code, titles(client)) == (200, [])


def test_what_leaves_the_feed_with_time_moves_its_date(client, workshop):
    with time_machine.travel("2028-06-20 12:00+02:00", tick=False):
        before = last_modified(client)
    with time_machine.travel("2028-07-01 12:00+02:00", tick=False):
        after, left = last_modified(client), titles(client)

    assert (left, after - before) == ([], timedelta(days=30).total_seconds())


def test_a_partner_who_moves_is_found_at_the_new_address(client, site_tree, workshop):
    partner = PartnerPageFactory(parent=site_tree.partners, title="La Maison", address="3 rue Haute")
    workshop.place_partner = partner
    workshop.save_revision().publish()
    partner.address = "4 rue Basse"
    partner.save_revision().publish()

    assert events(client)[0]["LOCATION"] == "La Maison, 4 rue Basse"


def test_the_addresses_of_the_feed_follow_the_site_and_its_pages(
    client, site_tree, workshop, django_capture_on_commit_callbacks
):
    site_tree.agenda.slug = "rendez-vous"
    with django_capture_on_commit_callbacks(execute=True):
        site_tree.agenda.save_revision().publish()
    assert events(client)[0]["URL"] == "http://testserver/rendez-vous/atelier/"

    Site.objects.update(hostname="testserver", port=443)
    Site.objects.get().save()
    assert events(client)[0]["URL"] == "https://testserver/rendez-vous/atelier/"


@pytest.fixture
def varied(site_tree):
    """Events that differ in everything that a feed may be filtered by."""
    house = PartnerPageFactory(parent=site_tree.partners, title="La Maison", slug="la-maison")
    day = timezone.localdate() + timedelta(days=7)
    common = {"parent": site_tree.agenda, "start_date": day}
    housing = ThemeFactory(name="Logement", slug="logement")
    EventPageFactory(title="Logement", themes=[housing], **common)
    EventPageFactory(title="Atelier", kind="atelier", **common)
    EventPageFactory(title="À la Maison", place_partner=house, **common)
    EventPageFactory(title="Au Parc", venue="Parc des Sévines", free="yes", step_free="yes", **common)
    EventPageFactory(title="En ligne", online_url="https://example.org/", childcare="yes", **common)


@pytest.mark.parametrize(
    ("query", "expected", "name"),
    [
        ("theme=logement", ["Logement"], "Logement"),
        ("kind=atelier", ["Atelier"], "Atelier"),
        ("place=la-maison", ["À la Maison"], "La Maison"),
        ("place=parc-des-sevines", ["Au Parc"], "Parc des Sévines"),
        ("partner=la-maison", ["À la Maison"], "La Maison"),
        ("free=on", ["Au Parc"], "Gratuit"),
        ("step_free=on&free=on", ["Au Parc"], "Gratuit – Accès sans marche"),
        ("online=on", ["En ligne"], "En ligne"),
        ("childcare=on&free=on", [], "Garde d’enfants sur place – Gratuit"),
    ],
)
def test_any_filters_make_a_feed_with_their_name(client, varied, query, expected, name):
    response = client.get(f"{FEED}?{query}")

    assert titles(client, f"{FEED}?{query}") == expected
    assert f"NAME:Réseau des familles monoparentales – {name}" in response.text.replace("\r\n ", "")


def test_the_same_filters_in_another_order_are_the_same_calendar(client, varied):
    one, other = (
        client.get(f"{FEED}?{query}").content for query in ("free=on&theme=logement", "theme=logement&free=on")
    )

    assert one == other


@pytest.mark.parametrize("query", ["theme=inconnu", "kind=%00", "place=ailleurs", "partner=%00", "partner=personne"])
def test_a_feed_of_filters_that_mean_nothing_is_not_found(client, varied, query):
    assert client.get(f"{FEED}?{query}").status_code == 404
