"""An ambassador, in a world of things that are not theirs."""

from types import SimpleNamespace

import pytest

from reseau.users.roles import AMBASSADORS, TEAM
from tests.fences.world import build


@pytest.fixture
def yard(roles, site_tree):
    """`.me` signs in as `.client`; `.world` holds what is theirs and what is not; `.team` is another's browser."""
    me = roles.user(AMBASSADORS, first_name="Nadia")
    return SimpleNamespace(
        me=me,
        client=roles.client(me),
        team=roles.client(TEAM),
        other=lambda world: roles.client(world.things["other"]),
        world=build(site_tree, roles, me),
    )
