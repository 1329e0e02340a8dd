"""An event in several languages: one set of dates, the words of each."""

import re
from datetime import date, time

import pytest

from agenda.models import EventException, EventPage
from tests.agenda.calendars import CAFE, FEED, events
from tests.factories import EventPageFactory
from tests.languages import translated, untranslated
from tests.reading import soup


@pytest.fixture
def series(site_tree):
    return EventPageFactory(
        parent=site_tree.agenda,
        **CAFE,
        count=3,
        exceptions=[EventException(kind="cancelled", day=date(2026, 12, 8), message="Salle fermée.")],
    )


def said(client, language):
    feed = events(client, f"{language}{FEED}")
    return [
        (f"{event.start:%d/%m %H:%M}", str(event["SUMMARY"]), event["DESCRIPTION"].splitlines()[0]) for event in feed
    ]


def test_dates_changed_in_french_change_at_once_in_every_language(client, series):
    english = translated(series, "en", title="Parents’ coffee")
    message = english.exceptions.get()
    message.message = "The room is closed."
    message.save()
    untranslated(series, "ar")
    series.start_time, series.end_time = time(10), time(12)
    series.exceptions.add(
        EventException(kind="moved", day=date(2026, 12, 15), new_date=date(2026, 12, 16), message="Un jour plus tard.")
    )
    series.save_revision().publish()

    address = "http://testserver/en/agenda/cafe/"
    assert said(client, "/en") == [
        ("01/12 10:00", "Parents’ coffee", address),
        ("08/12 10:00", "[Cancelled] Parents’ coffee", "The room is closed."),
        ("16/12 10:00", "Parents’ coffee", "Un jour plus tard."),
    ]
    assert [start for start, _title, _text in said(client, "/ar")] == [start for start, _t, _m in said(client, "/en")]


def test_what_is_said_of_one_date_is_marked_as_french_until_somebody_translates_it(client, series):
    english = translated(series, "en", title="Parents’ coffee")

    def messages():
        page = soup(client.get("/en/agenda/cafe/")).main
        return {
            (text, text.find_parent(lang=True)["lang"]) for text in page.find_all(string=re.compile("closed|fermée"))
        }

    assert messages() == {("Salle fermée.", "fr")}
    message = english.exceptions.get()
    message.message = "The room is closed."
    english.exceptions = [message]
    english.save_revision().publish()
    assert messages() == {("The room is closed.", "en")}


def test_a_row_removed_in_french_is_removed_everywhere(client, series):
    translated(series, "en", title="Parents’ coffee")
    series.exceptions.clear()
    series.save_revision().publish()

    assert [title for _start, title, _text in said(client, "/en")] == ["Parents’ coffee"]
    assert EventPage.objects.get(locale__language_code="en").occurrences.count() == 3


def test_a_cancellation_in_french_is_known_in_every_language(client, series):
    translated(series, "en", title="Parents’ coffee")
    series.status, series.status_message = "CANCELLED", "Grève."
    series.save_revision().publish()

    assert {title for _start, title, _text in said(client, "/en")} == {"[Cancelled] Parents’ coffee"}


def test_a_translator_cannot_bring_old_dates_back(client, series):
    english = translated(series, "en", title="Parents’ coffee")
    old = english.save_revision()
    series.count = 2
    series.exceptions.clear()
    series.save_revision().publish()
    old.publish()

    assert EventPage.objects.get(locale__language_code="en").occurrences.count() == 2


def test_a_draft_in_french_changes_no_language(client, series):
    translated(series, "en", title="Parents’ coffee")
    before = said(client, "/en")
    series.count = 2
    series.save_revision()

    assert said(client, "/en") == before
