import pytest
from django.test import Client
from wagtail.models import Page

from agenda.models import EventPage
from guide_pages.models import AidPage
from home.models import HomePage
from reseau.demo.translations import pairs
from tests.reading import each

TRANSLATED = {
    *("accueil", "guide", "agenda", "annuaire", "actualites", "plan-du-site"),
    *("allocation-de-soutien-familial", "aide-a-la-garde-d-enfants-france-travail", "ecoute-3919"),
    *("definir-un-nouvel-equilibre", "exemple-soiree-du-temps-pour-soi"),
}


def source(page) -> str:
    return Page.objects.get(translation_key=page.translation_key, locale__language_code="fr").slug


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_page_stands_in_every_language(demo, code):
    french = Page.objects.live().filter(locale__language_code="fr", depth__gt=1)
    others = Page.objects.live().filter(locale__language_code=code)

    assert set(others.values_list("translation_key")) == set(french.values_list("translation_key"))


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_pages_a_newcomer_opens_first_are_translated(demo, code):
    own = Page.objects.live().filter(locale__language_code=code, alias_of=None)

    assert TRANSLATED - {source(page) for page in own} == set()


@pytest.mark.parametrize("code", ["en", "ar"])
def test_all_the_rest_is_the_french_page_itself(demo, code):
    aliases = Page.objects.live().filter(locale__language_code=code).exclude(alias_of=None)

    assert aliases.count() > 50
    assert {page.alias_of.locale.language_code for page in aliases.select_related("alias_of__locale")} == {"fr"}


@pytest.mark.parametrize(
    ("code", "story_title", "situation"),
    [
        ("en", "We are not alone, we can help each other", "I have just separated"),
        ("ar", "لسنا وحدنا، ويمكننا أن نتعاون", "انفصلتُ منذ وقت قريب"),
    ],
)
def test_front_page_speaks_the_language(demo, code, story_title, situation):
    home = HomePage.objects.get(locale__language_code=code)

    assert (home.story_title, home.situations[0].value["title"]) == (story_title, situation)


@pytest.mark.parametrize(
    ("code", "title", "summary"),
    [
        (
            "en",
            "Family support allowance",
            "You could receive a monthly sum for each child if the other parent does not help enough.",
        ),
        (
            "ar",
            "علاوة الدعم الأسري",
            "قد تحصلون كل شهر على مبلغ عن كل طفل إذا كان الوالد الآخر لا يساهم بما يكفي.",
        ),
    ],
)
def test_aid_speaks_the_language_and_keeps_its_facts(demo, code, title, summary):
    french = AidPage.objects.get(slug="allocation-de-soutien-familial", locale__language_code="fr")
    aid = AidPage.objects.get(translation_key=french.translation_key, locale__language_code=code)

    assert (aid.title, aid.summary) == (title, summary)
    for name in ("slug", "acronyms", "official_url", "verified_on"):
        assert getattr(aid, name) == getattr(french, name)
    assert [theme.slug for theme in aid.theme_list] == [theme.slug for theme in french.theme_list]
    assert [partner.locale.language_code for partner in aid.partners] == [code] * 2


def test_event_keeps_its_hours_in_every_language(demo):
    events = EventPage.objects.filter(slug="exemple-soiree-du-temps-pour-soi").order_by("locale__language_code")

    assert len({(event.starts_at, event.ends_at) for event in events}) == 1
    assert [event.title for event in events] == [
        "مثال: أمسية «وقت لنفسي»",
        "Example: “Time for yourself” evening",
        "Exemple : soirée « Du temps pour soi »",
    ]


@pytest.mark.parametrize(
    ("address", "notices"),
    [("/en/guide/allocation-de-soutien-familial/", 0), ("/en/guide/pass-plus-sport-et-culture/", 1)],
)
def test_page_in_french_among_english_ones_says_so(demo, address, notices):
    response = Client(headers={"host": "localhost:8000"}).get(address)

    assert len(each(response, "main > .wrap > .message")) == notices


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Bonjour", "Hello", [("Bonjour", "Hello")]),
        ({"a": "Un", "b": "Deux"}, {"a": "One"}, [("Un", "One")]),
        ({"a": {"b": "Un"}}, {"a": {"b": "One"}}, [("Un", "One")]),
        (["Un", "Deux"], ["One", "Two"], [("Un, Deux", "One, Two"), ("Un", "One"), ("Deux", "Two")]),
        ([{"a": "Un"}, {"a": "Deux"}], [{"a": "One"}], [("Un", "One")]),
        ({"a": None, "b": 3}, {"a": "One", "b": 4}, []),
    ],
)
def test_each_french_string_meets_its_translation(one, other, expected):
    assert list(pairs(one, other)) == expected
