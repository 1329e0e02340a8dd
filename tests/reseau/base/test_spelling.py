import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseau.base.spelling import Vocabulary

PROSE = ["Allocation de rentrée", "Garde d’enfants", "Crèche Avip", "Payer la nourrice"]
NICKNAMES = ["Agepi, alocation, punition"]
FRENCH = Vocabulary(PROSE, NICKNAMES, "fr")
ARABIC = Vocabulary(["المطعم المدرسي", "مساعدة"], [], "ar")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("alocatoin", "allocation"),
        ("allcoation", "allocation"),
        ("ALOCATOIN", "allocation"),
        ("garde d’enfent", "garde d’enfant"),
        ("gadre", "garde"),
        ("crache", "crèche"),
        ("agpei", "agepi"),
        ("nourice, la nuit", "nourrice, la nuit"),
    ],
)
def test_slips_lead_to_the_word_that_was_meant(typed, meant):
    vocabulary = Vocabulary([*PROSE, "Un enfant"], NICKNAMES, "fr")

    assert vocabulary.corrected(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "allocations",  # another form of a word of the site
        "alocasion",  # nothing but its ending differs
        "alloc",  # the beginning of a word
        "gar",
        "bus",  # too short to be guessed
        "allo tion",
        "zanzibar",
        "3919",
        "",
        " … ?! ",
        "🎈",
    ],
)
def test_what_is_known_or_too_far_stays_as_typed(typed):
    assert FRENCH.corrected(typed) == typed


def test_nobody_is_led_to_a_slip_that_an_editor_has_foreseen():
    assert [FRENCH.nearest(slip) for slip in ("alocaton", "alocation")] == ["allocation", "allocation"]


def test_a_true_nickname_is_a_word_like_the_others():
    assert FRENCH.nearest("punitoin") == "punition"


@pytest.mark.parametrize(
    ("length", "slips", "found"), [(3, 1, False), (4, 1, True), (6, 2, False), (7, 2, True), (7, 3, False)]
)
def test_the_longer_the_word_the_more_slips(length, slips, found):
    word = "abcdefghij"[:length]
    typed = word[: length - slips] + "z" * slips

    assert (Vocabulary([word], [], "fr").nearest(typed) == word) is found


def test_the_same_beginning_decides_between_two_words():
    assert Vocabulary(["conte", "bonne"], [], "fr").nearest("conne") == "conte"


@pytest.mark.parametrize(("typed", "meant"), [("المطعن", "المطعم"), ("مُساعده", "مُساعده")])
def test_arabic_words_are_led_back_too(typed, meant):
    assert ARABIC.corrected(typed) == meant


@given(st.text(max_size=200))
def test_anything_may_be_typed(typed):
    assert len(FRENCH.corrected(typed)) < len(typed) + 200
    assert ARABIC.corrected(typed) is not None
