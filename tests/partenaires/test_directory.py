"""The directory: found by name, by what one looks for, by the hour it is."""

from datetime import datetime

import pytest
import time_machine

from partenaires.choices import Category, Public, publics_serving
from reseau.base.clock import PARIS
from tests.factories import PartnerPageFactory, ThemeFactory
from tests.languages import everything_untranslated
from tests.reading import each, links, soup

NOT_UNDERSTOOD = ["Un des filtres n’a pas été compris : il n’est pas appliqué."]
EVERYONE = ["Avocats", "CIDFF", "Caf", "Ludothèque"]
WEDNESDAY = datetime(2026, 11, 25, 10, 12, tzinfo=PARIS)


@pytest.fixture
def directory(site_tree):
    rights = ThemeFactory(name="Droits", slug="droits")
    parent = site_tree.partners

    def partner(title, **fields):
        return PartnerPageFactory(parent=parent, title=title, **fields)

    partner(
        "CIDFF",
        category=Category.CIDFF,
        themes=[rights],
        publics=["femmes", "familles"],
        languages_spoken=["fr", "ar"],
        hours_expression="Mo-Fr 09:00-12:00",
        services=[("service", {"name": "Médiation familiale"})],
    )
    partner(
        "Avocats",
        category=Category.JUSTICE,
        other_categories=[Category.CIDFF],
        themes=[rights],
        publics=["tous-publics"],
        languages_spoken=["fr", "shi"],
        step_free="yes",
        hours_expression="Mo-Fr 14:00-19:00",
    )
    partner("Caf", category=Category.CAF, publics=["familles-monoparentales"], step_free="no")
    partner("Ludothèque", category=Category.LIBRARY, hours_expression="Sa 10:00-12:00; PH off", town="Asnières")
    partner("Brouillon", live=False, languages_spoken=["tr"], hours_expression="24/7")


@time_machine.travel(WEDNESDAY, tick=False)
@pytest.mark.parametrize(
    ("query", "titles", "message"),
    [
        ("", EVERYONE, []),
        ("?theme=droits", ["Avocats", "CIDFF"], []),
        ("?category=caf", ["Caf"], []),
        ("?category=cidff", ["Avocats", "CIDFF"], []),
        ("?theme=droits&category=point_justice", ["Avocats"], []),
        ("?public=femmes", ["Avocats", "CIDFF"], []),
        ("?public=familles-monoparentales", ["Avocats", "CIDFF", "Caf"], []),
        ("?public=seniors", ["Avocats"], []),
        ("?public=tous-publics", ["Avocats"], []),
        ("?language=fr", ["Avocats", "CIDFF"], []),
        ("?language=ar", ["CIDFF"], []),
        ("?step_free=on", ["Avocats"], []),
        ("?open_now=on", ["CIDFF"], []),
        ("?evenings=on", ["Avocats", "Ludothèque"], []),
        ("?evenings=on&language=shi", ["Avocats"], []),
        ("?open_now=on&step_free=on", [], []),
        ("?q=mediation", ["CIDFF"], []),
        ("?q=asnieres", ["Ludothèque"], []),
        ("?q=avocat&theme=droits", ["Avocats"], []),
        ("?q=avocat&open_now=on", [], []),
        ("?theme=inconnu", EVERYONE, NOT_UNDERSTOOD),
        ("?category=inconnue", EVERYONE, NOT_UNDERSTOOD),
        ("?language=tr", EVERYONE, NOT_UNDERSTOOD),
        ("?language=hi", EVERYONE, NOT_UNDERSTOOD),
        ("?public=%00", EVERYONE, NOT_UNDERSTOOD),
        ("?theme=droits&category=inconnue", ["Avocats", "CIDFF"], NOT_UNDERSTOOD),
    ],
)
def test_directory_is_filtered(client, directory, query, titles, message):
    response = client.get(f"/annuaire/{query}")

    assert (each(response, "main .card__title"), each(response, "main .message:not(.searched)")) == (titles, message)


@pytest.mark.parametrize(
    ("moment", "titles"),
    [
        ("2026-11-25T13:59", []),
        ("2026-11-25T14:00", ["Avocats"]),
        ("2026-11-28T11:00", ["Ludothèque"]),
        ("2026-08-15T11:00", []),  # a Saturday, and a public holiday
    ],
)
def test_open_now_is_judged_at_the_moment_of_the_visit(client, directory, moment, titles):
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=PARIS), tick=False):
        assert each(client.get("/annuaire/?open_now=on"), "main .card__title") == titles


@time_machine.travel(WEDNESDAY, tick=False)
def test_list_says_at_what_hour_it_is_true(client, directory):
    response = client.get("/annuaire/")

    assert each(response, "main .reference") == ["Ouvert ou fermé : à 10 h 12 , heure de Paris, jours fériés compris."]
    assert each(response, "main .open-state") == [
        "Fermé, ouvre aujourd’hui à 14 h",
        "Ouvert maintenant, ferme à 12 h",
        "Fermé, ouvre samedi à 10 h",
    ]


def test_only_the_languages_that_someone_speaks_are_offered(client, directory):
    assert each(client.get("/annuaire/"), "[name=language] option") == [
        "Toutes les langues",
        "arabe",
        "chleuh",
        "français",
    ]


def test_filters_that_few_need_are_folded_until_one_is_used(client, directory):
    folded, unfolded = (soup(client.get(f"/annuaire/{query}")) for query in ("?open_now=on", "?category=caf"))

    assert [len(page.select("details.filters__more[open]")) for page in (folded, unfolded)] == [0, 1]


def test_filters_are_told_in_the_title_of_the_page(client, directory):
    title = soup(client.get("/annuaire/?evenings=on&public=femmes")).title.text

    assert "Femmes" in title
    assert "Ouvert le soir ou le samedi" in title


def test_directory_is_filtered_in_every_language(client, directory):
    everything_untranslated("ar")

    assert each(client.get("/ar/annuaire/?category=cidff"), "main .card__title") == ["Avocats", "CIDFF"]


@pytest.mark.parametrize(
    ("public", "serving"),
    [
        (Public.SINGLE_PARENTS, ["familles-monoparentales", "familles", "tous-publics"]),
        (Public.WOMEN, ["femmes", "tous-publics"]),
        (Public.EVERYONE, ["tous-publics"]),
    ],
)
def test_places_open_to_more_people_serve_a_public_too(public, serving):
    assert publics_serving(public) == serving


def test_filters_without_partner_say_what_to_do_next(client, directory):
    response = client.get("/annuaire/?category=police")

    assert links(response, "main .empty a") == [("Voir tous les partenaires", "/annuaire/")]


def test_card_says_the_kind_of_place_and_the_town_when_known(client, site_tree):
    PartnerPageFactory(parent=site_tree.partners, title="Caf", category=Category.CAF, town="Nanterre")
    PartnerPageFactory(parent=site_tree.partners, title="Police", category=Category.POLICE)

    assert each(client.get("/annuaire/"), ".card__kicker") == ["Caf · Nanterre", "Police"]
