import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseau.base.figures import carry, figures, same_figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("80 € par an", ["80"]),
        ("1 200 € en 2026, 0,5 %", ["1 200", "2026", "0,5"]),
        ("01 47 91 00 00", ["01", "47", "91", "00", "00"]),
        ("٨٠ € في السنة", ["80"]),
        ("۸۰ یورو در سال", ["80"]),
        ("gratuit", []),
    ],
)
def test_the_figures_of_a_sentence(text, found):
    assert figures(text) == found


@pytest.mark.parametrize(
    ("old", "translation", "new", "carried"),
    [
        ("80 € par an", "€80 a year", "85 € par an", "€85 a year"),
        ("80 € par an", "٨٠ € في السنة", "85 € par an", "85 € في السنة"),
        ("De 3 à 10 ans", "Ages 3 to 10", "De 3 à 12 ans", "Ages 3 to 12"),
        ("1 200 €", "€1,200", "1 300 €", "€1 300"),
        ("Gratuit", "Free", "Gratuit", "Free"),
    ],
)
def test_new_figures_go_into_the_translation(old, translation, new, carried):
    assert carry(old, translation, new) == carried


@pytest.mark.parametrize(
    ("old", "translation", "new"),
    [
        ("80 € par an", "€80 a year", "80 € par mois"),
        ("80 € par an", "Eighty euros a year", "85 € par an"),
        ("80 € pour 80 jours", "€80 for 80 days", "85 € pour 80 jours"),
        ("80 € par an", "€80 a year, 80 at most", "85 € par an"),
    ],
    ids=["other words too", "figure in words", "twice in French", "twice in the translation"],
)
def test_a_translation_that_cannot_follow_says_so(old, translation, new):
    assert carry(old, translation, new) is None


def test_the_same_figures_in_another_order_and_other_digits():
    assert same_figures("1 200 € en 2026", "2026: ١٢٠٠ €")
    assert not same_figures("1 200 €", "1 300 €")


@given(st.integers(1, 999_999), st.integers(1, 999_999))
def test_what_is_carried_says_the_figures_of_the_new_text(old, new):
    carried = carry(f"{old} € par an", f"{old} € a year", f"{new} € par an")

    assert same_figures(carried, f"{new} €")
