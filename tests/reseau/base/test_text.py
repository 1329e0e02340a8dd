import pytest

from reseau.base.text import fold, stems


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Pension IMPAYÉE", "pension impayee"),
        ("Cœur, ex æquo", "coeur, ex aequo"),
        ("STRASSE et Straße", "strasse et strasse"),
        ("ﬁche nº 1", "fiche no 1"),
        ("", ""),
    ],
)
def test_fold_drops_case_accents_and_ligatures(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "usual"),
    [("مُسَاعَدَة", "مساعده"), ("أُمّ", "ام"), ("مــدرسة", "مدرسه"), ("مستشفى", "مستشفي")],
    ids=["vowel signs", "hamza", "drawn-out letters", "final ya"],
)
def test_fold_makes_the_arabic_spellings_of_one_word_alike(written, usual):
    assert fold(written) == usual


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مساعدة", "مساعده"),
        ("أسرة", "اسره"),
        ("إعانة", "اعانه"),
        ("آباء", "اباء"),
        ("ٱلأم", "الام"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("عائلة", "عايله"),
        ("کودک", "كودك"),
        ("یاری", "ياري"),
        ("خانواده‌ها", "خانوادهها"),
        ("بچہ", "بچه"),
        ("لڑکے", "لڑکی"),
        ("بچوں", "بچون"),
        ("تلفن ۳۹۱۹", "تلفن 3919"),
        ("هاتف ٣٩١٩", "هاتف 3919"),
        ("IŞIK", "ışık"),
        ("ışık", "isik"),
        ("İstanbul", "istanbul"),
        ("ÇOCUĞU", "cocugu"),
        ("AÇÃO", "acao"),
        ("niño", "nino"),
    ],
    ids=lambda word: word,
)
def test_fold_makes_alike_what_each_language_writes_in_two_ways(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "allocation", "Allocations"),
        ("fr", "impayé", "impayées"),
        ("fr", "séparé", "séparées"),
        ("fr", "isole", "Isolée"),
        ("fr", "pension", "PENSIONS"),
        ("en", "family", "families"),
        ("ar", "مساعدة", "المساعدة"),
        ("ar", "عائلة", "العائلات"),
        ("pt-br", "família", "famílias"),
        ("pt", "creche", "creches"),
        ("es", "ayuda", "ayudas"),
        ("es", "niño", "ninos"),
        ("tr", "çocuk", "çocuklar"),
        ("tr", "yardım", "YARDIMLAR"),
        ("tr", "aile", "ailenin"),
        ("fa", "کتاب", "کتاب‌ها"),
        ("fa", "كتاب", "کتابهای"),
        ("fa", "کودک", "كودكان"),
        ("de", "Familie", "Familien"),
    ],
)
def test_two_forms_of_a_word_have_one_stem(language, one, other):
    assert stems(one, language) == stems(other, language)


def test_stems_keeps_words_apart_and_in_order():
    assert stems("L’enfant, c’est 2 à 3 ans !", "fr") == "l enfant c est 2 a 3 an"


@pytest.mark.parametrize("language", ["wo", "", "x"])
def test_stems_only_folds_a_language_without_stemmer(language):
    assert stems("Ndimbalé yi", language) == "ndimbale yi"


def test_stems_of_nothing_but_signs_is_empty():
    assert stems(" … ?! — ", "fr") == ""
