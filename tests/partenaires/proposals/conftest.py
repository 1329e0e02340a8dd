"""A partner with a full page, the link that it receives, and its form as a browser posts it."""

import pytest
from bs4 import BeautifulSoup

from partenaires.models import Invitation
from partenaires.proposals.models import Proposal
from reseau.users.roles import TEAM
from tests.factories import PartnerPageFactory


@pytest.fixture
def partner(site_tree):
    page = PartnerPageFactory(
        parent=site_tree.partners,
        title="Centre des Agnettes",
        slug="agnettes",
        search_description="Un lieu pour les familles.",
        phones=[("phone", {"number": "01 47 99 06 56", "label": "Accueil", "message": "yes"})],
        email="accueil@agnettes.example",
        website="https://agnettes.example/",
        appointment="required",
        languages_spoken=["ar", "fr"],
        address="5 rue des Lilas",
        postal_code="92230",
        town="Gennevilliers",
        transport="Bus 140",
        step_free="yes",
        body="<p>Des ateliers.</p>",
    )
    page.set_hours("Mo-Fr 09:00-12:00,14:00-17:00; PH off")
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def shelter(site_tree):
    page = PartnerPageFactory(
        parent=site_tree.partners, title="Le Refuge", slug="refuge", town="Gennevilliers", protected=True
    )
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def asker(roles):
    return roles.user(TEAM, display_name="Samia")


@pytest.fixture
def link_to(asker):
    """Invite a partner; gives the address of its form."""

    def invite(page, email="accueil@agnettes.example") -> str:
        _invitation, token = Invitation.objects.invite(page, email, asker)
        return f"/annuaire/proposer/{token}/"

    return invite


def filled_in(response) -> dict:
    """The form of a page as a browser would post it, without touching it."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form[method=post]")
    data = {}
    for control in form.select("input, select, textarea"):
        name = control.get("name")
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            data[name] = chosen["value"]
        elif control.name == "textarea":
            data[name] = control.text.removeprefix("\n").replace("\n", "\r\n")
        elif control.get("type") in ("checkbox", "radio"):
            if control.has_attr("checked"):
                data.setdefault(name, []).append(control.get("value", "on"))
        else:
            data[name] = control.get("value", "")
    return data


@pytest.fixture
def propose(client, link_to):
    """Send the form of a partner with some fields filled in otherwise; gives the proposal."""

    def send(page, **fields) -> Proposal:
        address = link_to(page)
        response = client.post(address, filled_in(client.get(address)) | fields)
        assert (response.status_code, response.headers.get("Location")) == (302, "/annuaire/proposer/merci/")
        return Proposal.objects.latest("pk")

    return send
