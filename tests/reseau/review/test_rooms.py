"""The rooms of the review in the administration: who enters, and what is done there."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reseau.review.models import ErrorReport, LinkCheck
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import HOME, refused
from tests.reading import each, links, rows, soup, words

DESK = "/admin/relecture/"


@pytest.fixture
def team(roles):
    return roles.client(TEAM)


@pytest.fixture
def addresses(untidy) -> list[str]:
    """Every address of the desk."""
    report, link = ErrorReport.objects.get(), LinkCheck.objects.get()
    names = ["index", "index_results"]
    each_of = ["edit", "delete", "history", "history_results", "usage"]
    return (
        [reverse(f"review_{room}:{name}") for room in ("desk", "links", "reports") for name in names]
        + [reverse(f"review_{room}:add") for room in ("links", "reports")]
        + [reverse(f"review_links:{name}", args=[link.pk]) for name in each_of]
        + [reverse(f"review_reports:{name}", args=[report.pk]) for name in [*each_of, "inspect"]]
    )


def test_an_ambassador_enters_nowhere(roles, addresses):
    ambassador = roles.client(AMBASSADORS)
    before = list(ErrorReport.objects.values())

    answers = {(method, url): getattr(ambassador, method)(url) for url in addresses for method in ("get", "post")}

    assert {key: answer.status_code for key, answer in answers.items() if not refused(answer)} == {}
    assert list(ErrorReport.objects.values()) == before


def test_a_visitor_is_asked_to_sign_in(client, addresses):
    assert {client.get(url).url for url in addresses} == {f"/admin/login/?next={url}" for url in addresses}


@pytest.mark.parametrize(
    ("role", "shown"), [(TEAM, 3), (ADMINISTRATION, 3), (AMBASSADORS, 0)], ids=lambda value: getattr(value, "name", "")
)
def test_menu_and_counts_are_for_those_who_publish(roles, untidy, role, shown):
    page = roles.client(role).get(HOME).text

    assert sum(f"/admin/relecture/{room}" in page for room in ("", "liens/", "erreurs/")) == shown
    assert ("fiches à relire" in page) is (shown > 0)


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION], ids=lambda role: role.name)
def test_nobody_adds_deletes_or_rewrites_what_readers_and_robots_have_said(roles, untidy, role):
    client, report, link = roles.client(role), ErrorReport.objects.get(), LinkCheck.objects.get()
    before = (list(ErrorReport.objects.values()), list(LinkCheck.objects.values()))
    urls = [reverse(f"review_{room}:add") for room in ("links", "reports")]
    urls += [reverse("review_links:edit", args=[link.pk])]
    urls += [reverse("review_links:delete", args=[link.pk]), reverse("review_reports:delete", args=[report.pk])]

    answers = [getattr(client, method)(url) for url in urls for method in ("get", "post")]

    assert [answer.status_code for answer in answers if not refused(answer)] == []
    assert (list(ErrorReport.objects.values()), list(LinkCheck.objects.values())) == before


# Links


def test_links_say_what_became_of_them(team, on_day, note_link):
    page = on_day(60, title="Cantine")
    note_link(page, "dead", "https://example.org/a", status_code=404)
    note_link(page, "dead", "https://example.org/b", failure="unknown_name")
    note_link(page, "moved", "https://example.org/c", status_code=200, final_url="https://example.org/d")

    assert [row[:4] for row in rows(team.get(f"{DESK}liens/"))] == [
        ["Cantine", "https://example.org/a", "mort", "réponse 404"],
        ["Cantine", "https://example.org/b", "mort", "ce nom de site n’existe pas"],
        ["Cantine", "https://example.org/c", "a changé d’adresse", "https://example.org/d"],
    ]
    assert len(rows(team.get(f"{DESK}liens/", {"state": "moved"}))) == 1
    assert links(team.get(f"{DESK}liens/"), "main td a")[0] == (
        "Cantine",
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )


# Reported errors


def test_reports_are_listed_the_new_ones_first_and_narrowed(team, on_day):
    page = on_day(60, title="Cantine")
    for state, message in [("handled", "Ancien."), ("new", "Le montant est faux.")]:
        ErrorReport.objects.create(page=page, kind="other", message=message, language="fr", state=state)
    url = f"{DESK}erreurs/"

    assert [row[2] for row in rows(team.get(url))] == ["Le montant est faux.", "Ancien."]
    assert [row[2] for row in rows(team.get(url, {"state": "new"}))] == ["Le montant est faux."]
    assert len(rows(team.get(url, {"content_type": page.content_type_id}))) == 2


def test_report_is_read_and_marked_as_handled_with_a_note(roles, untidy):
    nadia = roles.user(TEAM, username="nadia")
    report = ErrorReport.objects.get()
    url = reverse("review_reports:edit", args=[report.pk])
    assert "Numéro inconnu." in words(soup(roles.client(nadia).get(url)).main)

    roles.client(nadia).post(url, {"state": "handled", "note": "Numéro corrigé."})

    report.refresh_from_db()
    assert (report.state, report.note, report.handled_by) == ("handled", "Numéro corrigé.", nadia)
    assert report.handled_at.date() == timezone.now().date()


def test_report_keeps_who_handled_it_until_it_is_to_handle_again(roles, untidy):
    nadia, karim = roles.user(TEAM, username="nadia"), roles.user(TEAM, username="karim")
    report = ErrorReport.objects.get()
    url = reverse("review_reports:edit", args=[report.pk])
    roles.client(nadia).post(url, {"state": "handled", "note": ""})

    roles.client(karim).post(url, {"state": "handled", "note": "Revu."})
    report.refresh_from_db()
    assert (report.handled_by, report.note) == (nadia, "Revu.")

    roles.client(karim).post(url, {"state": "new", "note": "Revu."})
    report.refresh_from_db()
    assert (report.handled_by, report.handled_at) == (None, None)


def test_words_of_a_reader_are_never_rewritten(team, untidy, in_order):
    report = ErrorReport.objects.get()
    forged = {"message": "Autre", "kind": "dead_link", "page": in_order.pk, "language": "ar", "handled_by": 1}

    team.post(reverse("review_reports:edit", args=[report.pk]), forged | {"state": "new", "note": ""})

    after = ErrorReport.objects.get()
    assert (after.message, after.kind, after.page_id, after.language, after.handled_by) == (
        *("Numéro inconnu.", "other", untidy.reported.pk, "fr"),
        None,
    )


def test_each_room_opens_to_the_team(team, untidy):
    report = ErrorReport.objects.get()
    urls = [reverse(f"review_{room}:index") for room in ("desk", "links", "reports")]
    urls += [reverse(f"review_reports:{name}", args=[report.pk]) for name in ("edit", "inspect", "history", "usage")]

    assert {url: team.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)
    assert each(team.get(urls[0]), "title") == ["Fiches à relire - Wagtail"]
