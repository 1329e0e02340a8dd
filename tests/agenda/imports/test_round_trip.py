"""A rich calendar of a partner, taken over, then read in our own feed by five readers: the same dates."""

from datetime import date
from pathlib import Path

import pytest

from agenda.models import EventPage
from tests.agenda.calendars import FEED
from tests.tooling.readers import READERS, expand, faults

SAMPLE = Path(__file__).parents[1].joinpath("sample.ics").read_bytes().replace(b"\n", b"\r\n")
# What is to come on 2 November 2026, within the year.
FIRST, LAST = date(2026, 11, 3), date(2027, 10, 31)
# One whole day, in a series whose first date to come was made two days long: an added date lasts as the first does.
LEFT_OUT = ("2026-11-15", "2026-11-16")


def days_and_hours(dates):
    """Without titles: a date moved in the partner's calendar has there a title of its own."""
    return sorted((found.starts, found.ends) for found in dates if found.status != "CANCELLED")


@pytest.fixture
def feed(client, run):
    run(body=SAMPLE)
    return client.get(FEED).content.decode()


def test_the_five_readers_find_in_our_feed_the_dates_of_the_partner(feed):
    theirs = days_and_hours(expand(SAMPLE.decode(), FIRST, LAST)["libical"])
    ours = {name: days_and_hours(dates) for name, dates in expand(feed, FIRST, LAST).items()}

    differences = {name: sorted(set(dates) ^ set(theirs)) for name, dates in ours.items()}
    assert differences == {name: [LEFT_OUT] for name in READERS}
    assert {name: len(dates) for name, dates in ours.items()} == dict.fromkeys(READERS, len(theirs) - 1)


def test_the_date_that_is_left_out_is_reported(run):
    sentence = "1 date(s) laissée(s) de côté : elles ne durent pas comme la première."

    assert ("noted", "Dimanche en famille", sentence) in run(body=SAMPLE)


def test_no_judge_finds_fault_with_our_feed(feed):
    assert faults(feed) == []


def test_the_feed_of_another_site_like_ours_comes_back_the_same(feed, run):
    before = list(EventPage.objects.values_list("title", "starts_at", "ends_at"))
    EventPage.objects.all().delete()

    assert {row[0] for row in run(body=feed.encode())} == {"created"}
    after = list(EventPage.objects.values_list("title", "starts_at", "ends_at"))
    assert {start for _title, start, _end in before} <= {start for _title, start, _end in after}
