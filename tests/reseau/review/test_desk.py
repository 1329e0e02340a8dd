"""Which pages ask for attention, and who is told in the administration."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reseau.review.desk import Reason, desk
from reseau.review.models import ErrorReport
from reseau.users.roles import TEAM
from tests.admin import HOME
from tests.factories import AidPageFactory, ContentPageFactory
from tests.languages import translated
from tests.reading import links, rows, soup, words

DESK = "/admin/relecture/"


def reasons(page) -> list[str]:
    return desk().reasons().get(page.pk, [])


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-400, ["overdue"]), (-1, ["overdue"]), (0, ["due"]), (30, ["due"]), (31, [])],
)
def test_page_is_due_for_thirty_days_then_overdue(on_day, days, expected):
    assert reasons(on_day(days)) == expected


def test_page_that_nobody_has_verified_says_so(on_day):
    assert reasons(on_day(60, verified_on=None)) == ["unverified"]
    assert reasons(on_day(-1, verified_on=None)) == ["overdue", "unverified"]


@pytest.mark.parametrize(
    ("state", "days", "expected"),
    [
        ("ok", None, []),
        ("moved", None, []),
        ("refused", None, []),
        ("dead", 0, ["broken"]),
        ("forbidden", 0, ["broken"]),
        ("unreachable", 0, []),
        ("unreachable", 6, []),
        ("unreachable", 8, ["broken"]),
    ],
)
def test_link_is_to_mend_once_dead_or_out_of_reach_for_a_week(on_day, note_link, state, days, expected):
    page = on_day(60)
    note_link(page, state, failing_since=days is not None and timezone.now() - timedelta(days=days) or None)

    assert reasons(page) == expected


def test_reported_error_counts_until_it_is_handled(on_day):
    page = on_day(60)
    report = ErrorReport.objects.create(page=page, kind="other", language="fr")
    assert reasons(page) == ["reported"]

    report.set_state("handled", None)
    report.save()
    assert reasons(page) == []


def test_what_is_wrong_in_a_translation_brings_its_source_to_the_desk(on_day, note_link):
    page = on_day(60)
    arabic = translated(page, "ar", title="الصفحة")
    note_link(arabic, "dead")
    ErrorReport.objects.create(page=arabic, kind="other", language="ar")

    assert desk().reasons() == {page.pk: [Reason.BROKEN, Reason.REPORTED]}


def test_draft_and_page_of_another_kind_ask_for_nothing(on_day, site_tree):
    on_day(-1, live=False)
    ContentPageFactory(parent=site_tree.home)

    assert desk().reasons() == {}


# In the administration


def titles(response) -> list[str]:
    return [row[0] for row in rows(response)]


@pytest.fixture
def team(roles):
    return roles.client(TEAM)


def test_desk_shows_each_page_once_the_latest_first_and_why(team, untidy, in_order):
    assert [(row[0], row[1], row[2]) for row in rows(team.get(DESK))] == [
        ("En retard", "Aide", "révision dépassée"),
        ("Bientôt", "Aide", "à revoir dans les 30 jours"),
        ("Lien mort", "Aide", "lien mort"),
        ("Signalée", "Aide", "erreur signalée"),
        ("Jamais vue", "Aide", "jamais vérifiée"),
    ]


def test_desk_gives_the_days_in_full(team, roles, site_tree):
    dates = {"verified_on": date(2026, 1, 2), "next_review_on": date(2026, 7, 1)}
    AidPageFactory(parent=site_tree.guide, owner=roles.user(TEAM, username="nadia"), **dates)

    assert rows(team.get(DESK))[0][3:] == ["01/07/2026", "02/01/2026", "nadia", ""]


def test_desk_leads_to_the_form_of_the_page(team, untidy):
    assert ("En retard", reverse("wagtailadmin_pages:edit", args=[untidy.overdue.pk])) in links(
        team.get(DESK), "main td a"
    )


@pytest.mark.parametrize("reason", Reason.values)
def test_desk_is_narrowed_to_a_reason(team, untidy, reason):
    assert titles(team.get(DESK, {"reason": reason})) == [getattr(untidy, reason).title]


def test_desk_is_narrowed_to_a_section_and_to_a_person(team, untidy, roles):
    nadia = roles.user(TEAM, username="nadia")
    untidy.due.owner = nadia
    untidy.due.save()

    assert titles(team.get(DESK, {"owner": nadia.pk})) == ["Bientôt"]
    assert len(titles(team.get(DESK, {"content_type": untidy.due.content_type_id}))) == 5
    assert [words(option) for option in soup(team.get(DESK)).select("[name=owner] option")] == ["---------", "nadia"]


@pytest.mark.parametrize("query", ["reason=%00", "reason=x", "owner=x", "content_type=0", "p=x", "ordering=x"])
def test_wrong_filter_still_shows_the_desk(team, untidy, query):
    assert team.get(f"{DESK}?{query}").status_code == 200


def test_desk_with_nothing_to_do_says_so(team, in_order):
    assert (rows(team.get(DESK)), team.get(DESK).status_code) == ([], 200)


def test_desk_is_exported(team, untidy):
    lines = b"".join(team.get(DESK, {"export": "csv"}).streaming_content).decode().splitlines()

    assert lines[0] == "Fiche,Section,Pourquoi,À revoir le,Vérifiée le,Responsable"
    assert (lines[1].split(",")[:3], len(lines)) == (["En retard", "Aide", "révision dépassée"], 6)


def test_desk_takes_as_many_queries_for_many_pages(team, on_day, roles):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            team.get(DESK)
        return len(captured)

    on_day(-1, owner=roles.user(TEAM))
    queries()
    alone = queries()
    for _number in range(5):
        on_day(-1, owner=roles.user(TEAM))

    assert queries() == alone


def test_front_page_of_the_administration_counts_what_waits(team, untidy):
    counts = [link for link in links(team.get(HOME), ".w-summary a") if "relecture" in link[1]]

    assert counts == [
        ("3 fiches à relire", DESK),
        ("1 lien mort", f"{DESK}?reason=broken"),
        ("1 erreur signalée", f"{DESK}erreurs/?state=new"),
    ]
