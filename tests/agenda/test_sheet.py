from datetime import date, time

import pytest
import time_machine

from agenda.models import EventException
from tests.factories import EventPageFactory
from tests.reading import each, links, main, soup

pytestmark = pytest.mark.usefixtures("agenda")


@pytest.fixture
def agenda(site_tree):
    """A workshop on two Thursdays of December, the second one cancelled; a visit somewhere else."""
    with time_machine.travel("2026-12-01 12:00+01:00", tick=False):
        EventPageFactory(
            parent=site_tree.agenda,
            title="Atelier",
            kind="atelier",
            start_date=date(2026, 12, 3),
            start_time=time(18),
            end_time=time(20),
            repeat="weekly",
            weekdays=["TH"],
            count=2,
            venue="Espace des Grésillons",
            free="yes",
            childcare="yes",
            step_free="yes",
            exceptions=[EventException(day=date(2026, 12, 10), kind="cancelled")],
        )
        EventPageFactory(parent=site_tree.agenda, title="Visite", start_date=date(2026, 12, 19), price="3 €")
        yield


def test_each_date_says_when_where_and_what_a_parent_looks_for(client):
    assert each(client.get("/agenda/affiche/2026-12/"), ".sheet__dates > li") == [
        "jeudi 3 Atelier de 18 h à 20 h · Espace des Grésillons Gratuit Garde d’enfants Accès sans marche",
        "jeudi 10 Annulé Atelier de 18 h à 20 h · Espace des Grésillons Gratuit Garde d’enfants Accès sans marche",
        "samedi 19 Visite toute la journée 3 €",
    ]


def test_a_cancelled_date_is_struck(client):
    assert each(client.get("/agenda/affiche/2026-12/"), ".sheet s") == ["Atelier"]


def test_the_sheet_is_that_of_its_month_and_of_its_network(client):
    response = client.get("/agenda/affiche/2026-12/")

    assert each(response, "h1") == ["décembre 2026"]
    assert each(response, ".sheet__network") == ["Réseau des familles monoparentales"]
    assert "Toutes les dates, à jour : testserver/agenda/" in main(response)
    assert soup(response).select_one("meta[name=robots]")["content"] == "noindex"


def test_filters_make_a_sheet_of_their_own(client):
    response = client.get("/agenda/affiche/2026-12/?kind=atelier")

    assert len(each(response, ".sheet__dates > li")) == 2
    assert each(response, ".sheet .lead") == ["Atelier"]


def test_an_empty_month_says_so(client):
    assert "Pas de date annoncée ce mois-ci." in main(client.get("/agenda/affiche/2026-12/?kind=colloque"))


def test_the_month_and_the_list_lead_to_the_sheet(client):
    paper = "main a[href*=affiche]"

    assert links(client.get("/agenda/"), paper) == [("Imprimer le mois", "/agenda/affiche/")]
    assert links(client.get("/agenda/mois/2026-12/?free=on"), paper) == [
        ("Imprimer le mois", "/agenda/affiche/2026-12/?free=on")
    ]
    assert each(client.get("/agenda/affiche/"), "h1") == ["décembre 2026"]


def test_the_code_is_a_drawing_that_says_what_it_is(client):
    code = soup(client.get("/agenda/affiche/2026-12/")).select_one("[role=img]")

    assert code["aria-label"] == "Code à photographier\xa0: le calendrier de cet agenda"
    assert (code.svg is not None, code.select("[style]")) == (True, [])
