"""What is known of a language by its code alone."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from reseau.base.languages import direction, with_country

PAGE = "{% interface_language as code %}{{ code }} {{ code|direction }}"


def rendered(template: str, **context) -> str:
    return Template("{% load reseau %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("code", "way"),
    [("fr", "ltr"), ("pt", "ltr"), ("tr", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("he", "rtl")],
)
def test_the_direction_is_that_of_the_script(code, way):
    assert direction(code) == way


@pytest.mark.parametrize(
    ("code", "written"),
    [("fr", "fr_FR"), ("ar", "ar_EG"), ("fa", "fa_IR"), ("es", "es_ES"), ("tr", "tr_TR"), ("pt-br", "pt_BR")],
)
def test_a_language_is_written_with_its_country_where_pages_are_shared(code, written):
    assert with_country(code) == written


@pytest.mark.parametrize(("visited", "way"), [("fr", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_a_page_says_the_language_of_its_interface(visited, way):
    with override(visited):
        assert rendered(PAGE) == f"{visited} {way}"


@pytest.mark.parametrize("visited", ["de", "ur"])
def test_where_nobody_has_translated_the_interface_the_page_is_french_and_its_own_words_say_what_they_are(
    settings, visited
):
    settings.LANGUAGES = [("fr", "Français"), (visited, visited)]

    with override(visited):
        page, own, french = (
            rendered(template) for template in (PAGE, "{% language_of '' %}", "{% language_of 'fr' %}")
        )

    assert (page, own, french) == ("fr ltr", f'lang="{visited}" dir="{direction(visited)}"', "")
