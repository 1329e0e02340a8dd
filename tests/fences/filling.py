"""With what each hole of an address is filled: a case is a name, as the table of roles says it, and values.

An address that is not in these tables fails the matrix: nobody has said what to try there.
"""

from fnmatch import fnmatchcase

from tests.fences.addresses import Address
from tests.fences.holes import SEVERAL

PAGE_HOLES = {("page_id",), ("parent_page_id",), ("page_to_move_id",), ("page_pk",), ("event_id",)}
USERS = ["other", "oneself", "team", "administrator"]
IMAGES = ["another’s picture", "own picture", "team’s picture"]
DOCUMENTS = ["team’s document", "closed document"]
# "name of the address holes" → which of `world.things`
THINGS = {
    "wagtailadmin_api:images:* pk": IMAGES,
    "wagtailadmin_api:documents:* pk": DOCUMENTS,
    "wagtailimages* image_id": IMAGES,
    "wagtailimages_chooser:chosen pk": IMAGES,
    "wagtaildocs_chooser:chosen pk": DOCUMENTS,
    "wagtaildocs:* document_id": DOCUMENTS,
    "wagtaildocs:* doc_id": DOCUMENTS,
    "wagtail*:*upload* uploaded_file_id": ["upload"],
    "wagtailusers_users:* pk": USERS,
    "close_account pk": USERS,
    "second_factor_take_away pk": USERS,
    "wagtailusers_groups:* pk": ["group"],
    "wagtailadmin_collections:* pk": ["collection", "their collection"],
    "wagtailadmin_collections:* collection_id": ["collection", "their collection"],
    "wagtailadmin_workflows:*task* *": ["task"],
    "wagtailadmin_workflows:* pk": ["workflow"],
    "wagtailredirects:* redirect_id": ["redirect"],
    "wagtailsites:* pk": ["site"],
    "wagtaillocales:* pk": ["locale"],
    "wagtailsnippets_base_theme:* pk": ["theme"],
    "wagtailsnippetchoosers_base_theme:* pk": ["theme"],
    "calendar_sources:* pk": ["calendar"],
    "wagtailsnippetchoosers_agenda_calendarsource:* pk": ["calendar"],
    "proposals:* pk": ["proposal"],
    "proposal_decide pk": ["proposal"],
    "review_links:* pk": ["link check"],
    "review_reports:* pk": ["error report"],
    "wagtail_localize:* translation_source_id": ["translation source"],
    "wagtail_localize:* translation_id": ["translation"],
    "translation_file translation_id": ["translation"],
    "wagtailadmin_editing_sessions:release session_id": ["session"],
}


class Unknown(AssertionError):
    """An address that nobody has said how to fill."""

    def __init__(self, address):
        super().__init__(
            f"Adresse nouvelle : « {address.name} » (/{address.route}) attend {address.parameters}. Dites dans "
            "tests/fences/filling.py avec quels objets l’essayer (docs/barrieres.md)."
        )


def cases(address: Address, world) -> list[tuple[str, dict | list]]:
    """(name of the case, values of the holes); the name "" stands for an address without holes."""
    if not address.parameters:
        return [("", {})]
    if address.parameters in SEVERAL:
        return list(SEVERAL[address.parameters](world))
    [hole] = address.parameters if len(address.parameters) == 1 else [None]
    for pattern, names in THINGS.items():
        if hole and fnmatchcase(f"{address.name} {hole}", pattern):
            return [(name, {hole: world.things[name].pk}) for name in names]
    if address.parameters in PAGE_HOLES or address.name == "wagtailadmin_api:pages:detail":
        return [(name, {hole: page.pk}) for name, page in world.tried_pages()]
    raise Unknown(address)
