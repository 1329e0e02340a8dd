"""The administration of the printed guide, for those who publish and no one else."""

import pytest
import time_machine

from guide_pages.models import GuideEdition
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import refused
from tests.guide_pages.printed import GUIDE, MORNING, broken, made_at, printed_aid, publish
from tests.reading import each

EDITIONS = "/admin/guide/imprime/"


@pytest.fixture
def aid(site_tree):
    return printed_aid(site_tree)


def states(response) -> list[str]:
    return [" ".join(row.split()) for row in each(response, "main tbody tr")]


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION], ids=lambda role: role.name)
def test_the_team_sees_the_last_edition_in_each_language(client, roles, aid, role):
    with time_machine.travel(MORNING, tick=False):
        client.get(GUIDE)
    team = roles.client(role)
    assert each(team.get(EDITIONS), "h1")[0].endswith("Guide imprimé")
    weight = GuideEdition.of("fr").file.size // 1000

    kept = states(team.get(EDITIONS))
    publish(aid, title="Autre nom")
    late = states(team.get(EDITIONS))

    assert kept[0].startswith("Français 22 novembre 2026, 09:00")
    assert f"{weight} ko À jour Refaire maintenant" in kept[0] or f"{weight + 1} ko À jour" in kept[0]
    assert kept[1:] == [f"{name} – – Jamais faite Refaire maintenant : {name}" for name in ("Anglais", "Arabe")]
    assert "À refaire : elle le sera à la prochaine visite" in late[0]


def test_the_team_makes_an_edition_at_once(client, roles, aid):
    with time_machine.travel(MORNING, tick=False):
        client.get(GUIDE)
    team = roles.client(TEAM)

    answer = team.post(EDITIONS, {"language": "fr"}, follow=True)

    assert "Guide, Français : la nouvelle édition est en ligne." in each(answer, ".messages li")[0]
    assert made_at() > MORNING


def test_the_team_is_told_when_it_could_not_be_made(roles, aid):
    broken()

    answer = roles.client(TEAM).post(EDITIONS, {"language": "fr"}, follow=True)

    assert "l’édition n’a pas pu être faite" in each(answer, ".messages li")[0]
    assert made_at() is None


@pytest.mark.parametrize("language", ["", "xx", "\0"])
def test_a_language_that_does_not_exist_is_refused(roles, aid, language):
    answer = roles.client(TEAM).post(EDITIONS, {"language": language}, follow=True)

    assert "Cette langue n’existe pas." in each(answer, ".messages li")[0]


def test_ambassadors_have_nothing_to_do_with_it(roles, aid):
    ambassador = roles.client(AMBASSADORS)

    assert refused(ambassador.get(EDITIONS))
    assert refused(ambassador.post(EDITIONS, {"language": "fr"}))
    assert made_at() is None
    assert EDITIONS not in ambassador.get("/admin/").text


def test_a_visitor_is_asked_to_sign_in(client, aid):
    assert client.get(EDITIONS).url.startswith("/admin/login/")
    assert client.post(EDITIONS, {"language": "fr"}).url.startswith("/admin/login/")
    assert made_at() is None


def test_the_reports_lead_to_it(roles, aid):
    assert EDITIONS in roles.client(TEAM).get("/admin/").text
