"""What leaves a partner's calendar leaves the site, and comes back with it; a file that fails takes nothing off."""

from datetime import timedelta

import pytest

from agenda.models import EventPage
from tests.agenda.calendars import titles
from tests.agenda.imports.feeds import calendar, event

OTHER = event(UID="autre", SUMMARY="Un autre")


def test_an_event_gone_from_the_calendar_leaves_the_site_and_comes_back_with_it(client, run, pages):
    run(event(), OTHER)

    assert run(OTHER) == [("withdrawn", "Café des parents", "Il n’est plus dans le calendrier.")]
    assert (pages.titles, EventPage.objects.count()) == (["Un autre"], 2)
    assert run(OTHER) == []

    assert run(event(), OTHER) == [("returned", "Café des parents", "")]
    assert titles(client) == ["Café des parents", "Un autre"]


def test_what_is_over_stays_when_it_leaves_the_calendar(run, pages, clock):
    run(event(), OTHER)
    clock.shift(timedelta(days=40))

    assert run(event(UID="suivant", DTSTART="20270103T170000Z", DTEND="20270103T190000Z", SUMMARY="Suivant")) == [
        ("created", "Suivant", "")
    ]
    assert pages.titles == ["Café des parents", "Un autre", "Suivant"]


def test_an_event_that_has_no_date_to_come_any_more_leaves_the_site(run, pages):
    run(event(), OTHER)

    assert run(event(DTSTART="20261001T170000Z", DTEND="20261001T190000Z"), OTHER) == [
        ("withdrawn", "Café des parents", "Il n’a plus de date à venir.")
    ]


def test_an_event_changed_here_after_it_left_does_not_come_back_by_itself(run, pages):
    run(event(), OTHER)
    run(OTHER)
    page = EventPage.objects.get(live=False)
    page.title = "À moi"
    page.save_revision()
    page.latest_revision.__class__.objects.filter(pk=page.latest_revision_id).update(
        created_at=page.latest_revision.created_at + timedelta(seconds=1)
    )

    assert [row[0] for row in run(event(), OTHER)] == ["kept"]
    assert pages.titles == ["Un autre"]


@pytest.mark.parametrize(
    "body",
    [
        calendar(OTHER)[:-10],
        calendar(OTHER, event(DTSTART="demain")),
        b"<html>Maintenance</html>",
        b"",
        calendar(),
        b"x" * 3_000_000,
    ],
    ids=["cut", "broken", "page", "nothing", "empty", "too big"],
)
def test_a_file_that_is_broken_cut_or_empty_takes_nothing_off(run, pages, body):
    run(event())

    run(body=body)

    assert "Café des parents" in pages.titles


def test_a_calendar_that_is_still_empty_a_day_later_is_believed(run, pages, clock):
    run(event())
    run(body=calendar())
    clock.shift(timedelta(hours=23))
    run(body=calendar())
    assert pages.titles == ["Café des parents"]

    clock.shift(timedelta(hours=2))

    assert [row[0] for row in run(body=calendar())] == ["withdrawn"]
    assert pages.titles == []
