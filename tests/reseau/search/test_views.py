import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories import (
    AidPageFactory,
    ContentPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PartnerPageFactory,
)
from tests.languages import everything_untranslated, translated
from tests.reading import each, soup


@pytest.fixture
def search(client, site_tree):
    """Titles that a search finds, in their order."""

    def titles(query, prefix=""):
        response = client.get(f"{prefix}/recherche/", {"q": query})
        return [page.title for page in response.context["results"]]

    return titles


@pytest.fixture
def age(site_tree):
    """An aid under its usual name, with the others that parents know."""
    return AidPageFactory(
        parent=site_tree.guide,
        title="Aide à la garde pour parents isolés",
        official_name="Aide à la garde d’enfants",
        acronyms="AGEPI, AGE",
        search_synonyms="nourrice, cherche du travail",
        search_description="Un coup de pouce pour faire garder son enfant.",
        for_whom="<p>Les demandeurs d’emploi qui élèvent un enfant <b>séparément</b>.</p>",
    )


@pytest.mark.parametrize(
    "query",
    [
        "aide à la garde",
        "AIDE A LA GARDE",
        "aides gardes",
        "isolée",
        "ISOLES",
        "agepi",
        "AGE",
        "nourrices",
        "travail",
        "garde d'enfant",
        "garde d’enfants",
        "séparement",
        "demandeur emploi",
        "nourr",
        "  garde   ",
        "garde !!!",
    ],
)
def test_an_aid_is_found_however_its_words_are_typed(search, age, site_tree, query):
    AidPageFactory(parent=site_tree.guide, title="Vacances")

    assert search(query) == ["Aide à la garde pour parents isolés"]


def test_words_that_are_not_all_in_one_page_find_the_nearest(search, age, site_tree):
    AidPageFactory(parent=site_tree.guide, title="Vacances")

    assert search("nourrice zanzibar") == ["Aide à la garde pour parents isolés"]


@pytest.mark.parametrize("query", ["agepie", "nourice", "gadre d'enfent", "la gerde des zenfants"])
def test_an_aid_is_found_by_words_with_a_slip(search, age, site_tree, query):
    AidPageFactory(parent=site_tree.guide, title="Vacances")

    assert search(query) == ["Aide à la garde pour parents isolés"]


def test_a_slip_foreseen_for_one_page_leads_to_the_others(search, site_tree):
    AidPageFactory(parent=site_tree.guide, title="Allocations familiales", search_synonyms="alocation")
    AidPageFactory(parent=site_tree.guide, title="Allocation pour un enfant handicapé")

    found = [search("alocation"), search("alocation enfant")]

    assert found == [["Allocations familiales"], ["Allocation pour un enfant handicapé"]]


def test_a_corrected_search_says_what_it_searched(client, age):
    page = client.get("/recherche/?q=nourice")

    assert [text.replace("\xa0", " ") for text in each(page, "main [role=status] > *")] == [
        "Rien pour « nourice ». Nous avons cherché « nourrice ».",
        "1 résultat pour « nourrice »",
    ]
    assert soup(page).select_one("main [name=q]")["value"] == "nourice"


@pytest.mark.parametrize(
    "query", ["zanzibar", "%", "_", "zzz*", "' OR 1=1 --", '"', "🎈", "\\", "x AND NOT y", "garde:*"]
)
def test_signs_and_unknown_words_break_nothing(search, site_tree, query):
    AidPageFactory(parent=site_tree.guide, title="Vacances")

    assert search(query) == []


def test_pages_with_the_word_in_their_title_come_first(search, site_tree):
    often = "Pour la cantine, la cantine encore, et toujours la cantine."
    AidPageFactory(parent=site_tree.guide, title="Transports", search_description=often)
    AidPageFactory(parent=site_tree.guide, title="Payer la cantine")
    AidPageFactory(parent=site_tree.guide, title="Loisirs", search_description="Après la cantine.")

    assert search("cantine")[0] == "Payer la cantine"


def test_all_sections_are_searched_and_name_the_kind_of_each_page(client, site_tree):
    AidPageFactory(parent=site_tree.guide, title="Aide au logement")
    EventPageFactory(parent=site_tree.agenda, title="Atelier logement")
    PartnerPageFactory(parent=site_tree.partners, title="Agence du logement")
    NewsPageFactory(parent=site_tree.news, title="Un logement pour Karim")
    ContentPageFactory(parent=site_tree.home, title="Le réseau et le logement", slug="logement")

    response = client.get("/recherche/?q=logements")

    cards = BeautifulSoup(response.content, "html.parser").select("main article")
    assert {(card.p.get_text(strip=True), card.a.get_text(strip=True)) for card in cards} == {
        ("Aide", "Aide au logement"),
        ("Événement", "Atelier logement"),
        ("Partenaire", "Agence du logement"),
        ("Actualité", "Un logement pour Karim"),
        ("Page", "Le réseau et le logement"),
    }


def test_a_draft_is_never_found(search, site_tree, age):
    AidPageFactory(parent=site_tree.guide, title="Garde de nuit", live=False)

    assert search("garde") == ["Aide à la garde pour parents isolés"]


def test_the_words_of_a_draft_of_a_live_page_are_never_found(search, age):
    age.search_synonyms = "jeune fille au pair"
    age.save_revision()

    assert search("pair") == []


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_private_page_and_those_below_it_are_never_found(search, site_tree, age, kind):
    story = ContentPageFactory(parent=site_tree.home, title="Garde réservée")
    ContentPageFactory(parent=story, title="Garde réservée, suite")
    PageViewRestriction.objects.create(page=story, restriction_type=kind, password="secret")

    assert search("garde") == ["Aide à la garde pour parents isolés"]


def test_the_untranslated_copy_of_a_private_page_is_never_found(search, multilingual):
    PageViewRestriction.objects.create(
        page=multilingual.french, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )

    assert (search("cantine"), search("cantine", "/en")) == ([], [])


def test_pages_are_found_in_the_language_of_the_visit_only(search, multilingual):
    found = {prefix: [search("cantine", prefix), search("المطعم", prefix)] for prefix in ("", "/en", "/ar")}

    assert found == {"": [["Cantine"], []], "/en": [["Cantine"], []], "/ar": [[], ["المطعم المدرسي"]]}


@pytest.mark.parametrize("query", ["مطعم", "المطعم", "مَطْعَم", "مدرسي"])
def test_arabic_words_are_found_with_or_without_article_and_vowels(search, multilingual, query):
    assert search(query, "/ar") == ["المطعم المدرسي"]


@pytest.mark.parametrize(
    ("code", "title", "queries"),
    [
        ("en", "Help for families", ["family", "FAMILIES", "help famly"]),
        ("ar", "إعانة الأسرة", ["اعانه", "إعانة الأسرة", "اسره", "الاسرة"]),
        ("pt", "Ajuda às famílias", ["familia", "FAMÍLIAS", "ajudas"]),
        ("es", "Ayuda para niños", ["nino", "NIÑOS", "ayudas"]),
        ("tr", "Çocuklara yardım", ["cocuk", "ÇOCUKLAR", "yardim", "YARDIM", "Yardım"]),
        ("fa", "کمک به خانواده‌ها", ["كمك", "خانواده", "خانوادهها", "خانواده‌های", "کمک‌ها"]),
        ("ur", "بچوں کی مدد ۱", ["بچوں کي مدد", "مدد 1"]),
    ],
)
def test_a_translated_page_is_found_by_the_words_of_its_language(search, settings, site_tree, code, title, queries):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), (code, code)]
    translated(AidPageFactory(parent=site_tree.guide, title="Aide"), code, title=title)

    assert {query: search(query, f"/{code}") for query in queries} == {query: [title] for query in queries}


@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
@pytest.mark.parametrize("query", ["allocations", "Allocation", "ALLOC", "alocation", "rentrées", "rentrée zanzibar"])
def test_a_page_that_nobody_has_translated_is_found_by_its_french_words(search, site_tree, prefix, query):
    AidPageFactory(parent=site_tree.guide, title="Allocation de rentrée")
    everything_untranslated("en")
    everything_untranslated("ar")

    assert search(query, prefix) == ["Allocation de rentrée"]


@pytest.mark.parametrize("query", ["", "q=", "q=%20%20", "page=2", "q=&page=abc"])
def test_nothing_asked_finds_nothing_and_says_nothing(client, site_tree, query):
    response = client.get(f"/recherche/?{query}")

    assert (list(response.context["results"]), response.context["message"]) == ([], "")
    assert "Rien trouvé" not in response.text


@pytest.mark.parametrize("query", ["a" * 201, "cantine\x00", "\x00"])
def test_a_query_that_cannot_be_read_says_so(client, site_tree, query):
    AidPageFactory(parent=site_tree.guide, title="Cantine")

    response = client.get("/recherche/", {"q": query})

    assert list(response.context["results"]) == []
    assert "Votre recherche est trop longue ou contient un caractère inconnu." in response.text


def test_nothing_found_is_told_with_the_words_as_typed_and_escaped(client, site_tree):
    response = client.get("/recherche/", {"q": "<b>zanzibar</b>"})

    assert "Rien trouvé pour «\xa0&lt;b&gt;zanzibar&lt;/b&gt;\xa0»" in response.text.replace("&nbsp;", "\xa0")


@pytest.mark.parametrize(
    ("page", "number", "first"), [("1", 1, 15), ("2", 2, 1), ("abc", 1, 15), ("999", 2, 1), ("-1", 1, 15)]
)
def test_results_come_by_fifteen_and_a_wrong_page_is_the_nearest(client, site_tree, page, number, first):
    AidPageFactory.create_batch(16, parent=site_tree.guide, search_description="À la cantine.")

    results = client.get("/recherche/", {"q": "cantine", "page": page}).context["results"]

    assert (results.number, len(results), results.paginator.count) == (number, first, 16)


@pytest.mark.parametrize("item_count", [1, 3])
def test_a_search_costs_the_same_whatever_it_finds(client, site_tree, item_count, django_assert_max_num_queries):
    AidPageFactory.create_batch(item_count, parent=site_tree.guide, search_description="À la cantine.")

    with django_assert_max_num_queries(12):
        response = client.get("/recherche/?q=cantine")

    assert len(response.context["results"]) == item_count


@pytest.mark.parametrize("query", ["nourice", "nourice zanzibra", "zanzibar", "nourr"])
def test_a_search_that_must_try_again_stays_within_the_budget(client, age, query, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/recherche/", {"q": query})


@pytest.mark.parametrize("address", ["/", "/recherche/", "/recherche/?q=rien", "/nulle-part/"])
def test_the_search_field_has_one_name_everywhere(client, site_tree, address):
    assert each(client.get(address), "form.search label") == ["Que cherchez-vous ?"]


def test_the_title_says_what_was_asked_and_which_page_of_the_results_this_is(client, site_tree):
    AidPageFactory.create_batch(16, parent=site_tree.guide, search_description="À la cantine.")

    titles = [each(client.get("/recherche/", {"q": "cantine", "page": page}), "title") for page in (1, 2)]

    assert titles == [
        ["Rechercher – cantine – Réseau des familles monoparentales"],
        ["Rechercher – cantine – Page 2 sur 2 – Réseau des familles monoparentales"],
    ]
