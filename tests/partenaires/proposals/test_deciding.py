"""The team reads a proposal field by field; what it accepts is published, the rest never is."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry

from partenaires.models import Invitation, PartnerPage, Proposal
from partenaires.proposals.deciding import AlreadyTreated, decide
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import HOME, refused
from tests.reading import each, rows, soup

LIST = "/admin/annuaire/propositions/"


def address_of(proposal) -> str:
    return f"/admin/annuaire/proposition/{proposal.pk}/"


def live(page) -> PartnerPage:
    return PartnerPage.objects.get(pk=page.pk)


def addresses(proposal) -> list[str]:
    return [LIST, f"{LIST}results/", address_of(proposal)]


def test_ambassador_reads_and_decides_nothing(roles, partner, propose):
    proposal = propose(partner, town="Clichy")
    ambassador = roles.client(AMBASSADORS)
    decision = {"decide_town": "accepted"}

    answers = [ambassador.get(url) for url in addresses(proposal)]
    answers += [ambassador.post(url, decision) for url in addresses(proposal)]

    assert [answer.status_code for answer in answers if not refused(answer)] == []
    assert "propositions/" not in ambassador.get(HOME).text
    assert (Proposal.objects.waiting().count(), live(partner).town) == (1, "Gennevilliers")


def test_visitor_is_asked_to_sign_in(client, partner, propose):
    proposal = propose(partner, town="Clichy")

    answers = [getattr(client, method)(url) for url in addresses(proposal) for method in ("get", "post")]
    assert {answer.url.partition("?")[0] for answer in answers} == {"/admin/login/"}


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION], ids=lambda role: role.name)
def test_team_accepts_one_change_and_refuses_another(client, roles, partner, propose, role):
    proposal = propose(partner, town="Clichy", email="faux@agnettes.example")
    team = roles.client(role)
    assert rows(team.get(LIST))[0][:2] == ["Centre des Agnettes", "à lire"]

    answer = team.post(
        address_of(proposal),
        {"decide_town": "accepted", "decide_email": "refused", "next_review_on": "2027-05-01"},
    )

    assert (answer.status_code, answer.url) == (302, LIST)
    page, today = live(partner), timezone.localdate()
    assert (page.town, page.email) == ("Clichy", "accueil@agnettes.example")
    assert (page.verified_on, page.verified_by, page.next_review_on) == (today, "Centre des Agnettes", date(2027, 5, 1))
    assert "Clichy" in client.get("/annuaire/agnettes/").text
    proposal.refresh_from_db()
    assert proposal.decisions == {"town": "accepted", "email": "refused"}
    assert (proposal.treated_at is None, proposal.treated_by.groups.get().name) == (False, role.name)
    assert rows(team.get(LIST))[0][1] == "traitée"


def test_difference_says_what_was_seen_what_is_and_what_is_proposed(roles, partner, propose):
    proposal = propose(
        partner, town="Clichy", phone_0_number="", phone_0_label="", hours_Sa_0_from="10:00", hours_Sa_0_to="12:00"
    )
    partner.refresh_from_db()
    partner.town = "Asnières"
    partner.save_revision().publish()

    response = roles.client(TEAM).get(address_of(proposal))

    lines = {
        row.th.get_text(): [" ".join(cell.get_text(" ").split()) for cell in row.select("td")[:3]]
        for row in soup(response).select("main tbody tr")
    }
    assert lines["Commune"] == ["Gennevilliers", "Asnières A changé depuis.", "Clichy"]
    assert lines["Téléphones"][2] == ""
    assert "samedi de 10 h à 12 h" in lines["Horaires"][2].replace("\xa0", " ")
    assert "A changé depuis." not in lines["Horaires"][1]
    assert proposal.invitation.email in response.text


def test_every_change_must_be_decided(roles, partner, propose):
    proposal = propose(partner, town="Clichy", email="neuf@agnettes.example")

    response = roles.client(TEAM).post(address_of(proposal), {"decide_town": "accepted"})

    assert (response.status_code, each(response, ".errorlist")) == (200, ["Acceptez ou refusez."])
    assert (Proposal.objects.waiting().count(), live(partner).town) == (1, "Gennevilliers")


def test_refusing_everything_changes_nothing(roles, partner, propose):
    proposal = propose(partner, town="Clichy")
    before = live(partner).latest_revision_id

    roles.client(TEAM).post(address_of(proposal), {"decide_town": "refused"})

    page = live(partner)
    assert (page.town, page.verified_on, page.latest_revision_id) == ("Gennevilliers", None, before)
    assert Proposal.objects.waiting().count() == 0


def test_all_is_right_counts_as_a_verification_once_accepted(roles, partner, propose):
    proposal = propose(partner, all_is_right="on")
    assert live(partner).verified_on is None

    roles.client(TEAM).post(address_of(proposal), {"decide_all_is_right": "accepted"})

    page = live(partner)
    assert (page.verified_on, page.verified_by, page.town) == (
        timezone.localdate(),
        "Centre des Agnettes",
        "Gennevilliers",
    )


def test_everything_a_partner_may_change_reaches_its_page(asker, partner, propose):
    proposal = propose(
        partner,
        summary="Neuf.",
        phone_1_number="3919",
        phone_1_label="Écoute",
        phone_1_message="no",
        email="neuf@agnettes.example",
        website="https://neuf.example/",
        appointment="not_needed",
        languages_spoken=["fr", "wo"],
        hours_Sa_0_from="10:00",
        hours_Sa_0_to="12:30",
        hours_note="Sur place",
        address="1 rue du Port",
        address_details="Fond de cour",
        postal_code="92110",
        town="Clichy",
        transport="Métro 13",
        step_free="no",
        stroller="yes",
        children_admitted="yes",
        play_corner="no",
    )
    assert len(proposal.changes) == 17

    outcome = decide(proposal, set(proposal.changes), asker)

    page = live(partner)
    assert (outcome.faults, outcome.published) == ({}, True)
    assert [(phone.value["number"], phone.value["message"]) for phone in page.phones] == [
        ("01 47 99 06 56", "yes"),
        ("3919", "no"),
    ]
    assert page.hours == "Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:30; PH off"
    assert (page.summary, sorted(page.languages_spoken), page.town_line) == ("Neuf.", ["fr", "wo"], "92110 Clichy")
    said = [getattr(page, name) for name in ("step_free", "stroller", "children_admitted", "play_corner")]
    assert said == ["no", "yes", "yes", "no"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("postal_code", "9"),
        ("email", "faux"),
        ("website", "javascript:alert(1)"),
        ("appointment", "jamais"),
        ("hours", "n’importe quoi"),
        ("phones", [{"number": "12", "label": "", "message": ""}]),
        ("languages_spoken", ["xx"]),
        ("town", "x" * 200),
    ],
)
def test_accepted_change_that_does_not_hold_is_refused_alone(asker, partner, propose, name, value):
    proposal = propose(partner, transport="Métro 13")
    proposal.changes[name] = {"shown": "", "proposed": value}
    proposal.save()
    before = live(partner)

    outcome = decide(proposal, {name, "transport"}, asker)

    page = live(partner)
    assert (list(outcome.faults), outcome.accepted, page.transport) == ([name], ["transport"], "Métro 13")
    assert outcome.faults[name] == Proposal.objects.get().decisions[name] != ""
    assert (page.hours, page.phone, page.postal_code) == (before.hours, before.phone, before.postal_code)


def test_address_accepted_for_a_protected_place_is_refused(asker, shelter, propose):
    proposal = propose(shelter, email="a@refuge.example")
    proposal.changes["address"] = {"shown": "", "proposed": "7 impasse Coquelicot"}
    proposal.save()

    outcome = decide(proposal, {"address", "email"}, asker)

    assert outcome.faults == {"address": "Ce lieu est protégé : ce champ doit rester vide."}
    assert (live(shelter).address, live(shelter).email) == ("", "a@refuge.example")


def test_draft_of_the_team_is_not_published_along(client, roles, partner, propose):
    proposal = propose(partner, town="Clichy")
    partner.title = "Coquelicot"
    partner.save_revision()

    roles.client(TEAM).post(address_of(proposal), {"decide_town": "accepted"})

    assert (live(partner).town, live(partner).title) == ("Gennevilliers", "Centre des Agnettes")
    draft = live(partner).get_latest_revision_as_object()
    assert (draft.town, draft.title) == ("Clichy", "Coquelicot")


def test_proposal_is_decided_once(asker, partner, propose):
    proposal = propose(partner, town="Clichy")
    decide(proposal, set(), asker)

    with pytest.raises(AlreadyTreated):
        decide(proposal, {"town"}, asker)

    assert live(partner).town == "Gennevilliers"


def test_second_decision_says_so(roles, asker, partner, propose):
    proposal = propose(partner, town="Clichy")
    decide(proposal, set(), asker)

    response = roles.client(TEAM).post(address_of(proposal), {"decide_town": "accepted"}, follow=True)

    assert "déjà traité" in response.text
    assert "refusé" in roles.client(TEAM).get(address_of(proposal)).text
    assert live(partner).town == "Gennevilliers"


def test_page_that_cannot_be_saved_keeps_the_proposal_waiting(monkeypatch, asker, partner, propose):
    proposal = propose(partner, town="Clichy")

    def fails(*args, **kwargs):
        raise ValidationError("Le titre manque.")

    monkeypatch.setattr(PartnerPage, "save_revision", fails)
    with pytest.raises(ValidationError):
        decide(proposal, {"town"}, asker)

    assert Proposal.objects.waiting().count() == 1


def test_history_names_the_fields_and_nothing_of_them(asker, partner, propose):
    decide(propose(partner, address="1 rue du Port"), {"address"}, asker)

    entry = PageLogEntry.objects.get(action="partenaires.proposal")
    assert (entry.user, entry.data, entry.message) == (
        asker,
        {"accepted": ["address"]},
        "Proposition du partenaire traitée",
    )


def test_attack_is_shown_to_the_team_as_text(roles, partner, propose):
    attack = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    proposal = propose(partner, summary=attack, town="=1+1", remark=attack)

    response = roles.client(TEAM).get(address_of(proposal))

    assert "onerror=alert(1)>" not in response.text
    assert soup(response).select_one("main img[onerror], main td script") is None
    decide(proposal, {"summary"}, roles.user(TEAM))
    assert "<script>alert(1)" not in roles.client(TEAM).get("/annuaire/agnettes/").text


def test_front_page_of_the_administration_counts_what_waits(roles, partner, propose):
    propose(partner, town="Clichy")

    assert "proposition d’un partenaire" in roles.client(TEAM).get(HOME).text
    assert "proposition d’un partenaire" not in roles.client(AMBASSADORS).get(HOME).text


def test_deleting_a_page_takes_its_proposals_along(partner, propose):
    propose(partner, town="Clichy")
    partner.delete()

    assert (Proposal.objects.count(), Invitation.objects.count()) == (0, 0)
