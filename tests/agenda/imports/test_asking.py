"""Asking a partner's site for its calendar, politely and safely; and telling where an event comes from."""

from datetime import timedelta

import pytest

from agenda.imports.importing import import_source
from agenda.models import CalendarSource, EventPage, ImportedEvent
from tests.agenda.imports.conftest import here
from tests.agenda.imports.feeds import event
from tests.reading import links, main

OTHER = event(UID="autre", SUMMARY="Un autre")


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/404", "le site répond 404"),
        ("/500", "le site répond 500"),
        ("/closes", "connexion impossible"),
        ("/loop", "trop de redirections"),
        ("/302/http:%2F%2F10.0.0.1/a.ics", "adresse d’un réseau privé"),
        ("/endless", "le fichier fait plus de 2 Mo"),
    ],
)
def test_what_goes_wrong_is_said_and_the_events_stay(source, run, partner_site, pages, path, error):
    run(event())
    CalendarSource.objects.update(url=partner_site.url(path))
    source.refresh_from_db()

    import_source(source, ask=here)

    assert (source.last_error, source.state) == (error, f"en panne : {error}")
    assert pages.titles == ["Café des parents"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]"])
def test_a_private_address_is_refused(source, partner_site, host):
    CalendarSource.objects.update(url=partner_site.url("/agenda.ics", host=host))
    source.refresh_from_db()

    import_source(source)

    assert source.last_error == "adresse d’un réseau privé"
    assert partner_site.asked == []


def test_a_file_that_has_not_changed_is_not_sent_again(source, run, partner_site):
    run(event(), ETag='"un"')
    report = list(source.report)

    run(event(SUMMARY="Invisible"), ETag='"un"')

    assert (source.last_error, source.report) == ("", report)
    assert [page.title for page in EventPage.objects.all()] == ["Café des parents"]
    assert [row[0] for row in run(event(SUMMARY="Visible"), ETag='"deux"')] == ["changed"]


def test_a_file_is_read_whole_again_every_two_days_for_the_year_ahead_moves_on(run, clock, pages):
    run(event(RRULE="FREQ=MONTHLY"), ETag='"un"')
    assert len(pages.one.dates) == 11

    clock.shift(timedelta(days=40))

    run(event(RRULE="FREQ=MONTHLY"), ETag='"un"')
    assert len(pages.one.dates) == 13


def test_two_imports_of_a_source_never_run_at_once(source, run):
    CalendarSource.objects.claim(source.pk)

    assert import_source(source, ask=here) is None
    assert not CalendarSource.objects.claim(source.pk)


def test_an_import_that_was_stopped_does_not_block_the_next_for_ever(source, clock):
    assert CalendarSource.objects.claim(source.pk)
    clock.shift(timedelta(hours=2))

    assert CalendarSource.objects.claim(source.pk)


def test_what_there_is_no_time_to_write_is_written_the_next_time(source, run, pages):
    run(event())
    import_source(source, ask=here, seconds=-1)
    partner = [event(), OTHER]

    source.refresh_from_db()
    assert source.report[0]["detail"] == "Il reste des événements à écrire : ils le seront au prochain import."
    assert run(*partner) == [("created", "Un autre", "")]


def test_the_page_says_whose_calendar_it_comes_from(client, run):
    run(event(URL="https://centre.example/cafe"))

    response = client.get("/agenda/cafe-des-parents/")

    assert "D’après l’agenda de Centre social – voir l’original" in main(response)
    assert links(response, ".verified a") == [
        ("Centre social", "/annuaire/centre/"),
        ("voir l’original (autre site)", "https://centre.example/cafe"),
    ]


def test_without_a_partner_the_origin_is_the_site_of_the_calendar(client, source, run, partner_site):
    CalendarSource.objects.update(owner=None)
    run(event())

    assert links(client.get("/agenda/cafe-des-parents/"), ".verified a") == [
        ("Agenda du centre (autre site)", partner_site.url("/"))
    ]


def test_an_event_of_ours_has_no_origin(client, workshop):
    assert "D’après l’agenda" not in main(client.get("/agenda/atelier/"))


def test_a_source_that_goes_leaves_its_events(client, source, run, pages):
    run(event())
    source.delete()

    assert pages.titles == ["Café des parents"]
    assert not ImportedEvent.objects.exists()
    assert client.get("/agenda/cafe-des-parents/").status_code == 200
