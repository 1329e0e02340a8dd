"""What is wrong is named, what is hostile is dropped, and nothing typed is lost."""

import pytest

from agenda.models import Registration
from agenda.models.registrations import MOST_IN_AN_HOUR
from reseau.base.forms import TOO_FAST
from tests.agenda.registrations.conftest import ZEBULON, fields, form_url, kept, new_event
from tests.reading import each, soup

NOT_GONE = "Votre inscription n’est pas partie. "
TO_CORRECT = f"{NOT_GONE}Corrigez ce qui est marqué « Erreur », puis envoyez de nouveau."
CONFIRMED = ["C’est noté : vos places sont gardées."]
WAITING = ["C’est noté : vous êtes sur la liste d’attente."]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": " "}, "Champ requis."),
        ({"email": ""}, "Donnez un courriel ou un téléphone, pour que l’on puisse vous joindre."),
        ({"email": "pas une adresse"}, "Écrivez un courriel comme celui-ci : nom@exemple.fr."),
        ({"phone": "douze"}, "Écrivez un numéro comme celui-ci : 06 12 34 56 78."),
        ({"phone": "0612"}, "Écrivez un numéro comme celui-ci : 06 12 34 56 78."),
        ({"adults": "0"}, "Assurez-vous que cette valeur est supérieure ou égale à 1."),
        ({"adults": "beaucoup"}, "Saisissez un nombre entier."),
        ({"children": "-1"}, "Assurez-vous que cette valeur est supérieure ou égale à 0."),
        ({"adults": "2", "children": "2"}, "Il y a 3 places en tout."),
        ({"children": "1", "childcare_ages": "3, 7"}, "Vous donnez l’âge de plus d’enfants : corrigez l’un des deux."),
        ({"children": "1", "childcare_ages": "Zoé"}, "Écrivez seulement des âges en années, comme : 3, 7."),
        ({"children": "1", "childcare_ages": "40"}, "Écrivez seulement des âges en années, comme : 3, 7."),
    ],
)
def test_mistake_is_named_and_nothing_typed_is_lost(register, clock, site_tree, changes, error):
    event = new_event(site_tree, slug="repas", childcare="yes")

    refused = register(event, **changes)

    assert (each(refused, "main [role=alert]"), each(refused, ".field__error")) == ([TO_CORRECT], [f"Erreur : {error}"])
    assert fields(refused) | ZEBULON | changes == fields(refused) | {"name": {**ZEBULON, **changes}["name"]}
    assert kept() == []


@pytest.mark.parametrize("field", ["name", "email", "phone", "adults", "children", "date"])
@pytest.mark.parametrize("wrong", ["\0", "x" * 100_000, "9" * 5000])
def test_wrong_input_is_never_kept_nor_an_error_of_the_site(register, weekly, field, wrong):
    refused = register(weekly, **{field: wrong})

    assert (refused.status_code, kept()) == (200, [])


def test_ages_are_kept_as_numbers(register, clock, site_tree):
    register(new_event(site_tree, slug="repas", childcare="yes"), children="2", childcare_ages=" 7;٣ ")

    assert Registration.objects.get().childcare_ages == "7, 3"


def test_program_that_fills_the_trap_is_thanked_and_dropped(register, dinner, mailoutbox):
    assert each(register(dinner, website="https://example.org/publicite"), "h1") == CONFIRMED
    assert (kept(), mailoutbox) == ([], [])


def test_doubtful_form_is_given_back_whole_and_leaves_the_second_time(register, visitor, dinner):
    refused = register(dinner, seconds=TOO_FAST - 1)

    assert (len(each(refused, "main [role=alert]")), kept()) == (1, [])
    assert each(visitor.post(form_url(dinner), fields(refused)), "h1") == CONFIRMED


def test_too_many_in_an_hour_are_refused_without_losing_a_word(register, dinner, family):
    row = family(dinner, "Amel")
    Registration.objects.bulk_create(copy_of(row) for _number in range(MOST_IN_AN_HOUR - 1))

    refused = register(dinner)

    assert (refused.status_code, fields(refused)["name"]) == (429, "Zébulon Testard")
    assert Registration.objects.count() == MOST_IN_AN_HOUR


def copy_of(row):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.fields if field.name != "id"}
    return Registration(**values)


# What stays private


def test_answers_are_kept_by_no_browser_nor_search_engine(register, visitor, dinner):
    answers = [visitor.get(form_url(dinner)), register(dinner, name=""), register(dinner)]

    assert [answer["Cache-Control"] for answer in answers] == ["no-store"] * 3
    assert [soup(answer).select_one("meta[name=robots]")["content"] for answer in answers] == ["noindex"] * 3
    assert dict(visitor.cookies) == {}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_wrong_method_breaks_nothing(client, dinner, method):
    assert client.generic(method, form_url(dinner)).status_code == 405


# In every language
