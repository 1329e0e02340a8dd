"""New dates and changes, as a feed reader shows them."""

from datetime import date, time
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from agenda.models import EventException
from reseau.base.typography import french
from tests.factories import EventPageFactory
from tests.reading import soup

RSS = "/agenda/dates.rss"
EVENING = {"start_date": date(2026, 12, 3), "start_time": time(18), "end_time": time(20)}
WEEKLY = {"repeat": "weekly", "weekdays": ["TH"], "count": 3}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def event(site_tree):
    def event(*exceptions, **fields):
        rows = [EventException(**each) for each in exceptions]
        return EventPageFactory(parent=site_tree.agenda, **{"title": "Atelier", **EVENING, **fields}, exceptions=rows)

    return event


def items(client, address=RSS) -> list[tuple[str, str]]:
    """(title, description) of each item."""
    found = ElementTree.fromstring(client.get(address).content).iter("item")
    return [(item.findtext("title"), item.findtext("description")) for item in found]


def guid(client) -> str:
    return ElementTree.fromstring(client.get(RSS).content).findtext("channel/item/guid")


def change(event, **fields):
    for name, value in fields.items():
        setattr(event, name, value)
    event.save_revision().publish()


def test_the_last_change_comes_first(client, event, november):
    first = event(title="Ancien")
    november.shift(60)
    event(title="Nouveau")
    before = [title for title, _text in items(client)]
    november.shift(60)
    change(first, title="Ancien, changé")

    assert before == ["Nouveau", "Ancien"]
    assert [title for title, _text in items(client)] == ["Ancien, changé", "Nouveau"]


WHEN = "jeudi 3 décembre 2026, de 18 h à 20 h"
NEXT = WHEN.replace("jeudi 3", "vendredi 4")


@pytest.mark.parametrize(
    ("exceptions", "fields", "title", "lines"),
    [
        ([], {}, "Atelier", [WHEN]),
        (
            [],
            {"status": "CANCELLED", "status_message": "Salle fermée."},
            "[Annulé] Atelier",
            [WHEN, "Salle fermée."],
        ),
        (
            [{"kind": "moved", "day": date(2026, 12, 3), "new_date": date(2026, 12, 4), "message": "Grève."}],
            {},
            "[Date changée] Atelier",
            [f"Changé : {NEXT}, au lieu de : {WHEN}. Grève."],
        ),
        (
            [{"kind": "moved", "day": date(2026, 12, 3), "new_venue": "École"}],
            {},
            "[Lieu changé] Atelier",
            [f"Nouveau lieu : {WHEN}, École."],
        ),
        (
            [{"kind": "cancelled", "day": date(2026, 12, 3), "message": "Salle fermée."}],
            WEEKLY,
            "[Date annulée] Atelier",
            ["chaque jeudi de 18 h à 20 h, 3 fois", f"Annulé : {WHEN}. Salle fermée."],
        ),
        (
            [{"kind": "extra", "day": date(2026, 12, 4), "message": ""}],
            {},
            "Atelier",
            [WHEN, f"En plus : {NEXT}."],
        ),
    ],
)
def test_an_item_says_when_and_what_changes(client, event, exceptions, fields, title, lines):
    event(*exceptions, **fields)

    assert items(client) == [(title, french("\n".join(lines)))]


def test_a_change_of_date_is_a_new_item_for_a_reader_and_a_new_title_is_not(client, event):
    atelier = event()
    first = guid(client)
    change(atelier, title="Atelier du soir")
    renamed = guid(client)
    change(atelier, start_date=date(2026, 12, 4), end_date=date(2026, 12, 4))

    assert (first, renamed, guid(client)) == (
        f"{atelier.translation_key}#0",
        f"{atelier.translation_key}#0",
        f"{atelier.translation_key}#1",
    )


def test_the_filters_are_those_of_the_calendar(client, event):
    event(title="Atelier", kind="atelier")
    event(title="Réunion", kind="reunion")

    assert [title for title, _text in items(client, f"{RSS}?kind=reunion")] == ["Réunion"]
    assert client.get(f"{RSS}?kind=concert").status_code == 404


def test_what_is_past_private_or_withdrawn_is_left_out(client, event):
    event(title="Passé", start_date=date(2026, 11, 21))
    event(title="Brouillon", live=False)
    PageViewRestriction.objects.create(page=event(title="Privé"), restriction_type="login")
    event(title="Retiré").unpublish()

    assert items(client) == []


def test_a_feed_already_known_is_not_sent_again_until_something_changes(client, event):
    atelier = event()
    first = client.get(RSS)
    known = {"if-none-match": first.headers["ETag"]}
    again = client.get(RSS, headers=known)
    change(atelier, title="Atelier du soir")

    assert first.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(RSS, headers=known).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_the_same_few_queries_whatever_it_lists(client, event, count):
    for number in range(count):
        event({"kind": "moved", "day": date(2026, 12, 3), "new_venue": "École"}, title=f"Atelier {number}")
    client.get(RSS)
    cache.clear()

    with CaptureQueriesContext(connection) as captured:
        client.get(RSS)

    assert len(captured) == 9


def test_the_agenda_tells_of_its_feed(client, site_tree):
    link = soup(client.get("/agenda/")).select_one("link[type='application/rss+xml']")

    assert link["href"] == RSS
