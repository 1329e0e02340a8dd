"""The matrix forgets nothing: an address that it does not know fails, and says what to do."""

import pytest

from reseau.users.roles import ADMINISTRATION
from tests.fences.addresses import Address, addresses
from tests.fences.filling import cases
from tests.fences.rooms import ROOMS, room_of
from tests.fences.trying import answer_to, body
from tests.fences.world import build

NEW = Address("tresor:ouvrir", "admin/tresor/<int:coffre>/", ("coffre",))


def test_every_address_stands_in_a_room_and_no_room_is_empty():
    assert {room_of(address) for address in addresses()} == set(ROOMS)


def test_a_new_address_says_where_it_must_be_told_of(yard):
    with pytest.raises(AssertionError, match="tests/fences/rooms.py"):
        room_of(NEW)
    with pytest.raises(AssertionError, match="tests/fences/filling.py"):
        cases(NEW, yard.world)


def test_the_administration_hears_the_secrets_that_others_must_not(roles, site_tree):
    """The trap works: these words do come out, where they may."""
    viewer = roles.user(ADMINISTRATION)
    world, client = build(site_tree, roles, viewer), roles.client(viewer)
    rooms = [f"pages/{world.pages['news index'].pk}", "users", "redirects", "documents"]

    text = "".join(body(client.get(f"/admin/{room}/")) for room in rooms)

    told = {name for secret, name in world.secrets.items() if secret in text}
    assert {"another’s draft", "team’s draft", "accounts", "redirects", "closed document"} <= told


def test_what_a_trial_writes_is_undone_and_noticed(yard):
    page = yard.world.pages["own draft"]
    url = f"/admin/pages/{page.pk}/delete/"

    def drafts():
        return {"brouillons": type(page).objects.filter(live=False).count()}

    answer = answer_to(lambda: yard.client.post(url), drafts)

    assert (answer.changed, "actualites_newspage" in answer.written) == (["brouillons"], True)
    assert type(page).objects.filter(pk=page.pk).exists()
