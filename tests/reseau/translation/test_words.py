"""What has no page – themes, settings – is translated on the desk itself, by translators who may not touch French."""

import pytest
from django.urls import reverse
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue

from reseau.base.models import NetworkSettings, Theme
from reseau.translation.service import machine_translator
from tests.admin import refused
from tests.factories import ThemeFactory
from tests.languages import locale
from tests.reading import main, soup, words
from tests.reseau.translation.libretranslate import libretranslate
from tests.reseau.translation.test_desk import DESK, item, lines


@pytest.fixture
def theme(aid):
    return ThemeFactory(name="Santé", slug="sante")


def name_in(theme, code: str) -> str:
    return Theme.objects.get(translation_key=theme.translation_key, locale=locale(code)).name


def test_theme_that_nobody_has_translated_is_on_the_desk(translator, theme):
    asked = {"language": "ar", "kind": "base.theme"}

    assert lines(translator.get(DESK, asked)) == [("Santé", "à traduire")]


def test_theme_is_translated_on_the_desk(translator, theme):
    page = soup(translator.get(item(theme, "ar")))
    assert [words(label) for label in page.select("main label")] == ["Santé"]

    translator.post(item(theme, "ar"), {"action": "write", "sentence-0": "الصحة"})

    assert name_in(theme, "ar") == "الصحة"
    assert lines(translator.get(DESK, {"language": "ar", "kind": "base.theme"})) == []


def test_french_that_changes_brings_the_theme_back_to_the_desk(translator, theme):
    translator.post(item(theme, "ar"), {"action": "write", "sentence-0": "الصحة"})
    theme.name = "Santé et soins"
    theme.save()

    assert lines(translator.get(DESK, {"language": "ar", "kind": "base.theme"})) == [
        ("Santé et soins", "le français a changé")
    ]
    assert [words(cell) for cell in soup(translator.get(item(theme, "ar"))).select("main td")] == [
        "Santé",
        "Santé et soins",
        "الصحة",
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [("<p>a</p>", "Balise inconnue : <p>."), ("x" * 101, "Trop long : 100 caractères au plus.")],
    ids=["tag", "too long"],
)
def test_words_that_cannot_be_taken_are_refused_with_a_sentence(translator, theme, said, why):
    response = translator.post(item(theme, "ar"), {"action": "write", "sentence-0": said}, follow=True)

    assert why in main(response)
    assert not Theme.objects.filter(locale=locale("ar")).exists()


def test_translator_of_themes_does_not_touch_the_french_ones(translator, theme):
    assert refused(translator.get(reverse("wagtailsnippets_base_theme:edit", args=[theme.pk])))


@pytest.fixture
def network(site_tree, aid):
    row = NetworkSettings.for_site(site_tree.site)
    row.emergency_numbers = [("number", {"number": "3919", "label": "Violences faites aux femmes"})]
    row.save()
    return row


def test_words_of_the_settings_are_translated_too(translator, network):
    labels = [words(label) for label in soup(translator.get(item(network))).select("main label")]

    assert "Violences faites aux femmes" in labels


def test_machine_is_never_told_of_the_numbers_to_call(network, desk, settings):
    translation = desk.begin(network, "en")
    with libretranslate() as server:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(server.address)
        strings = [StringValue(text) for text in ("Violences faites aux femmes", "Bonjour")]
        found = get_machine_translator().translate(locale("fr"), translation.target_locale, strings)

    assert [string.data for string in found] == ["Bonjour"]
