import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override

from actualites.models import NewsPage
from reseau.base.models import Theme
from reseau.base.translating import publish_translation
from reseau.users.roles import AMBASSADORS, TEAM
from tests.admin import news_form
from tests.factories import AidPageFactory, NewsPageFactory, ThemeFactory
from tests.languages import locale

THEMES = "wagtailsnippets_base_theme"


@pytest.fixture
def money(db):
    return ThemeFactory(name="Argent", slug="argent", labels={"en": "Money", "ar": "المال"})


@pytest.fixture
def care(db):
    return ThemeFactory(name="Garde, école", slug="garde")


@pytest.fixture
def save_news(roles, site_tree):
    """Saves, as an ambassador, a news page of theirs with the themes posted; answers (response, page)."""
    author = roles.user(AMBASSADORS)
    page = NewsPageFactory(parent=site_tree.news, live=False, owner=author)

    def save(themes):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        response = roles.client(author).post(url, news_form(title=page.title, slug=page.slug, themes=themes))
        return response, NewsPage.objects.get().get_latest_revision_as_object()

    return save


def boxes(response):
    """(name, whether it is ticked) of each theme that a form offers."""
    inputs = BeautifulSoup(response.content, "html.parser").select("input[type=checkbox][name=themes]")
    return [(box["value"], box.has_attr("checked")) for box in inputs]


@pytest.mark.parametrize(("language", "label"), [("fr", "Argent"), ("en", "Money"), ("ar", "المال"), ("es", "Argent")])
def test_a_theme_is_named_in_the_language_of_the_visit(money, language, label):
    with override(language):
        assert money.label == label


def test_a_page_shows_its_themes_in_the_language_of_its_address(client, multilingual, money, care):
    for page in (multilingual.french, multilingual.arabic):
        page.themes.set([money, care])
        page.save()

    shown = {
        address: [theme.label for theme in client.get(address).context["page"].theme_list]
        for address in ("/guide/cantine/", "/ar/guide/cantine/")
    }

    assert shown == {
        "/guide/cantine/": ["Argent", "Garde, école"],
        "/ar/guide/cantine/": ["Garde, école", "المال"],
    }


def test_one_address_of_a_theme_filters_in_every_language(client, multilingual, money):
    for page in (multilingual.french, multilingual.arabic):
        page.themes.set([money])
        page.save()

    found = [client.get(f"{prefix}/guide/?theme=argent").context["aids"] for prefix in ("", "/ar")]

    assert [[page.title for page in pages] for pages in found] == [["Cantine"], ["المطعم المدرسي"]]


def test_the_editor_ticks_boxes_and_finds_them_ticked(save_news, money, care):
    response, page = save_news(["Garde, école"])

    assert list(page.themes.all()) == [care]
    assert boxes(response.client.get(response.url)) == [("Argent", False), ("Garde, école", True)]


def test_the_editor_may_untick_every_box(save_news, money):
    save_news(["Argent"])

    _response, page = save_news([])

    assert list(page.themes.all()) == []


@pytest.mark.parametrize("posted", [["Invention"], ["Argent", "Invention"], ["argent, invention"], ["a" * 200]])
def test_an_unknown_theme_posted_to_the_page_editor_is_not_made(save_news, money, posted):
    save_news(posted)

    assert list(Theme.objects.closed_list()) == [money]


def test_a_refused_form_keeps_the_boxes_ticked(roles, site_tree, money, care):
    url = reverse("wagtailadmin_pages:add", args=["actualites", "newspage", site_tree.news.pk])

    response = roles.client(TEAM).post(url, news_form(title="", themes=["Garde, école"]))

    assert boxes(response) == [("Argent", False), ("Garde, école", True)]


def test_the_team_adds_a_theme_in_french(roles):
    roles.client(TEAM).post(reverse(f"{THEMES}:add"), {"name": "Santé", "slug": "sante"})

    theme = Theme.objects.get()
    assert (theme.name, theme.slug, theme.locale.language_code) == ("Santé", "sante", "fr")


def test_a_theme_is_translated_like_any_other_text(money):
    publish_translation(money, locale("es"), lambda field, text: {"Argent": "Dinero"}[text])

    with override("es"):
        assert [(theme.label, theme.slug, theme.language) for theme in Theme.objects.closed_list()] == [
            ("Dinero", "argent", "es")
        ]


def test_a_theme_whose_address_changes_keeps_one_address_in_every_language(money):
    money.slug = "budget"
    money.save()

    assert set(Theme.objects.values_list("slug", flat=True)) == {"budget"}


def test_pages_carry_the_theme_in_french_even_where_another_language_has_the_same_word(save_news):
    housing = ThemeFactory(name="Transport", slug="transport", labels={"en": "Transport"})

    _response, page = save_news(["Transport"])
    page.save()

    assert list(page.themes.all()) == [housing]


def test_a_theme_that_goes_takes_its_names_along(money):
    money.delete()

    assert list(Theme.objects.all()) == []


def test_ambassadors_neither_see_nor_make_themes(roles, money):
    client = roles.client(AMBASSADORS)
    answers = [
        client.get(reverse(f"{THEMES}:list")),
        client.get(reverse(f"{THEMES}:edit", args=[money.pk])),
        client.post(reverse(f"{THEMES}:add"), {"name": "Invention", "slug": "invention"}),
        client.post(reverse(f"{THEMES}:edit", args=[money.pk]), {"name": "Autre", "slug": "argent"}),
        client.post(reverse(f"{THEMES}:delete", args=[money.pk])),
    ]

    assert {response.url for response in answers} == {reverse("wagtailadmin_home")}
    assert list(Theme.objects.closed_list().values_list("name", flat=True)) == ["Argent"]


def test_the_team_may_not_delete_a_theme_that_pages_carry(roles, site_tree, money):
    AidPageFactory(parent=site_tree.guide, themes=[money])

    roles.client(TEAM).post(reverse(f"{THEMES}:delete", args=[money.pk]))

    assert list(Theme.objects.closed_list()) == [money]


def test_a_theme_does_not_need_a_label_in_every_language(db):
    theme = ThemeFactory(name="Logement", slug="logement")

    with override("ar"):
        assert (theme.label, str(theme)) == ("Logement", "Logement")
