"""The programme, day by day."""

from datetime import date, time

import pytest

from agenda.programme import Day, Session, by_day

FRIDAY, SATURDAY = date(2026, 12, 4), date(2026, 12, 5)


def test_sessions_of_one_day_need_no_title():
    sessions = [Session("Accueil"), Session("Repas")]

    assert by_day(sessions) == [Day("", sessions)]


def test_sessions_of_several_days_stand_under_their_day_in_the_order_of_the_editor():
    late, early, other = Session("Soir", SATURDAY), Session("Matin", FRIDAY), Session("Midi", FRIDAY)

    assert by_day([late, early, other]) == [
        Day("vendredi 4\u00a0décembre", [early, other]),
        Day("samedi 5\u00a0décembre", [late]),
    ]


def test_what_has_no_day_of_its_own_comes_first():
    always, friday, saturday = Session("Jeux"), Session("Matin", FRIDAY), Session("Soir", SATURDAY)

    assert [day.title for day in by_day([friday, saturday, always])] == [
        "Tous les jours",
        "vendredi 4\u00a0décembre",
        "samedi 5\u00a0décembre",
    ]


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [(None, None, ""), (time(18), None, "18\u00a0h"), (time(18), time(19, 30), "18\u00a0h – 19\u00a0h\u00a030")],
)
def test_hours_are_said_as_far_as_they_are_known(start, end, hours):
    assert Session("Accueil", start_time=start, end_time=end).hours == hours
