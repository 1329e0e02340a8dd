"""The dates of events as rows."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from agenda.dates import PARIS
from agenda.models import EventException, EventPage, Occurrence
from tests.agenda.calendars import CAFE
from tests.factories import EventPageFactory

SECOND = timedelta(seconds=1)
STARTS, ENDS = (datetime(2026, 12, 3, hour, tzinfo=PARIS) for hour in (18, 20))
MIDNIGHT = datetime(2026, 12, 6, tzinfo=PARIS)


def listed(occurrences):
    return [occurrence.page for occurrence in occurrences]


@pytest.mark.parametrize(
    ("now", "upcoming"),
    [
        (STARTS - SECOND, True),
        (STARTS, True),
        (STARTS + SECOND, True),
        (ENDS - SECOND, True),
        (ENDS, False),
        (ENDS + SECOND, False),
    ],
)
def test_an_event_is_upcoming_until_it_ends_then_past(workshop, now, upcoming):
    with time_machine.travel(now, tick=False):
        lists = listed(Occurrence.objects.upcoming()), listed(Occurrence.objects.past())
        is_past = workshop.is_past

    assert lists == (([workshop], []) if upcoming else ([], [workshop]))
    assert is_past is not upcoming


@pytest.mark.parametrize(("now", "upcoming"), [(MIDNIGHT - SECOND, True), (MIDNIGHT, False)])
def test_an_event_of_whole_days_runs_until_the_midnight_that_closes_the_last(site_tree, now, upcoming):
    event = EventPageFactory(parent=site_tree.agenda, start_date=date(2026, 12, 3), end_date=date(2026, 12, 5))

    with time_machine.travel(now, tick=False):
        assert listed(Occurrence.objects.upcoming()) == ([event] if upcoming else [])
        assert listed(Occurrence.objects.past()) == ([] if upcoming else [event])


@time_machine.travel("2026-11-22 12:00+01:00", tick=False)
def test_the_next_event_comes_first_and_so_does_the_last_past_one(site_tree):
    for day in (date(2026, 12, 10), date(2026, 12, 3), date(2026, 11, 5), date(2026, 11, 12)):
        EventPageFactory(parent=site_tree.agenda, title=f"{day:%d/%m}", start_date=day)

    assert [event.title for event in listed(Occurrence.objects.upcoming())] == ["03/12", "10/12"]
    assert [event.title for event in listed(Occurrence.objects.past())] == ["12/11", "05/11"]


@pytest.fixture
def series(site_tree):
    """Four Tuesdays: one cancelled, one moved to the Wednesday; and a Saturday more."""
    return EventPageFactory(
        parent=site_tree.agenda,
        **CAFE,
        count=4,
        exceptions=[
            EventException(kind="cancelled", day=date(2026, 12, 8), message="Salle fermée."),
            EventException(kind="moved", day=date(2026, 12, 15), new_date=date(2026, 12, 16), new_venue="Parc"),
            EventException(kind="extra", day=date(2026, 12, 19)),
        ],
    )


def test_each_date_of_a_series_is_a_row(series):
    rows = [
        (f"{row.starts_at.astimezone(PARIS):%d/%m %H:%M}", row.state, row.venue, row.message)
        for row in Occurrence.objects.all()
    ]

    assert rows == [
        ("01/12 09:00", "", "", ""),
        ("08/12 09:00", "cancelled", "", "Salle fermée."),
        ("16/12 09:00", "moved", "Parc", ""),
        ("19/12 09:00", "extra", "", ""),
        ("22/12 09:00", "", "", ""),
    ]
    assert (series.starts_at, series.ends_at) == (
        datetime(2026, 12, 1, 9, tzinfo=PARIS),
        datetime(2026, 12, 22, 11, tzinfo=PARIS),
    )


def test_a_date_that_stays_keeps_its_row(series):
    before = dict(Occurrence.objects.values_list("recurrence_id", "pk"))
    series.exceptions.remove(series.exceptions.get(kind="moved"))
    series.exceptions.remove(series.exceptions.get(kind="extra"))
    series.save_revision().publish()

    after = dict(Occurrence.objects.values_list("recurrence_id", "pk"))

    assert after == {start: pk for start, pk in before.items() if start.astimezone(PARIS).day != 19}


def test_a_draft_leaves_the_dates_alone(series):
    series.count = 2
    series.exceptions.clear()
    series.save_revision()

    assert Occurrence.objects.count() == 5


def test_a_page_withdrawn_or_deleted_takes_its_dates_from_the_lists(client, series):
    series.delete()

    assert not Occurrence.objects.exists()


def test_a_moved_date_says_what_it_replaces(series):
    moved = Occurrence.objects.get(state="moved")

    assert moved.when.replace("\xa0", " ") == "mercredi 16 décembre 2026, de 9 h à 11 h"
    assert moved.was_when.replace("\xa0", " ") == "mardi 15 décembre 2026, de 9 h à 11 h"


@time_machine.travel("2026-12-02 12:00+01:00", tick=False)
def test_the_next_date_of_each_event_is_one_row_each(series, site_tree):
    EventPageFactory(parent=site_tree.agenda, title="Fête", start_date=date(2026, 12, 5))

    following = [(str(row.page), row.start_date.day) for row in EventPage.objects.all().next_dates()]

    assert following == [("Fête", 5), ("Café des parents", 8)]
