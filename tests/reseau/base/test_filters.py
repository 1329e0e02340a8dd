import pytest
from django.http import QueryDict
from django.utils.translation import override

from reseau.base.filters import ThemedFilterForm
from tests.factories import AidPageFactory, ThemeFactory
from tests.reading import each

pytestmark = pytest.mark.django_db


@pytest.fixture
def money():
    return ThemeFactory(name="Argent", slug="argent", labels={"en": "Money", "ar": "المال"})


def filter_form(query):
    return ThemedFilterForm(QueryDict(query))


def test_a_known_theme_filters(money):
    form = filter_form("theme=argent&page=3")

    assert (form.filters, form.page_number, form.wrong_fields) == ({"theme": money}, 3, [])


@pytest.mark.parametrize("query", ["", "theme=", "page=", "utm_source=lettre&fbclid=x"])
def test_nothing_asked_filters_nothing(money, query):
    form = filter_form(query)

    assert (form.filters, form.page_number, form.wrong_fields) == ({}, 1, [])


@pytest.mark.parametrize("query", ["theme=inconnu", "theme=%00", "theme=Argent", "theme=1"])
def test_a_wrong_theme_filters_nothing_and_is_told(money, query):
    form = filter_form(query)

    assert (form.filters, form.wrong_fields) == ({}, ["theme"])


@pytest.mark.parametrize("page", ["abc", "-1", "0", "1.5", "%00", "9" * 5000, "²"])
def test_a_wrong_page_number_is_the_first_page_without_a_word(money, page):
    form = filter_form(f"page={page}")

    assert (form.page_number, form.wrong_fields) == (1, [])


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("fr", ["Argent", "Garde", "Temps libre"]),
        ("en", ["Garde", "Money", "Temps libre"]),
        ("ar", ["Garde", "Temps libre", "المال"]),
    ],
)
def test_themes_are_offered_in_the_order_of_the_language_of_the_visit(money, language, labels):
    ThemeFactory(name="Temps libre", slug="loisirs")
    ThemeFactory(name="Garde", slug="garde")

    with override(language):
        offered = filter_form("").fields["theme"].choices

    assert (offered[0][0], [label for _slug, label in offered[1:]]) == ("", labels)


@pytest.mark.parametrize("query", ["theme=inconnu", "theme=%00", "theme=argent&theme=inconnu"])
def test_a_list_with_a_wrong_filter_is_whole_and_says_so(client, site_tree, money, query):
    AidPageFactory(parent=site_tree.guide, title="Cantine", themes=[money])
    AidPageFactory(parent=site_tree.guide, title="Vacances")

    response = client.get(f"/guide/?{query}")

    assert [page.title for page in response.context["aids"]] == ["Cantine", "Vacances"]
    assert "Un des filtres n’a pas été compris" in response.text


@pytest.mark.parametrize(("page", "shown"), [("1", 1), ("2", 2), ("999", 2), ("abc", 1), ("-3", 1), ("%00", 1)])
def test_a_page_number_out_of_the_list_is_its_nearest_page(client, site_tree, monkeypatch, page, shown):
    monkeypatch.setattr(type(site_tree.guide), "per_page", 1)
    AidPageFactory.create_batch(2, parent=site_tree.guide)

    assert client.get(f"/guide/?page={page}").context["aids"].number == shown


def test_the_title_says_which_page_of_the_list_this_is(client, site_tree, monkeypatch, money):
    monkeypatch.setattr(type(site_tree.guide), "per_page", 1)
    AidPageFactory.create_batch(2, parent=site_tree.guide, themes=[money])

    titles = [each(client.get(f"/guide/?theme=argent&page={page}"), "title") for page in (1, 2)]

    assert titles == [
        ["Guide des aides – Argent – Réseau des familles monoparentales"],
        ["Guide des aides – Argent – Page 2 sur 2 – Réseau des familles monoparentales"],
    ]
