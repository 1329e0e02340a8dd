"""Which sentence a new one stands in the place of."""

import pytest

from reseau.translation.sentences import Old, paired


def old(source: str) -> Old:
    return Old(source, source.upper())


def test_sentence_is_paired_with_the_one_it_resembles_most():
    call, bring = old("Appelez le CCAS avant le 12 mai."), old("Apportez une facture de moins de trois mois.")

    assert paired(["Apportez une facture récente.", "Appelez le CCAS avant le 14 mai."], [call, bring]) == [
        ("Apportez une facture récente.", bring),
        ("Appelez le CCAS avant le 14 mai.", call),
    ]


def test_sentence_like_no_other_is_new():
    assert paired(["Un repas chaud à midi"], [old("Appelez le CCAS avant le 12 mai.")]) == [
        ("Un repas chaud à midi", None)
    ]


def test_an_old_sentence_is_given_once():
    one = old("Appelez le CCAS avant le 12 mai.")

    assert paired(["Appelez le CCAS avant le 12 juin.", "Appelez le CCAS avant le 12 mai 2027."], [one])[1][1] is None


def test_of_two_as_much_alike_the_latest_is_taken():
    latest, earliest = Old("La cantine", "The canteen"), Old("La cantine", "Canteen")

    assert paired(["La cantine"], [latest, earliest]) == [("La cantine", latest)]


@pytest.mark.parametrize(("news", "olds"), [([], [old("Rien")]), ([], [])])
def test_nothing_new_is_paired_with_nothing(news, olds):
    assert paired(news, olds) == []
