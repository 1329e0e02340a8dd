"""Hours of difficult places, compared with dates looked up in a calendar by hand."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from partenaires import hours
from reseau.base.clock import PARIS
from reseau.base.typography import NBSP

JUSTICE = "Mo-Fr 09:00-12:00,13:30-17:30"
EVEN = "week 02-52/2 Mo-Fr 09:00-17:00"
ODD = "week 01-53/2 Mo-Fr 09:00-17:00"
NO_HOLIDAYS = "Mo-Fr 09:00-17:00; PH off"
AUGUST = "Mo-Fr 09:00-17:00; Aug 01-Aug 31 off"
WINTER = "Mo-Fr 09:00-17:00; 2026 Dec 21-2027 Jan 03 off"
NIGHT = "Fr-Sa 22:00-02:00"


def at(text: str) -> datetime:
    """A clock in Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("expression", "open_at", "closed_at"),
    [
        (
            JUSTICE,
            ["2026-11-25T09:00", "2026-11-25T11:59", "2026-11-25T13:30"],
            ["2026-11-25T08:59", "2026-11-25T12:00"],
        ),
        (JUSTICE, ["2026-11-27T17:29"], ["2026-11-27T17:30", "2026-11-28T10:00", "2026-11-29T10:00"]),
        # 23 November 2026 is the Monday of week 48; 2026 has a week 53, so that two odd weeks follow one another.
        (EVEN, ["2026-11-23T10:00", "2026-12-21T10:00", "2027-01-11T10:00"], ["2026-11-30T10:00", "2027-01-04T10:00"]),
        (ODD, ["2026-11-30T10:00", "2026-12-28T10:00", "2027-01-04T10:00"], ["2026-11-23T10:00", "2027-01-11T10:00"]),
        (
            NO_HOLIDAYS,
            ["2026-04-03T10:00", "2026-12-24T10:00", "2026-12-28T10:00", "2027-05-07T10:00"],
            [
                "2026-01-01T10:00",
                "2026-04-06T10:00",  # Easter Monday
                "2026-05-01T10:00",
                "2026-05-08T10:00",
                "2026-05-14T10:00",  # Ascension
                "2026-05-25T10:00",  # Whit Monday
                "2026-07-14T10:00",
                "2027-03-29T10:00",  # Easter Monday
                "2027-05-06T10:00",  # Ascension
                "2027-05-17T10:00",  # Whit Monday
                "2027-11-01T10:00",
                "2026-11-11T10:00",
                "2026-12-25T10:00",
            ],
        ),
        (
            AUGUST,
            ["2026-07-31T16:59", "2026-09-01T09:00"],
            ["2026-08-03T10:00", "2026-08-31T10:00", "2027-08-02T10:00"],
        ),
        (
            WINTER,
            ["2026-12-18T10:00", "2027-01-04T10:00", "2027-12-22T10:00"],
            ["2026-12-21T10:00", "2027-01-01T10:00"],
        ),
        (NIGHT, ["2026-11-27T23:00", "2026-11-28T01:59", "2026-11-29T01:00"], ["2026-11-28T02:00", "2026-11-27T01:00"]),
        # The clock goes back at 3 on 25 October 2026, forward at 2 on 28 March 2027.
        ("Sa 22:00-06:00", ["2026-10-25T05:59", "2027-03-28T05:59"], ["2026-10-25T06:00", "2027-03-28T06:00"]),
        ("24/7", ["2026-12-25T03:00"], []),
        ("Mo[1] 14:00-17:00", ["2026-12-07T15:00"], ["2026-12-14T15:00"]),
        ("", [], ["2026-11-25T10:00"]),
    ],
)
def test_place_is_open_when_the_calendar_says_so(expression, open_at, closed_at):
    moments = dict.fromkeys(open_at, True) | dict.fromkeys(closed_at, False)

    assert {moment: hours.is_open(expression, at(moment)) for moment in moments} == moments


def test_hours_are_those_of_paris_wherever_the_clock_is():
    assert hours.is_open(JUSTICE, datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert not hours.is_open(JUSTICE, datetime(2026, 11, 25, 7, 59, tzinfo=UTC))


@pytest.mark.parametrize(
    ("expression", "moment", "words"),
    [
        (JUSTICE, "2026-11-25T10:00", "Ouvert maintenant, ferme à 12 h"),
        (JUSTICE, "2026-11-25T16:00", "Ouvert maintenant, ferme à 17 h 30"),
        (JUSTICE, "2026-11-25T12:30", "Fermé, ouvre aujourd’hui à 13 h 30"),
        (JUSTICE, "2026-11-25T00:10", "Fermé, ouvre aujourd’hui à 9 h"),
        (JUSTICE, "2026-11-25T18:00", "Fermé, ouvre demain à 9 h"),
        (JUSTICE, "2026-11-27T18:00", "Fermé, ouvre lundi à 9 h"),
        (NO_HOLIDAYS, "2026-12-24T18:00", "Fermé, ouvre lundi à 9 h"),
        (NO_HOLIDAYS, "2026-11-10T18:00", "Fermé, ouvre jeudi à 9 h"),
        (WINTER, "2026-12-22T10:00", "Fermé jusqu’au dimanche 3 janvier"),
        (WINTER, "2026-12-31T10:00", "Fermé, ouvre lundi à 9 h"),
        (AUGUST, "2026-08-01T10:00", "Fermé jusqu’au lundi 31 août"),
        (EVEN, "2026-11-28T10:00", "Fermé jusqu’au dimanche 6 décembre"),
        (NIGHT, "2026-11-27T23:30", "Ouvert maintenant, ferme à 2 h"),
        (NIGHT, "2026-11-28T01:30", "Ouvert maintenant, ferme à 2 h"),
        ("Mo-Su 18:00-24:00", "2026-11-27T20:00", "Ouvert maintenant, ferme à minuit"),
        ("24/7", "2026-11-27T23:30", "Ouvert maintenant"),
        ("24/7; PH off", "2026-12-01T10:00", "Ouvert maintenant"),
        (
            'Mo-Fr 09:00-12:00 "sur rendez-vous", Mo-Fr 12:00-17:00',
            "2026-11-25T10:00",
            "Ouvert maintenant, ferme à 17 h",
        ),
        ("24/7 off", "2026-11-27T23:30", "Fermé"),
        ("Mo-Fr 09:00-17:00 unknown", "2026-11-25T10:00", ""),
        ("", "2026-11-25T10:00", ""),
    ],
)
def test_door_says_what_a_person_would_say(expression, moment, words):
    assert hours.in_words(expression, at(moment)).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Open now, closes at 12:00"), ("ar", "مفتوح الآن، يغلق على الساعة 12:00")],
)
def test_door_speaks_the_language_of_the_visitor(language, words):
    with override(language):
        assert hours.in_words(JUSTICE, at("2026-11-25T10:00")) == words


def ranges(expression, first, number=7):
    days = hours.coming_days(expression, date.fromisoformat(first), number)
    return {f"{day.date:%d/%m}": [f"{start:%H:%M}-{end:%H:%M}" for start, end in day.ranges] for day in days}


def test_coming_days_count_in_holidays_and_alternate_weeks():
    expression = "Mo-Tu 09:00-12:00; week 02-52/2 Th-Fr 14:00-17:00; PH off"

    assert ranges(expression, "2026-12-22", 14) == {
        "22/12": ["09:00-12:00"],
        "23/12": [],
        "24/12": ["14:00-17:00"],
        "25/12": [],
        "26/12": [],
        "27/12": [],
        "28/12": ["09:00-12:00"],
        "29/12": ["09:00-12:00"],
        **dict.fromkeys(["30/12", "31/12", "01/01", "02/01", "03/01"], []),
        "04/01": ["09:00-12:00"],
    }


def test_night_belongs_to_the_day_when_it_starts():
    assert ranges("Fr 22:00-02:00", "2026-11-27", 2) == {"27/11": ["22:00-02:00"], "28/11": []}


def test_place_that_never_closes_is_open_each_day():
    assert ranges("24/7", "2026-11-27", 2) == {"27/11": ["00:00-00:00"], "28/11": ["00:00-00:00"]}


def test_holidays_are_named():
    days = hours.coming_days(NO_HOLIDAYS, date(2026, 12, 24), 3)

    assert [day.is_holiday for day in days] == [False, True, False]


def test_night_before_a_holiday_ends_at_midnight():
    """What the library makes of « PH off »: too cautious for the small hours, never open by mistake."""
    assert ranges("Th 22:00-02:00; PH off", "2026-12-24", 2) == {"24/12": ["22:00-00:00"], "25/12": []}


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        (JUSTICE, False),
        ("Mo-Fr 09:00-18:30", False),
        ("Th 14:00-19:00", True),
        ("Sa 09:00-12:00", True),
        ("Su 09:00-20:00", False),
        ("week 01-53/2 Sa 09:00-12:00", True),
        ("Mo-Fr 09:00-19:00; Nov 25-Dec 31 off", True),
        (NIGHT, True),
        ("24/7", True),
        ("", False),
    ],
)
def test_who_works_in_the_week_may_come_in_the_evening_or_on_saturday(expression, answer):
    assert hours.open_evenings_or_saturday(expression, at("2026-11-25T10:00")) is answer


@pytest.mark.parametrize(
    "expression", ["", JUSTICE, EVEN, NO_HOLIDAYS, AUGUST, WINTER, NIGHT, "24/7", "Mo[1] 14:00-17:00"]
)
def test_expression_is_accepted(expression):
    hours.validate_hours(expression)


@pytest.mark.parametrize(
    ("expression", "where"),
    [
        ("lundi 9h-17h", "à partir de « lundi 9h-17h »"),
        ("Mo-Fr 9h-17h", "à partir de « 9h-17h »"),
        ("Mo 25:00-26:00", "à partir de « 25:00-26:00 »"),
        ("Mo-Fr 09:00-12:00 13:00-14:00", "à partir de « 13:00-14:00 »"),
    ],
)
def test_invalid_expression_is_refused_and_shown_where(expression, where):
    with pytest.raises(ValidationError) as refusal:
        hours.validate_hours(expression)

    assert where in refusal.value.message
