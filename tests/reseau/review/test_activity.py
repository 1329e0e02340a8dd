"""« Activité »: who published what, for the team, to filter and to export."""

import csv
import io

import pytest
import time_machine
from django.urls import reverse

from reseau.review.activity import PUBLISHED, UNPUBLISHED
from reseau.users.roles import AMBASSADORS, TEAM
from tests.factories import AidPageFactory, EventPageFactory

URL = "/admin/relecture/activite/"
PUBLIC = [PUBLISHED, UNPUBLISHED]


@pytest.fixture
def claire(roles):
    return roles.user(TEAM, username="c.durand", display_name="Claire")


@pytest.fixture
def done(site_tree, claire, roles):
    """Claire published an aid in October; Léa an event in November, and took it back."""
    lea = roles.user(TEAM, username="l.petit", display_name="Léa")
    with time_machine.travel("2026-10-05 10:00:00+02:00", tick=False):
        AidPageFactory(parent=site_tree.guide, title="Cantine").save_revision(user=claire).publish(user=claire)
    with time_machine.travel("2026-11-05 10:00:00+01:00", tick=False):
        event = EventPageFactory(parent=site_tree.agenda, title="Fête")
        event.save_revision(user=lea).publish(user=lea)
        event.unpublish(user=lea)


@pytest.fixture
def rows(roles, claire, done):
    """(page, section, kind, what, who) of the table exported with some filters, without what the factories began."""

    def export(**filters):
        asked = {"action": PUBLIC} | filters | {"export": "csv"}
        text = b"".join(roles.client(claire).get(URL, asked)).decode()
        return [tuple(row[:5]) for row in csv.reader(io.StringIO(text))][1:]

    return export


def test_every_deed_says_where_what_and_who_by_display_name(rows):
    assert rows() == [
        ("Fête", "Agenda", "événement", "Dépublié", "Léa"),
        ("Fête", "Agenda", "événement", "Publié", "Léa"),
        ("Cantine", "Guide des aides", "aide", "Publié", "Claire"),
    ]


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ({"action": PUBLISHED}, ["Fête", "Cantine"]),
        ({"action": UNPUBLISHED}, ["Fête"]),
        ({"timestamp_from": "2026-10-01", "timestamp_to": "2026-10-31"}, ["Cantine"]),
    ],
)
def test_activity_is_filtered_by_what_and_when(rows, filters, shown):
    assert [row[0] for row in rows(**filters)] == shown


def test_what_is_not_a_day_hides_nothing(rows):
    assert {"Fête", "Cantine"} < {row[0] for row in rows(timestamp_from="pas un jour")}


def test_activity_is_filtered_by_person_and_section(rows, claire, site_tree):
    assert [row[0] for row in rows(user=claire.pk)] == ["Cantine"]
    assert [row[0] for row in rows(section=site_tree.agenda.pk)] == ["Fête", "Fête"]


def test_deleted_page_stays_in_the_journal(rows, site_tree):
    site_tree.guide.get_children().get().delete()

    assert ("Cantine", "Autres pages", "aide", "Publié", "Claire") in rows()


def test_activity_leaves_as_a_spreadsheet(roles, claire, done):
    answer = roles.client(claire).get(URL, {"export": "xlsx"})

    assert b"".join(answer)[:2] == b"PK"


def test_page_opens_for_the_team_with_names_and_no_login(roles, claire, done):
    text = roles.client(claire).get(URL).content.decode()

    assert ("Léa" in text, "l.petit" in text) == (True, False)


@pytest.mark.parametrize("name", ["index", "index_results"])
def test_activity_is_closed_to_ambassadors(roles, site_tree, name):
    answer = roles.client(AMBASSADORS).get(reverse(f"review_activity:{name}"))

    assert (answer.status_code, answer.url) == (302, "/admin/")
