import gzip
from datetime import date, datetime

import pytest
import time_machine
from django.utils.http import content_disposition_header
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from agenda.dates import PARIS
from reseau.users.roles import TEAM
from tests.agenda.calendars import FEED, PUBLISHED, titles
from tests.factories import EventPageFactory
from tests.languages import untranslated
from tests.reading import each, links


def test_the_feed_is_a_file_for_calendars_and_no_one_s_in_particular(client, workshop):
    response = client.get(FEED)

    names = ["Content-Type", "Content-Disposition", "Cache-Control", "Vary"]
    assert {name: response.headers[name] for name in names} == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="agenda.ics"',
        "Cache-Control": "public, max-age=900",
        "Vary": "Accept-Encoding",
    }
    assert (response.status_code, dict(response.cookies)) == (200, {})


@pytest.mark.parametrize(
    "headers",
    [{"accept": "text/html"}, {"accept": "*/*;q=0.1"}, {"accept-language": "en"}, {"cookie": "sessionid=x"}],
)
def test_whoever_asks_receives_the_same_feed(client, workshop, headers):
    response = client.get(FEED, headers=headers)

    assert (response.status_code, response.content) == (200, client.get(FEED).content)


def test_the_feed_does_not_change_with_the_clock(client, workshop):
    feeds = []
    for moment in (PUBLISHED, datetime(2027, 3, 14, 15, 9, 26, tzinfo=PARIS)):
        with time_machine.travel(moment, tick=False):
            response = client.get(FEED)
            feeds.append((response.content, response.headers["ETag"]))

    assert feeds[0] == feeds[1]


def test_a_feed_already_known_is_not_sent_again(client, workshop):
    etag = client.get(FEED).headers["ETag"]

    again = client.get(FEED, headers={"if-none-match": etag})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["Cache-Control"] == "public, max-age=900"


def test_a_feed_that_has_changed_is_sent_again(client, workshop):
    etag = client.get(FEED).headers["ETag"]
    workshop.title = "Atelier de nuit"
    workshop.save_revision().publish()

    again = client.get(FEED, headers={"if-none-match": etag})

    assert (again.status_code, again.headers["ETag"] != etag) == (200, True)
    assert "SUMMARY;LANGUAGE=fr:Atelier de nuit" in again.text


def test_a_compressed_feed_is_known_again_too(client, workshop):
    compressed = client.get(FEED, headers={"accept-encoding": "gzip"})

    again = client.get(FEED, headers={"accept-encoding": "gzip", "if-none-match": compressed.headers["ETag"]})

    assert gzip.decompress(compressed.content) == client.get(FEED).content
    assert (again.status_code, again.content) == (304, b"")


def test_head_says_what_get_would(client, workshop):
    whole, head = client.get(FEED), client.head(FEED)

    assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(whole.headers))


def test_the_feed_is_only_read(client, workshop):
    response = client.post(FEED)

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_an_empty_feed_is_a_calendar_with_its_name(client, site_tree):
    calendar = Calendar.from_ical(client.get(FEED).content)

    assert (calendar.calendar_name, calendar.events) == ("Réseau des familles monoparentales", [])
    assert [zone["TZID"] for zone in calendar.timezones] == ["Europe/Paris"]
    assert (calendar["SOURCE"], calendar["URL"]) == (f"http://testserver{FEED}", "http://testserver/agenda/")


def test_the_feed_goes_back_to_the_first_of_the_month_eighteen_months_ago(client, site_tree):
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        for title, day in (("Oublié", date(2025, 4, 30)), ("Gardé", date(2025, 5, 1))):
            EventPageFactory(parent=site_tree.agenda, title=title, start_date=day)

        assert titles(client) == ["Gardé"]


@pytest.mark.parametrize("slug", ["atelier", "goûter-à-noël", "ورشة"])
def test_an_event_alone_is_a_file_to_download_named_after_it(client, site_tree, workshop, slug):
    EventPageFactory(parent=site_tree.agenda, title="Autre", start_date=date(2026, 12, 4))
    workshop.slug = slug
    workshop.save()

    (address,) = {link for _label, link in links(client.get(workshop.url), ".ticket a") if link.endswith(".ics")}
    response = client.get(address)

    assert address == f"/agenda/{workshop.translation_key}.ics"
    assert titles(client, address) == ["Atelier du soir"]
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == content_disposition_header(True, f"{slug}.ics")


def closed(client, workshop):
    """What asking for the event alone answers, and the feed."""
    page = client.get(f"/agenda/{workshop.translation_key}.ics")
    return page.status_code, each(page, "h1"), titles(client)


NOWHERE = (404, ["Cette page n’existe pas, ou plus."], [])


def test_a_private_event_is_in_no_feed_even_for_who_may_see_it(client, roles, workshop):
    PageViewRestriction.objects.create(page=workshop, restriction_type="login")

    assert closed(client, workshop) == NOWHERE
    assert closed(roles.client(TEAM), workshop) == NOWHERE


def test_an_event_of_a_private_agenda_is_in_no_feed(client, site_tree, workshop):
    PageViewRestriction.objects.create(page=site_tree.agenda, restriction_type="login")

    assert closed(client, workshop) == NOWHERE


@pytest.mark.parametrize("section", [False, True])
def test_an_event_made_private_leaves_every_language(client, site_tree, workshop, section):
    untranslated(workshop, "en")
    before = titles(client, f"/en{FEED}")
    page = site_tree.agenda if section else workshop
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert (before, titles(client, f"/en{FEED}")) == (["Atelier du soir"], [])


def test_an_event_withdrawn_is_in_no_feed(client, workshop):
    workshop.unpublish()

    assert closed(client, workshop) == NOWHERE


@pytest.mark.parametrize("name", ["11111111-2222-4333-8444-555555555555.ics", "agenda2.ics", "%00.ics"])
def test_an_unknown_calendar_is_the_site_s_own_404(client, workshop, name):
    response = client.get(f"/agenda/{name}")

    assert (response.status_code, each(response, "h1")) == NOWHERE[:2]
