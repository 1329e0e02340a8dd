"""Wrong passwords: how many are borne, from where, and what the person reads then."""

from datetime import UTC, datetime, timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from reseau.users.roles import AMBASSADORS
from tests.admin import HOME
from tests.reading import main
from tests.reseau.users.conftest import PASSWORD, sign_in

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
REFUSED = "Trop de mots de passe refusés depuis votre connexion à internet."


@pytest.fixture
def nadia(roles):
    user = roles.user(AMBASSADORS, username="nadia", email="nadia@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def guess(username="nadia", password="pas le bon", times=1, address=HERE, **headers):
    """The last answer to so many passwords, each from a browser of its own."""
    for _time in range(times):
        answer = sign_in(Client(), username, password, REMOTE_ADDR=address, headers=headers)
    return answer


def test_right_password_opens(nadia):
    assert (guess(password=PASSWORD).status_code, guess(password=PASSWORD).url) == (302, HOME)


def test_fifth_wrong_password_closes_the_account_to_that_address(nadia):
    assert guess(times=4).status_code == 200

    refusal = guess()

    assert (refusal.status_code, refusal.headers["Retry-After"]) == (429, "900")
    assert main(refusal).startswith(f"Trop d’essais {REFUSED} Attendez 15 minutes, puis essayez de nouveau.")
    assert guess(password=PASSWORD).status_code == 429


def test_stranger_locks_nobody_out_of_their_account(nadia):
    guess(times=50)

    assert guess(password=PASSWORD, address=ELSEWHERE).url == HOME


def test_another_browser_is_the_same_address(nadia):
    for number in range(5):
        guess(**{"user-agent": f"Navigateur {number}"})

    assert guess(password=PASSWORD).status_code == 429


def test_colleagues_of_one_office_are_not_closed_out_by_one_of_them(nadia):
    guess("collegue", times=5)

    assert guess(password=PASSWORD).url == HOME


def test_one_address_that_tries_every_account_is_closed_out(nadia):
    for number in range(19):
        assert guess(f"personne{number}").status_code == 200

    assert guess("personne19").status_code == 429
    assert guess(password=PASSWORD).status_code == 429
    assert guess(password=PASSWORD, address=ELSEWHERE).url == HOME


def test_account_of_ones_own_does_not_wipe_out_what_was_tried_on_others(nadia):
    for number in range(19):
        guess(f"personne{number}")
    guess(password=PASSWORD)

    assert guess("personne19").status_code == 429


def test_right_password_wipes_the_wrong_ones_of_the_account_out(nadia):
    guess(times=4)
    guess(password=PASSWORD)

    assert guess(times=4).status_code == 200


def test_account_opens_again_after_a_quarter_of_an_hour(nadia, time_machine):
    now = datetime(2027, 1, 5, 9, tzinfo=UTC)
    time_machine.move_to(now)
    guess(times=5)
    time_machine.move_to(now + timedelta(minutes=10))
    assert guess(password=PASSWORD).status_code == 429  # and trying does not make it longer

    time_machine.move_to(now + timedelta(minutes=16))

    assert guess(password=PASSWORD).url == HOME


def test_ipv6_subscriber_has_many_addresses_and_one_count(nadia):
    for number in range(5):
        guess(address=f"2001:db8:1:2::{number}")

    assert guess(password=PASSWORD, address="2001:db8:1:2:ffff::1").status_code == 429
    assert guess(password=PASSWORD, address="2001:db8:1:3::1").url == HOME


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(nadia, settings):
    settings.BEHIND_PROXY = True
    for number in range(5):
        guess(**{"x-forwarded-for": f"203.0.113.{number}, {HERE}"})  # the first ones are the client's own words

    assert guess(password=PASSWORD, **{"x-forwarded-for": HERE}).status_code == 429
    assert guess(password=PASSWORD, **{"x-forwarded-for": f"{HERE}, {ELSEWHERE}"}).url == HOME


def test_without_a_proxy_nobody_chooses_their_address(nadia):
    for number in range(5):
        guess(**{"x-forwarded-for": f"203.0.113.{number}"})

    assert guess(password=PASSWORD, **{"x-forwarded-for": ELSEWHERE}).status_code == 429


@pytest.mark.parametrize("address", ["", "inconnue", "unix:", "10.0.0.1:80"])
def test_address_that_is_none_is_counted_with_those_like_it(nadia, settings, address):
    settings.BEHIND_PROXY = True

    assert guess(times=5, **{"x-forwarded-for": address}).status_code == 429


@pytest.mark.parametrize("username", ["", "x" * 300, "nul\0", "é" * 254])
def test_odd_names_are_refused_in_a_sentence(nadia, username):
    assert guess(username).status_code == 200


def test_wrong_password_keeps_the_name_that_was_typed(nadia):
    assert 'value="nadia"' in guess().content.decode()


def test_forgotten_passwords_do_not_fill_a_letter_box(nadia, client, mailoutbox):
    answers = [client.post(reverse("wagtailadmin_password_reset"), {"email": nadia.email}) for _time in range(5)]

    assert {answer.url for answer in answers} == {reverse("wagtailadmin_password_reset_done")}
    assert [mail.to for mail in mailoutbox] == [[nadia.email]] * 3


def test_forgotten_password_of_nobody_says_the_same(nadia, client, mailoutbox):
    answer = client.post(reverse("wagtailadmin_password_reset"), {"email": "personne@example.org"})

    assert (answer.url, mailoutbox) == (reverse("wagtailadmin_password_reset_done"), [])


def test_nothing_of_what_was_typed_is_kept(nadia):
    guess(password="un secret")

    attempt = AccessAttempt.objects.get()
    assert "un secret" not in words_of(attempt)


def words_of(row) -> str:
    return " ".join(str(getattr(row, field.attname)) for field in row._meta.fields)
