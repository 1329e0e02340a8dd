"""Every address of the administration × every role × reading and sending × every kind of object."""

import logging
from copy import deepcopy
from urllib.parse import urlencode

import pytest
from django.test import Client

from reseau.users.roles import AMBASSADORS, ROLES
from tests.fences.addresses import addresses
from tests.fences.expected import ALL, EVERYONE, EXPECTED, TOLD, TRIED
from tests.fences.filling import cases
from tests.fences.guarded import guarded
from tests.fences.payloads import payload, query
from tests.fences.rooms import room_of
from tests.fences.trying import answer_to
from tests.fences.world import build

# Wagtail-localize's report lists in no order; a server only notes it.
pytestmark = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
AJAX = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture(autouse=True)
def _without_the_noise_of_refusals():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


class Trial:
    """Everything tried by one client, which `table` opens some rooms to; `told`: what it may hear of."""

    def __init__(self, who, client, world, table, told):
        self.who, self.client, self.world, self.table, self.told = who, client, world, table, told
        self.cookies = deepcopy(client.cookies)
        self.faults, self.entered, self.heard, self.scripted = [], set(), set(), set()

    def run(self):
        for address in addresses():
            room = room_of(address)
            open_to = self.table.get(room, set())
            tried = cases(address, self.world)
            # Where all is open, or nobody is there, one object says as much as many.
            tried = tried[:1] if open_to == ALL or not self.told else tried
            for name, values in tried:
                self.try_case(address, name, values, room, may=open_to == ALL or name in open_to)
        self.faults += [f"{self.who} : pièce promise et fermée, {room}" for room in self.table.keys() - self.entered]
        return self

    def try_case(self, address, name, values, room, may):
        for method, send in self.requests(address, values, may).items():
            self.client.cookies = deepcopy(self.cookies)
            answer = answer_to(send, lambda: guarded(self.world, self.table))
            if not answer.refused:
                self.entered.add(room)
            self.heard |= answer.told
            if wrong := self.judged(answer, may):
                where = f"{address.name} [{name}] (pièce : {room})"
                self.faults.append(f"{self.who} : {method} {where} → {answer} : {', '.join(wrong)}")

    def requests(self, address, values, may) -> dict:
        """How an address is tried. A script is told no in another way: once for each closed address."""
        url, form = address.filled(values), payload(address, self.world, values)
        asked = query(address, self.world, values)
        url += f"?{urlencode(asked, doseq=True)}" if asked else ""
        ways = {"GET": lambda: self.client.get(url), "POST": lambda: self.client.post(url, form)}
        if not may and address not in self.scripted:
            ways["GET d’un script"] = lambda: self.client.get(url, headers=AJAX)
            self.scripted.add(address)
        return ways

    def judged(self, answer, may) -> list[str]:
        """What is wrong with an answer."""
        about = {self.world.secrets[secret] for secret in answer.told}
        indiscreet = set() if self.told == ALL else about - self.told
        wrong = [f"erreur {answer.status}"] if answer.status >= 500 else []
        wrong += [] if may or answer.refused else ["devait être refusé"]
        wrong += [f"a écrit dans {table}" for table in sorted(answer.written) if answer.refused and not may]
        wrong += [f"a changé {name}" for name in answer.changed]
        return wrong + [f"parle de {name}" for name in sorted(indiscreet)]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_enters_its_own_rooms_and_no_other(roles, site_tree, role):
    assert role.name in EXPECTED, (
        f"Rôle nouveau : « {role.name} ». Dites dans tests/fences/expected.py quelles pièces lui sont ouvertes."
    )
    viewer = roles.user(role)
    client = roles.client(viewer)
    client.raise_request_exception = False
    world = build(site_tree, roles, viewer)
    world.tried = TRIED.get(role.name)

    trial = Trial(role.name, client, world, EXPECTED[role.name], TOLD[role.name]).run()

    assert not trial.faults, "\n".join([f"{len(trial.faults)} fautes", *trial.faults])


@pytest.mark.parametrize("who", ["une personne inconnue", "un compte fermé"])
def test_who_has_no_account_enters_no_room(roles, site_tree, who):
    viewer = roles.user(AMBASSADORS)
    client = roles.client(viewer) if who == "un compte fermé" else Client()
    client.raise_request_exception = False
    world = build(site_tree, roles, viewer)
    type(viewer).objects.filter(pk=viewer.pk).update(is_active=False)

    trial = Trial(who, client, world, EVERYONE, set()).run()

    assert not trial.faults, "\n".join([f"{len(trial.faults)} fautes", *trial.faults])
