"""The guide is searched by a word, with its theme or without."""

import pytest

from tests.factories import AidPageFactory, ThemeFactory
from tests.languages import translated
from tests.reading import each, soup

OLD_NAME = "Aide à la garde d’enfants de France Travail"


@pytest.fixture
def guide(site_tree):
    """Three aids; two of them about money."""
    money = ThemeFactory(name="Argent", slug="argent")
    synonyms = {"search_synonyms": "Agepi, ajepi, chômage"}
    return {
        "age": AidPageFactory(parent=site_tree.guide, title=OLD_NAME, acronyms="AGE", **synonyms),
        "af": AidPageFactory(parent=site_tree.guide, title="Allocations familiales", themes=[money]),
        "ars": AidPageFactory(parent=site_tree.guide, title="Allocation de rentrée", themes=[money]),
    }


def titles(client, query, prefix="") -> list[str]:
    return each(client.get(f"{prefix}/guide/?{query}"), "main .card-grid .card__title")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=agepi", [OLD_NAME]),
        ("q=Agepie", [OLD_NAME]),
        ("q=garde+d%E2%80%99enfent", [OLD_NAME]),
        ("q=alocation", ["Allocation de rentrée", "Allocations familiales"]),
        ("q=alocasion+familial", ["Allocations familiales"]),
        ("q=chomage&theme=argent", []),
        ("q=allocation&theme=argent", ["Allocation de rentrée", "Allocations familiales"]),
        ("q=zanzibar", []),
        ("q=&theme=argent", ["Allocation de rentrée", "Allocations familiales"]),
        ("q=%20%20", ["Allocations familiales", "Allocation de rentrée", OLD_NAME]),
    ],
)
def test_aids_are_found_by_old_and_misspelt_names(client, guide, query, found):
    assert sorted(titles(client, query)) == sorted(found)


def test_the_words_really_searched_are_said(client, guide):
    said = [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in each(client.get("/guide/?q=alocasion"), "main .message")
    ]

    assert said == ["Rien pour « alocasion ». Nous avons cherché « allocation »."]
    assert each(client.get("/guide/?q=allocation"), "main .message") == []


def test_what_was_typed_stays_in_the_field_and_in_the_title(client, guide):
    page = client.get("/guide/?q=alocasion&theme=argent")

    assert soup(page).select_one("main [name=q]")["value"] == "alocasion"
    assert each(page, "title") == ["Guide des aides – alocasion – Argent – Réseau des familles monoparentales"]


def test_an_aid_that_not_everyone_may_read_is_not_found_nor_are_its_words(client, guide):
    guide["age"].view_restrictions.create(restriction_type="login")

    assert titles(client, "q=agepi") == []
    assert each(client.get("/guide/?q=Agepie"), "main .message") == []


def test_each_language_has_its_own_words(client, guide):
    translated(guide["age"], "en", title="Childcare help", search_synonyms="nursery")

    assert titles(client, "q=nurseri", "/en") == ["Childcare help"]
    assert titles(client, "q=nurseri") == []


@pytest.mark.parametrize("query", ["agepi", "alocasion", "zanzibar", "garde zanzibra"])
def test_a_search_in_the_guide_asks_little_of_the_database(client, guide, query, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/guide/", {"q": query})
