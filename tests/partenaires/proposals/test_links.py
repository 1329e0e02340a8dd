"""A link can be neither guessed, forged, replayed, nor used for another partner; what is refused says nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.utils import timezone
from wagtail.models import PageViewRestriction

from partenaires.models import Invitation, Proposal
from partenaires.proposals.models import SIGNER
from tests.factories import PartnerPageFactory
from tests.partenaires.proposals.conftest import filled_in
from tests.reading import each, soup

CLOSED = "Ce lien ne marche pas, ou plus."


def token_of(address: str) -> str:
    return address.removeprefix("/annuaire/proposer/").removesuffix("/")


def look(response) -> tuple:
    return response.status_code, each(response, "h1"), "Agnettes" in response.text


def answers(client, address, data=None) -> list:
    data = data or {"all_is_right": "on"}
    return [look(client.get(address)), look(client.post(address, data))]


REFUSED = [(404, [CLOSED], False)] * 2


def test_a_good_link_opens_the_form_as_often_as_one_likes(client, partner, link_to):
    address = link_to(partner)

    for _visit in range(3):
        response = client.get(address)
        assert look(response) == (200, ["Votre fiche est-elle à jour ?"], True)
        assert client.head(address).status_code == 200
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert soup(response).select_one("meta[name=robots]")["content"] == "noindex, nofollow"
    assert token_of(address) not in response.text
    assert not response.cookies


@pytest.mark.parametrize("prefix", ["/en", "/ar"])
def test_link_opens_in_another_language(client, partner, link_to, prefix):
    assert client.get(prefix + link_to(partner)).status_code == 200


def test_no_bit_of_a_link_may_be_changed(client, partner, link_to):
    token = token_of(link_to(partner))
    letters = "Aw-_9"

    for place, letter in enumerate(token):
        other = next(one for one in letters if one != letter)
        forged = token[:place] + other + token[place + 1 :]
        # The last letter of a signature in base64 holds spare bits: what is compared is the text itself.
        assert Invitation.objects.of_link(forged) is None, place
    for end in range(len(token)):
        assert Invitation.objects.of_link(token[:end]) is None
    assert answers(client, f"/annuaire/proposer/{token[:-1]}/") == REFUSED
    assert Invitation.objects.of_link(token) is not None


@pytest.mark.parametrize(
    "token",
    [
        *("x", "1", ".", "..", "a.b", "%00", "%FF", "é", "' OR 1=1--", "x" * 3000, "merci.", "None", "null"),
        signing.Signer(key="another secret key", salt="partenaires.invitation", sep=".").sign("secret"),
        signing.Signer(salt="partenaires.invitation", sep=".").sign("never given"),
        signing.dumps({"partner": 1}),
    ],
    ids=lambda token: token[:12],  # the rest of some changes with the second
)
def test_forged_link_is_refused(client, partner, link_to, token):
    link_to(partner)

    assert answers(client, f"/annuaire/proposer/{token}/") == REFUSED
    assert Proposal.objects.count() == 0


def test_secret_signed_with_another_key_or_salt_is_refused(partner, link_to):
    secret = SIGNER.unsign(token_of(link_to(partner)))

    for forger in [signing.Signer(key="other", salt="partenaires.invitation", sep="."), signing.Signer(sep=".")]:
        assert Invitation.objects.of_link(forger.sign(secret)) is None


def test_nothing_in_the_database_opens_the_form(partner, link_to):
    token = token_of(link_to(partner))
    invitation = Invitation.objects.get()

    assert token.split(".")[0] not in str(Invitation.objects.values().get())
    assert Invitation.objects.of_link(SIGNER.sign(invitation.digest)) is None


def test_link_serves_once(client, partner, link_to):
    address = link_to(partner)
    data = filled_in(client.get(address)) | {"town": "Asnières"}

    assert client.post(address, data).status_code == 302
    assert answers(client, address, data) == REFUSED
    assert Proposal.objects.count() == 1
    assert Invitation.objects.get().used_at is not None


def test_link_lives_fourteen_days(client, partner, link_to):
    address, now = link_to(partner), timezone.now()

    with time_machine.travel(now + timedelta(days=14) - timedelta(minutes=1), tick=False):
        assert client.get(address).status_code == 200
    with time_machine.travel(now + timedelta(days=14, minutes=1), tick=False):
        assert answers(client, address) == REFUSED


def test_new_link_replaces_the_former_one(client, partner, link_to):
    former, new = link_to(partner), link_to(partner)

    assert answers(client, former) == REFUSED
    assert client.get(new).status_code == 200
    assert Invitation.objects.usable().count() == 1


def test_link_is_for_one_partner(client, partner, link_to, site_tree):
    other = PartnerPageFactory(parent=site_tree.partners, title="Autre lieu", town="Asnières")
    theirs, address = link_to(other), link_to(partner)
    data = filled_in(client.get(address)) | {"town": "Clichy", "partner": other.pk, "invitation": 1}

    client.post(address, data)

    assert [proposal.partner.pk for proposal in Proposal.objects.all()] == [partner.pk]
    # What was shown of one partner proves nothing about another.
    client.post(theirs, data)
    assert Proposal.objects.latest("pk").changes["town"] == {"shown": "Asnières", "proposed": "Clichy"}


def close_by(page, way):
    if way == "unpublished":
        page.unpublish()
    elif way == "deleted":
        page.delete()
    elif way == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        Invitation.objects.update(revoked=True)


@pytest.mark.parametrize("way", ["unpublished", "deleted", "private", "revoked"])
def test_link_to_what_is_not_public_is_refused_alike(client, partner, link_to, way):
    address = link_to(partner)
    data = filled_in(client.get(address)) | {"town": "Clichy"}
    close_by(partner, way)

    assert answers(client, address, data) == REFUSED
    assert Proposal.objects.count() == 0


def test_every_refusal_is_the_same_page(client, partner, link_to):
    used = link_to(partner)
    client.post(used, filled_in(client.get(used)) | {"all_is_right": "on"})

    pages = {client.get(address).content for address in [used, "/annuaire/proposer/x/", "/annuaire/proposer/a.b/"]}

    assert len(pages) == 1
    response = client.get(used)
    assert (response["Referrer-Policy"], "no-store" in response["Cache-Control"]) == ("no-referrer", True)


def test_wrong_method_breaks_nothing(client, partner, link_to):
    address = link_to(partner)

    assert {client.generic(method, address).status_code for method in ("PUT", "DELETE", "PATCH", "TRACE")} == {405}
    assert client.get("/annuaire/proposer/merci/").status_code == 200
