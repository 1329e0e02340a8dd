"""What a partner is shown and may change; only what it changes is kept, and none of it is public."""

import pytest

from partenaires.models import Invitation, PartnerPage, Proposal
from reseau.users.roles import AMBASSADORS
from tests.partenaires.proposals.conftest import filled_in
from tests.reading import each, main, soup

PUBLIC = [
    *("/annuaire/", "/annuaire/agnettes/", "/annuaire/?q=coquelicot", "/recherche/?q=coquelicot", "/sitemap.xml"),
    *("/", "/guide/aides.json", "/agenda/agenda.ics"),
]


def test_form_is_filled_in_with_what_is_public(client, partner, link_to):
    partner.town = "Brouillon"
    partner.save_revision()  # a draft of the team is not for the partner's eyes
    data = filled_in(client.get(link_to(partner)))

    expected = {
        "summary": "Un lieu pour les familles.",
        "phone_0_number": "01 47 99 06 56",
        "phone_0_label": "Accueil",
        "phone_0_message": "yes",
        "phone_2_number": "",
        "email": "accueil@agnettes.example",
        "languages_spoken": ["ar", "fr"],
        "town": "Gennevilliers",
        "hours_Mo_0_from": "09:00",
        "hours_Mo_1_to": "17:00",
        "hours_Sa_0_from": "",
        "closed_on_holidays": ["on"],
        "step_free": "yes",
    }
    assert {name: data[name] for name in expected} == expected


def test_nothing_changed_nothing_said_is_not_sent(client, partner, link_to):
    address = link_to(partner)

    response = client.post(address, filled_in(client.get(address)))

    assert response.status_code == 200
    assert "ou cochez « Tout le reste est juste »" in main(response)
    assert (Proposal.objects.count(), Invitation.objects.get().used_at) == (0, None)


def test_only_what_changes_is_kept(propose, partner):
    proposal = propose(
        partner,
        town="Asnières",
        phone_1_number="3919",
        phone_1_label="Écoute",
        phone_1_message="no",
        hours_Sa_0_from="10:00",
        hours_Sa_0_to="12:30",
        languages_spoken=["fr"],
        remark="  Nous ouvrons\r\nle samedi. ",
    )

    first = {"number": "01 47 99 06 56", "label": "Accueil", "message": "yes"}
    assert proposal.changes == {
        "town": {"shown": "Gennevilliers", "proposed": "Asnières"},
        "phones": {"shown": [first], "proposed": [first, {"number": "3919", "label": "Écoute", "message": "no"}]},
        "hours": {
            "shown": partner.hours,
            "proposed": "Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:30; PH off",
        },
        "languages_spoken": {"shown": ["ar", "fr"], "proposed": ["fr"]},
    }
    assert (proposal.remark, proposal.all_is_right) == ("Nous ouvrons\nle samedi.", False)


def test_all_is_right_is_an_answer(propose, partner):
    proposal = propose(partner, all_is_right="on")

    assert (proposal.changes, proposal.all_is_right) == ({}, True)


def test_what_the_team_changes_meanwhile_is_no_change_of_the_partner(client, partner, link_to):
    address = link_to(partner)
    data = filled_in(client.get(address)) | {"email": "neuf@agnettes.example"}
    partner.town = "Villeneuve"
    partner.save_revision().publish()

    client.post(address, data)

    assert list(Proposal.objects.get().changes) == ["email"]


@pytest.mark.parametrize("snapshot", ["", "forged", "e30:x:y", "x" * 5000])
def test_forged_snapshot_is_worth_nothing(client, partner, link_to, snapshot):
    address = link_to(partner)

    client.post(address, filled_in(client.get(address)) | {"snapshot": snapshot, "town": "Clichy"})

    assert Proposal.objects.get().changes == {"town": {"shown": "Gennevilliers", "proposed": "Clichy"}}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("phone_0_number", "01 47", "Ce numéro n’existe pas."),
        ("phone_0_number", "", "Écrivez le numéro, ou videz la ligne."),
        ("email", "nulle part", "Écrivez un courriel comme celui-ci"),
        ("website", "javascript:alert(1)", "Écrivez une adresse comme celle-ci"),
        ("postal_code", "9223", "Un code postal a cinq chiffres."),
        ("hours_Sa_0_from", "9h99", "Écrivez une heure comme celle-ci"),
        ("hours_Sa_0_from", "09:00", "Donnez les deux heures, ou aucune."),
        ("hours_Mo_0_to", "09:00", "Les deux heures sont les mêmes."),
        ("summary", "x" * 400_000, "Assurez-vous que cette valeur"),
        ("remark", "😀" * 100_000, "Assurez-vous que cette valeur"),
        ("town", "a\0b", "Le caractère nul n’est pas autorisé"),
        ("appointment", "jamais", "Sélectionnez un choix valide"),
        ("languages_spoken", ["xx"], "Sélectionnez un choix valide"),
    ],
)
def test_error_is_said_and_nothing_is_lost(client, partner, link_to, field, value, sentence):
    address = link_to(partner)
    wrong = filled_in(client.get(address)) | {"transport": "Bus 999", field: value}

    response = client.post(address, wrong)

    assert response.status_code == 200
    assert sentence in main(response).replace("'", "’")
    assert filled_in(response)["transport"] == "Bus 999"
    assert (Proposal.objects.count(), Invitation.objects.get().used_at) == (0, None)
    assert client.post(address, filled_in(client.get(address)) | {"transport": "Bus 999"}).status_code == 302


@pytest.mark.parametrize(
    "expression", ["week 02-52/2 Mo 10:00-12:00", "Mo[1] 14:00-17:00", "Mo 8:00-9:00,10:00-11:00,12:00-13:00"]
)
def test_hours_that_no_table_holds_are_left_to_words(client, partner, link_to, expression):
    partner.set_hours(expression)
    partner.save_revision().publish()
    address = link_to(partner)
    response = client.get(address)

    assert "Ces horaires sont particuliers" in main(response)
    client.post(address, filled_in(response) | {"hours_Mo_0_from": "01:00", "hours_Mo_0_to": "02:00", "town": "Clichy"})
    assert list(Proposal.objects.get().changes) == ["town"]


def test_protected_place_is_asked_for_no_address(client, shelter, link_to):
    address = link_to(shelter)
    response = client.get(address)

    wheres = ["address", "address_details", "postal_code", "town", "transport"]
    assert [name for name in wheres if name in filled_in(response)] == []
    forged = dict.fromkeys([*wheres, "siret", "latitude", "acceslibre_url", "protected"], "7 impasse Coquelicot")
    client.post(address, filled_in(response) | forged | {"email": "a@refuge.example"})
    proposal = Proposal.objects.get()
    assert list(proposal.changes) == ["email"]
    assert "Coquelicot" not in str(Proposal.objects.values().get())


def test_place_marked_as_protected_meanwhile_keeps_no_address(client, partner, link_to):
    address = link_to(partner)
    data = filled_in(client.get(address)) | {"address": "7 impasse Coquelicot", "email": "a@refuge.example"}
    page = PartnerPage.objects.get(pk=partner.pk)
    page.protected = True
    page.save_revision().publish()

    client.post(address, data)

    assert list(Proposal.objects.get().changes) == ["email"]


def test_marking_a_place_as_protected_erases_what_was_proposed(propose, partner):
    propose(partner, address="7 impasse Coquelicot", town="Coquelicot", email="a@refuge.example")
    page = PartnerPage.objects.get(pk=partner.pk)
    page.protected = True
    page.save_revision().publish()

    row = str(Proposal.objects.values().get())
    assert [secret for secret in ("Coquelicot", "Lilas", "Bus 140") if secret in row] == []
    assert "a@refuge.example" in row


@pytest.mark.parametrize("address", PUBLIC)
def test_nothing_is_public_before_the_team_has_read(client, partner, propose, address):
    before = client.get(address).content
    propose(partner, summary="Coquelicot", address="7 impasse Coquelicot", remark="Coquelicot", hours_note="Coquelicot")

    assert client.get(address).content == before


def test_nothing_is_told_to_an_ambassador(roles, partner, propose):
    propose(partner, summary="Coquelicot")
    ambassador = roles.client(AMBASSADORS)

    for address in (f"/admin/pages/{partner.pk}/history/", f"/admin/pages/{partner.pk}/edit/", "/admin/"):
        assert "Coquelicot" not in ambassador.get(address, follow=True).text


def test_what_is_proposed_is_shown_again_as_text(client, partner, link_to):
    address = link_to(partner)
    attack = "</textarea><script>alert(1)</script>"

    response = client.post(address, filled_in(client.get(address)) | {"summary": attack, "email": "faux"})

    assert soup(response).select_one("main script") is None
    assert filled_in(response)["summary"] == attack


def test_notice_says_how_long(client, partner, link_to):
    page = client.get(link_to(partner))

    assert "Le site les efface après 12 mois." in main(page)
    assert "Vos données" in each(page, "h2")
