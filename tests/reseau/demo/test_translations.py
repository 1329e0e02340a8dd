import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation

from agenda.models import EventPage
from guide_pages.models import AidPage
from home.models import HomePage
from partenaires.models import PartnerPage
from reseau.demo.translations import has_letters, pairs
from tests.reading import each

# One aid and one piece of news that nobody has translated yet, to show what becomes of them.
IN_FRENCH = {"pass-plus-sport-et-culture", "exemple-un-guide-relu-par-les-familles"}


def live(code):
    return Page.objects.live().filter(locale__language_code=code, depth__gt=1)


def is_name(page, field: str) -> bool:
    """Whether a field holds the name of a place or of a body: one looks for it, and asks for it, in French."""
    return field in ({"title"} if isinstance(page.specific, PartnerPage) else {"official_name", "paid_by"})


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_page_stands_in_every_language(demo, code):
    assert set(live(code).values_list("translation_key")) == set(live("fr").values_list("translation_key"))


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_page_is_translated_but_one_aid_and_one_piece_of_news(demo, code):
    aliases = live(code).exclude(alias_of=None).select_related("alias_of__locale")

    assert {page.alias_of.slug for page in aliases} == IN_FRENCH
    assert {page.alias_of.locale.language_code for page in aliases} == {"fr"}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_no_sentence_of_a_translated_page_is_left_in_french(demo, code):
    left = []
    for page in live("fr").exclude(slug__in=IN_FRENCH):
        translation = Translation.objects.get(source__object_id=page.translation_key, target_locale__language_code=code)
        total, translated = translation.get_progress()
        same = {(entry.msgctxt, entry.msgid) for entry in translation.export_po() if entry.msgid == entry.msgstr}
        kept = [text for field, text in same if has_letters(text) and not is_name(page, field)]
        if kept or translated < total:
            left.append((page.slug, total - translated, kept))

    assert left == []


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
