from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from agenda.models import EventPage
from reseau.demo.refresh import refresh_examples

EVENING, ONLINE, FORUM = (
    *("exemple-soiree-du-temps-pour-soi", "exemple-permanence-en-ligne", "exemple-forum-sur-deux-jours"),
)
SERIES = "exemple-atelier-du-mercredi"
PAST = "definir-un-nouvel-equilibre"

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def in_a_month(demo):
    """Refresh the examples thirty days from now; the new day."""

    def refresh() -> date:
        with time_machine.travel(timezone.now() + timedelta(days=30)):
            refresh_examples()
            return timezone.localdate()

    return refresh


def event(slug, code="fr") -> EventPage:
    return EventPage.objects.get(slug=slug, locale__language_code=code)


def days(slug) -> set:
    """The dates of an event in the three languages: one pair, when they agree."""
    return set(EventPage.objects.filter(slug=slug).values_list("start_date", "end_date"))


def publish(page):
    page.save_revision().publish()


@pytest.mark.parametrize(("slug", "first", "last"), [(EVENING, 9, 9), (ONLINE, 5, 5), (FORUM, 40, 41)])
def test_examples_move_with_the_day_in_every_language(in_a_month, slug, first, last):
    today = in_a_month()

    assert days(slug) == {(today + timedelta(days=first), today + timedelta(days=last))}


def test_hours_follow_the_day(in_a_month):
    day = in_a_month() + timedelta(days=9)

    moved = event(EVENING)
    assert timezone.localtime(moved.starts_at).isoformat()[:16] == f"{day}T18:00"
    assert timezone.localtime(moved.ends_at).isoformat()[:16] == f"{day}T20:00"


def test_dates_apart_stay_ahead_and_keep_their_words_in_every_language(in_a_month):
    messages = {code: [row.message for row in event(SERIES, code).exceptions.all()] for code in ("fr", "en", "ar")}

    today = in_a_month()

    for code, said in messages.items():
        rows = event(SERIES, code).exceptions.all()
        assert ([row.message for row in rows], min(row.day for row in rows) > today) == (said, True)


def test_the_days_of_a_programme_follow_the_event(in_a_month):
    first = in_a_month() + timedelta(days=40)

    days = [moment.value["date"] for moment in event(FORUM).programme]
    assert days == [first] * 3 + [first + timedelta(days=1)] * 2


def test_real_events_never_move(in_a_month):
    in_a_month()

    assert days(PAST) == {(date(2025, 6, 12), date(2025, 6, 12))}


def test_example_that_an_editor_has_published_again_stays(in_a_month):
    page = event(EVENING)
    page.start_date = page.end_date = date(2027, 1, 15)
    publish(page)

    in_a_month()

    assert event(EVENING).start_date == date(2027, 1, 15)


def test_example_that_an_editor_is_working_on_stays(in_a_month):
    page, before = event(ONLINE), days(ONLINE)
    page.title = "Permanence"
    page.save_revision()

    in_a_month()

    assert days(ONLINE) == before


def test_example_that_an_editor_has_deleted_stays_away(in_a_month):
    for page in EventPage.objects.filter(slug=ONLINE).order_by("-pk"):
        page.delete()

    in_a_month()

    assert days(ONLINE) == set()


def test_editor_opens_the_example_at_its_new_date(in_a_month):
    day = in_a_month() + timedelta(days=9)

    assert event(EVENING).get_latest_revision_as_object().start_date == day


def test_examples_move_again_the_next_time(in_a_month):
    in_a_month()

    with time_machine.travel(timezone.now() + timedelta(days=60)):
        refresh_examples()
        assert days(ONLINE) == {(timezone.localdate() + timedelta(days=5),) * 2}


def test_same_day_changes_nothing(demo):
    before = list(EventPage.objects.order_by("pk").values())

    refresh_examples()

    assert list(EventPage.objects.order_by("pk").values()) == before
