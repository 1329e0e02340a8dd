"""« Demander une mise à jour » : who may, what leaves, and what the earlier link becomes."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from partenaires.models import Invitation
from reseau.base.models import NetworkSettings
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import page_url, refused
from tests.languages import translated
from tests.reading import links

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
LINK = re.compile(r"http://localhost:8000(/annuaire/proposer/\S+)")
BUTTON = "Demander une mise à jour"


def ask_url(page) -> str:
    return f"/admin/annuaire/demander/{page.pk}/"


def test_ambassador_asks_nothing(roles, partner, mailoutbox):
    ambassador = roles.client(AMBASSADORS)

    answers = [ambassador.get(ask_url(partner)), ambassador.post(ask_url(partner), {"email": "moi@example.org"})]

    assert [refused(answer) for answer in answers] == [True, True]
    assert (len(mailoutbox), Invitation.objects.count()) == (0, 0)


def test_visitor_is_asked_to_sign_in(client, partner, mailoutbox):
    for answer in (client.get(ask_url(partner)), client.post(ask_url(partner), {"email": "moi@example.org"})):
        assert (answer.status_code, answer.url.startswith("/admin/login/")) == (302, True)
    assert len(mailoutbox) == 0


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION], ids=lambda role: role.name)
def test_team_asks_from_the_page_and_from_the_desk(roles, partner, role):
    team = roles.client(role)

    assert ask_url(partner) in team.get(page_url("edit", partner.pk)).text
    assert (BUTTON, ask_url(partner)) in links(team.get("/admin/relecture/"), "main td a")
    assert "accueil@agnettes.example" in team.get(ask_url(partner)).text


def test_mail_says_who_asks_why_and_for_how_long(client, roles, partner, mailoutbox, settings):
    NetworkSettings.objects.update(name="Réseau test", email="reseau@example.org", phone="01 40 85 66 66")
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    team = roles.client(roles.user(TEAM, display_name="Samia"))

    with time_machine.travel(NOW, tick=False):
        answer = team.post(ask_url(partner), {"email": "accueil@agnettes.example"})
        (mail,) = mailoutbox
        link = LINK.search(mail.body).group(1)
        assert client.get(link).status_code == 200

    assert (answer.status_code, answer.url) == (302, page_url("edit", partner.pk))
    assert (mail.to, mail.cc, mail.alternatives) == (["accueil@agnettes.example"], [], [])
    assert mail.subject == "Réseau test\xa0: votre fiche est-elle à jour\xa0?"
    assert mail.body.replace("\xa0", " ").replace("\u202f", " ") == (
        "Bonjour,\n\n"
        "Samia, pour le réseau « Réseau test », vous demande si la fiche « Centre des Agnettes » de son annuaire est "
        "encore juste :\n"
        "http://testserver/annuaire/agnettes/\n\n"
        "Ce lien ouvre un formulaire où la corriger, sans compte ni mot de passe :\n"
        f"http://localhost:8000{link}\n\n"
        "Il sert une seule fois, jusqu’au mercredi 9 décembre 2026, et pour cette fiche seulement. Ne le donnez "
        "qu’à qui peut la corriger.\n"
        "Rien n’est publié avant que l’équipe ait lu ce que vous proposez.\n\n"
        "Votre adresse ne sert qu’à cette demande. Le site l’efface après 12 mois.\n"
        "Si ce courriel n’est pas pour vous, ne faites rien.\n\n"
        "Une question ? reseau@example.org 01 40 85 66 66"
    )


def test_title_with_markup_is_said_as_it_is(asker, roles, partner, mailoutbox):
    partner.title = "L’Œuvre & <co>"
    partner.save_revision().publish()

    roles.client(asker).post(ask_url(partner), {"email": "a@example.org"})

    assert "«\xa0L’Œuvre & <co>\xa0»" in mailoutbox[0].body


def test_new_request_says_that_the_former_link_no_longer_serves(roles, asker, client, partner, link_to):
    former = link_to(partner, "avant@example.org")
    team = roles.client(asker)
    assert "Un lien est déjà parti à avant@example.org" in team.get(ask_url(partner)).text

    team.post(ask_url(partner), {"email": "apres@example.org"})

    assert client.get(former).status_code == 404
    assert list(Invitation.objects.usable().values_list("email", flat=True)) == ["apres@example.org"]


def test_mail_that_cannot_leave_changes_nothing(monkeypatch, roles, asker, client, partner, link_to):
    former = link_to(partner)

    def refuse(*args):
        raise OSError

    monkeypatch.setattr("partenaires.proposals.mail.send_mail", refuse)
    response = roles.client(asker).post(ask_url(partner), {"email": "a@example.org"})

    assert (response.status_code, "Le courriel n’est pas parti." in response.text) == (200, True)
    assert (client.get(former).status_code, Invitation.objects.count()) == (200, 1)


@pytest.mark.parametrize("email", ["", "faux", "a@example.org\nBcc: b@example.org", "a@example.org, b@example.org"])
def test_wrong_address_is_refused(roles, asker, partner, mailoutbox, email):
    response = roles.client(asker).post(ask_url(partner), {"email": email})

    assert (response.status_code, len(mailoutbox), Invitation.objects.count()) == (200, 0, 0)


def test_only_a_public_french_page_is_asked_for(roles, asker, partner):
    team, english = roles.client(asker), translated(partner, "en")
    assert team.get(ask_url(english)).status_code == 404
    assert BUTTON not in team.get(page_url("edit", english.pk)).text

    partner.unpublish()
    assert team.get(ask_url(partner)).status_code == 404
    assert team.get("/admin/annuaire/demander/999999/").status_code == 404


def test_one_open_link_a_partner_whatever_the_program_does(partner, link_to):
    former = link_to(partner)
    Invitation.objects.update(expires_at=timezone.now())

    assert former != link_to(partner)
    assert Invitation.objects.filter(used_at=None, revoked=False).count() == 1


def test_page_that_has_just_been_verified_is_not_on_the_desk(roles, asker, partner):
    partner.verified_on, partner.next_review_on = timezone.localdate(), date(2099, 1, 1)
    partner.save_revision().publish()

    assert BUTTON not in roles.client(asker).get("/admin/relecture/").text
