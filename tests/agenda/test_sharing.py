"""The agenda on the sites of others: a frame, and how to put it there."""

from datetime import date

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from agenda.embedding import iframe
from tests.factories import EventPageFactory
from tests.reading import each, soup

FRAME, HOW = "/agenda/cadre/", "/agenda/integrer/"
FRAMED = "http://testserver/agenda/cadre/"


@pytest.fixture
def agenda(site_tree):
    for number in range(6):
        EventPageFactory(parent=site_tree.agenda, title=f"Permanence {number}", start_date=date(2026, 12, 3 + number))
    EventPageFactory(parent=site_tree.agenda, title="Atelier", kind="atelier", start_date=date(2026, 12, 20))
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        yield site_tree.agenda


def ancestors(response) -> str:
    policy = response.headers["Content-Security-Policy"]
    return next(rule for rule in policy.split("; ") if rule.startswith("frame-ancestors"))


def test_any_site_may_show_the_frame(client, agenda):
    response = client.get(FRAME)

    assert (ancestors(response), response.headers.get("X-Frame-Options")) == ("frame-ancestors *", None)
    assert (response.status_code, dict(response.cookies)) == (200, {})


@pytest.mark.parametrize("address", ["/", "/agenda/", "/agenda/s-abonner/", HOW, "/agenda/permanence-0/"])
def test_no_other_page_is_shown_on_another_site(client, agenda, address):
    response = client.get(address)

    assert (ancestors(response), response.headers["X-Frame-Options"]) == ("frame-ancestors 'self'", "DENY")


def test_the_frame_shows_the_next_dates_and_nothing_around_them(client, agenda):
    response = client.get(FRAME)

    assert each(response, ".card__title") == [f"Permanence {number}" for number in range(5)]
    page = soup(response)
    assert [page.header, page.footer, page.nav, page.script] == [None] * 4


def test_its_links_leave_the_frame_and_its_filters_stay_in_it(client, agenda):
    page = soup(client.get(f"{FRAME}?kind=atelier"))

    assert (page.base["target"], page.form["target"]) == ("_top", "_self")
    assert [link["href"] for link in page.select(".actions a")] == [
        "http://testserver/agenda/?kind=atelier",
        "http://testserver/agenda/s-abonner/?kind=atelier",
    ]


def test_the_frame_passes_its_filters(client, agenda):
    assert each(client.get(f"{FRAME}?kind=atelier"), ".card__title") == ["Atelier"]
    assert each(client.get(f"{FRAME}?kind=reunion"), "main section p")[:2] == ["Réunion", "Pas de date annoncée"]


def test_a_wrong_filter_of_the_frame_is_said(client, agenda):
    response = client.get(f"{FRAME}?kind=concert")

    assert (response.status_code, len(each(response, ".card__title"))) == (200, 5)
    assert each(response, ".message") == ["Un des filtres n’a pas été compris : il n’est pas appliqué."]


def test_a_private_agenda_has_no_frame(client, agenda):
    PageViewRestriction.objects.create(page=agenda, restriction_type="login")

    assert client.get(FRAME).status_code == 302


def test_a_partner_copies_the_code_of_the_frame_that_it_sees(client, agenda):
    page = soup(client.get(f"{HOW}?kind=atelier"))

    code = iframe(f"{FRAMED}?kind=atelier", "Réseau des familles monoparentales – Atelier")
    assert page.select_one("textarea").get_text() == code
    assert page.iframe["src"] == f"{FRAMED}?kind=atelier"


def test_the_code_says_what_the_frame_is_and_lets_no_script_run():
    code = iframe("https://example.org/agenda/cadre/?a=1&b=2", "L’agenda « pour tous »")

    assert code == (
        '<iframe src="https://example.org/agenda/cadre/?a=1&amp;b=2" title="L’agenda « pour tous »" loading="lazy" '
        'width="600" height="720" style="max-width:100%;border:0" '
        'sandbox="allow-same-origin allow-forms allow-popups allow-top-navigation-by-user-activation"></iframe>'
    )
