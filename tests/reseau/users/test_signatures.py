"""A signature never tells what an account is known by."""

import pytest

from reseau.users.accounts import signatures
from reseau.users.models import User


@pytest.fixture
def person():
    return User(username="rene.duval", email="rene@example.org", display_name="René D.")


@pytest.mark.parametrize("said", ["rene.duval", "RENE.DUVAL", "René.Duval", " rene.duval ", "ｒｅｎｅ.ｄｕｖａｌ"])
def test_a_login_signs_nothing_however_it_is_written(person, said):
    assert signatures.fault(said, person) == signatures.LOGIN


@pytest.mark.parametrize("said", ["rene@example.org", "RENÉ@EXAMPLE.ORG", "rene＠example.org", "autre@example.org"])
def test_an_address_signs_nothing_whoever_has_it(person, said):
    assert [signatures.fault(said, owner) for owner in (person, None)] == [signatures.ADDRESS] * 2


@pytest.mark.parametrize("said", ["René", "René D.", "Duval", "rene.duval 2"])
def test_any_other_name_signs(person, said):
    assert signatures.fault(said, person) == ""


def test_the_signature_of_the_account_is_proposed(person):
    assert signatures.default_for(person) == "René D."


@pytest.mark.parametrize("chosen", ["", "  ", "Rene.Duval", "rene@example.org"])
def test_nothing_is_proposed_that_could_not_sign(person, chosen):
    person.display_name = chosen

    assert signatures.default_for(person) == ""


def test_nothing_is_proposed_without_an_account():
    assert signatures.default_for(None) == ""
