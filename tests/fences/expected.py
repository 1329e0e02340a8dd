"""Who may enter which room, and for what: the specification that the matrix checks.

A role's table gives, for each room of `tests.fences.rooms`, the cases of `tests.fences.filling` that may be answered:
`ALL` of them, or those named. Everything else is refused. `TOLD`: of which secrets a role may hear.
"""

from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.fences.rooms import ROOMS

ALL = "*"


def own(*kinds) -> set[str]:
    return {f"own {kind}" for kind in kinds}


OWN = own("draft", "online", "being read", "sent back")
OWN_UNPUBLISHED = OWN - own("online")

EVERYONE = {"door": ALL, "open documents": {"team’s document"}}
SIGNED_IN = EVERYONE | {"desk": ALL}

WRITER = SIGNED_IN | {
    "links": ALL,
    "page chooser": ALL,
    "new text": {"news in news index", "news", "news index"},
    "editor": OWN,
    "co-editing": OWN | {"session"},  # leaving the editing of another does nothing
    "deleting": OWN_UNPUBLISHED,
    "copying": OWN,
    "taking back": OWN,
    "pictures": {"", "own picture"},
    "picture chooser": {"", "own picture", "another’s picture"},
    "tags": {"theme"},
    "theme chooser": ALL,
}
# What answers nobody; the pictures that somebody is sending; addresses of pictures that this site does not serve;
# collections, for which Wagtail wants rights that no role holds.
SHUT = {"nowhere", "uploads", "picture addresses", "collections"}
OF_THE_ADMINISTRATION = {"workflows", "accounts", "sites"}

EXPECTED = {
    ADMINISTRATION.name: dict.fromkeys(ROOMS.keys() - SHUT, ALL),
    TEAM.name: dict.fromkeys(ROOMS.keys() - SHUT - OF_THE_ADMINISTRATION, ALL),
    AMBASSADORS.name: WRITER,
}
TOLD = {
    ADMINISTRATION.name: ALL,
    TEAM.name: ALL,
    AMBASSADORS.name: {*OWN, "another’s picture"},
}
