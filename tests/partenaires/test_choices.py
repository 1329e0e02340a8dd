import pytest

from partenaires.choices import SPOKEN_LANGUAGES, language_name, spoken_language_choices


@pytest.mark.parametrize(
    ("code", "in_language", "name"),
    [
        ("ar", "fr", "arabe"),
        ("ar", "en", "Arabic"),
        ("ar", "ar", "العربية"),
        ("kab", "fr", "kabyle"),
        ("fr", "pt-br", "francês"),
        ("zz", "fr", "zz"),
        ("ar", "xx", "arabe"),
    ],
)
def test_language_is_named_in_the_language_asked(code, in_language, name):
    assert language_name(code, in_language) == name


@pytest.mark.parametrize("in_language", ["fr", "en", "ar"])
def test_every_spoken_language_has_a_name(in_language):
    assert [code for code in SPOKEN_LANGUAGES if language_name(code, in_language) == code] == []


def test_editor_chooses_among_french_names_in_alphabetical_order():
    names = [name for _code, name in spoken_language_choices()]

    assert (names[:3], names[-1]) == (["allemand", "anglais", "arabe"], "wolof")
