"""The agenda in Arabic, in a calendar: numbers and French words stay whole in the middle of an Arabic line."""

from datetime import date, time

import pytest

from tests.agenda.calendars import FEED, events
from tests.factories import EventPageFactory
from tests.languages import translated, untranslated
from tests.tooling.readers import READERS, expand, faults

# "[" and "]" stand for what isolates a number from left to right, "{" for what isolates words by their first letter.
HIDDEN = str.maketrans({"[": "\u2066", "{": "\u2068", "]": "\u2069"})


@pytest.fixture
def dinner(site_tree):
    return EventPageFactory(
        parent=site_tree.agenda,
        title="Dîner : qui vient ?",
        slug="diner",
        start_date=date(2026, 12, 3),
        start_time=time(18),
        end_time=time(20),
        price="80 € par famille",
        registration="phone",
        contact_name="Mme Élan",
        contact_phone="01 47 99 06 56",
        online_url="https://example.org/2026-12-03/",
        venue="Maison n° 3",
    )


def described(client):
    (event,) = events(client, f"/ar{FEED}")
    return event["DESCRIPTION"].splitlines()


def test_french_words_are_one_block_in_an_arabic_line(client, dinner):
    untranslated(dinner, "ar")

    assert described(client) == [
        line.translate(HIDDEN).replace("~", "\xa0")
        for line in (
            "السعر: {80~€ par famille]",
            "التسجيل بالهاتف: [01 47 99 06 56]",
            "للتواصل: {Mme~Élan, 01~47~99~06~56]",
            "عبر الإنترنت: https://example.org/2026-12-03/",
            "http://testserver/ar/agenda/diner/",
        )
    ]


def test_french_words_alone_are_written_as_in_french(client, dinner):
    untranslated(dinner, "ar")

    (event,) = events(client, f"/ar{FEED}")
    assert (event["SUMMARY"], event["SUMMARY"].params["LANGUAGE"]) == ("Dîner\xa0: qui vient\xa0?", "fr")
    assert (event["LOCATION"], event["CONTACT"]) == ("Maison n°\xa03", "Mme\xa0Élan, 01\xa047\xa099\xa006\xa056")


def test_every_reader_finds_the_words_of_an_arabic_calendar_as_they_are_written(client, dinner):
    translated(dinner, "ar", title="عشاء 12 500 € : « 5 km »", price="80 € لكل عائلة")

    feed = client.get(f"/ar{FEED}").content.decode()
    found = expand(feed, date(2026, 12, 1), date(2026, 12, 31))
    title = "عشاء [12 500 €] : « 5 km »".translate(HIDDEN)
    assert {reader: [one.summary for one in dates] for reader, dates in found.items()} == dict.fromkeys(
        READERS, [title]
    )
    assert described(client)[0] == "السعر: [80 €] لكل عائلة".translate(HIDDEN)
    assert faults(feed) == []
