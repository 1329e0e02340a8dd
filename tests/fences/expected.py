"""Who may enter which room, and for what: the specification that the matrix checks.

A role's table gives, for each room of `tests.fences.rooms`, the cases of `tests.fences.filling` that may be answered:
`ALL` of them, or those named. Everything else is refused. `TOLD`: of which secrets a role may hear. `TRIED`: the
pages that its addresses are tried with, where they are not all of them.
"""

from reseau.users import roles
from tests.fences.holes import KINDS
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

# The sections: the list of a section's pages, what it holds, and the kind of page that is born there.
FILES = {"another’s picture", "team’s picture", "team’s document", "closed document"}
GUIDE, AGENDA = {"index of aids", "aid", "draft aid"}, {"index of events", "event", "draft event"}
DIRECTORY = {"index of partners", "partner", "draft partner"}
ENGLISH = {"English home", "English index of aids", "draft translation"}
ENGLISH_GUIDE = ENGLISH - {"English home"}
ABOVE = {"", "home"}  # the way down to a section; "": the list of all that one may reach, or a form without object
HEARD = OWN | FILES | {"tags of the site", "collections", "groups"}  # by all of them


def editor(pages: set, kind: str, parents: set, above: set) -> dict:
    """Whoever writes and publishes `pages`, which hold pages of `kind` below `parents`."""
    return SIGNED_IN | {
        "links": ALL,
        "page chooser": ALL,
        "new text": {f"{kind} in {parent}" for parent in parents} | set(KINDS) | pages,
        "editor": pages,
        "co-editing": pages | {"session"},
        "deleting": pages,
        "copying": pages,
        "taking back": pages,
        "publishing": pages,
        "several at once": {"customimage", "document"},  # the pages tried are another’s
        "tree": pages | above,
        "lists of pages": ALL,  # each lists what is theirs
        "lists of files": ALL,
        "pictures": {"", "own picture"},
        "picture chooser": ALL,
        "documents": ALL,
        "tags": {"theme", "tag"},
        "theme chooser": ALL,
        "tags of the site": ALL,
        "embeds": ALL,
        "dates": ALL,
        "reports": ALL,
        "review": ALL,
        "components": ALL,
    }


def without(table: dict, *rooms) -> dict:
    return {room: cases for room, cases in table.items() if room not in rooms}


# What answers nobody; the pictures that somebody is sending; addresses of pictures that this site does not serve.
SHUT = {"nowhere", "uploads", "picture addresses"}
OF_THE_ADMINISTRATION = {"workflows", "accounts", "groups", "access log", "sites"}

EXPECTED = {
    roles.ADMINISTRATION.name: dict.fromkeys(ROOMS.keys() - SHUT, ALL),
    roles.TEAM.name: dict.fromkeys(ROOMS.keys() - SHUT - OF_THE_ADMINISTRATION, ALL),
    roles.AMBASSADORS.name: WRITER,
    roles.GUIDE_EDITORS.name: editor(GUIDE | ENGLISH_GUIDE, "aids", {"index of aids"}, ABOVE | {"root", "English home"})
    | {"guide": GUIDE | ENGLISH_GUIDE | {""}, "translations": {"translation", "draft translation"}},
    roles.AGENDA_EDITORS.name: editor(AGENDA, "events", {"index of events"}, ABOVE)
    | {"agenda": AGENDA | {"", "calendar"}},
    roles.DIRECTORY_EDITORS.name: editor(DIRECTORY, "partners", {"index of partners"}, ABOVE)
    | {"directory": DIRECTORY | {"", "proposal", "import"}},
    roles.TRANSLATORS.name: without(editor(ENGLISH, "aids", {"English index of aids"}, {"", "root"}), "pictures")
    | {"translations": ALL, "translation desk": ALL, "guide": {"", "draft translation"}},
    roles.ACCOUNTS.name: SIGNED_IN
    | {
        "accounts": {"", "other", "team", "oneself"},
        "several at once": {"user"},
        "access log": ALL,
        "co-editing": {"session"},
    },
}
TOLD = {
    roles.ADMINISTRATION.name: ALL,
    roles.TEAM.name: ALL,
    roles.AMBASSADORS.name: {*OWN, "another’s picture"},
    roles.GUIDE_EDITORS.name: GUIDE | ENGLISH_GUIDE | HEARD | {"review"},
    roles.AGENDA_EDITORS.name: AGENDA | HEARD | {"agenda"},
    roles.DIRECTORY_EDITORS.name: DIRECTORY | HEARD | {"directory"},
    roles.TRANSLATORS.name: ENGLISH | HEARD,
    roles.ACCOUNTS.name: OWN | {"accounts", "access log", "groups"},
}
# One page of each sort says as much as all of them: pages above, of one's section, of others, drafts or not, read over.
SAMPLE = {"root", "home", "another’s being read", "hidden child"}
TRIED = {
    roles.AMBASSADORS.name: OWN
    | {f"another’s {kind}" for kind in ("draft", "online", "being read", "sent back")}
    | {"team’s draft", "news index", "root", "home", "aid", "draft aid", "hidden child", "draft translation"},
    roles.GUIDE_EDITORS.name: SAMPLE | GUIDE | {"draft event", "draft translation"},
    roles.AGENDA_EDITORS.name: SAMPLE | AGENDA | {"draft aid"},
    roles.DIRECTORY_EDITORS.name: SAMPLE | DIRECTORY | {"event"},
    roles.TRANSLATORS.name: SAMPLE | ENGLISH | {"aid", "draft aid"},
    roles.ACCOUNTS.name: {"own draft", "another’s draft", "aid"},
}
