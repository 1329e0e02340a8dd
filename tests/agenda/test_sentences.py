from datetime import date, time

import pytest

from agenda.choices import Repeat
from agenda.recurrence import Rule, Slot
from agenda.sentences import rule_in_words

DAY = date(2026, 9, 1)
EVENING = Slot(DAY, DAY, time(18), time(20))
UNTIL = {"until": date(2027, 6, 24)}


def said(rule, slot=EVENING, **skips):
    return rule_in_words(rule, slot, **skips).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("rule", "slot", "skips", "expected"),
    [
        (
            Rule(Repeat.WEEKLY, weekdays=("TU",), **UNTIL),
            EVENING,
            {"school_zone": "C"},
            "chaque mardi de 18 h à 20 h, jusqu’au jeudi 24 juin 2027, sauf vacances scolaires (zone C)",
        ),
        (
            Rule(Repeat.WEEKLY, weekdays=("TU", "TH"), interval=2, count=10),
            EVENING,
            {"skips_public": True},
            "toutes les 2 semaines, le mardi et le jeudi de 18 h à 20 h, 10 fois, sauf jours fériés",
        ),
        (
            Rule(Repeat.MONTHLY_WEEKDAY, weekdays=("TU",), nth=2, **UNTIL),
            EVENING,
            {},
            "le deuxième mardi de chaque mois de 18 h à 20 h, jusqu’au jeudi 24 juin 2027",
        ),
        (
            Rule(Repeat.MONTHLY_WEEKDAY, weekdays=("FR",), nth=-1, **UNTIL),
            Slot(DAY, DAY),
            {},
            "le dernier vendredi de chaque mois, jusqu’au jeudi 24 juin 2027",
        ),
        (
            Rule(Repeat.MONTHLY_DAY, month_day=15, count=3),
            Slot(DAY, date(2026, 9, 2)),
            {},
            "le 15 de chaque mois pendant 2 jours, 3 fois",
        ),
    ],
)
def test_a_rule_is_one_sentence(rule, slot, skips, expected):
    assert said(rule, slot, **skips) == expected
