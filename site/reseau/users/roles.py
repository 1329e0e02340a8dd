"""Who may do what. The table below is the whole truth: `reseau.users.sync` makes the database obey it.

Groups add up: a person may be in several.
"""

from dataclasses import dataclass, field
from enum import Enum

AMBASSADOR_COLLECTION = "Ambassadeurs"
ROOT_COLLECTION = "Root"
NEWS_WORKFLOW = "Relecture des actualités"
READING = "actualites.PeerApprovalTask"

ALL = "*"


class Languages(Enum):
    """In which languages a right holds."""

    FRENCH = "en français"
    OTHERS = "dans les autres langues"
    EVERY = "dans toutes les langues"


@dataclass(frozen=True)
class Place:
    """The pages of one type, in some languages, and all that is below them."""

    page_type: str
    languages: Languages = Languages.EVERY


SITE = Place("wagtailcore.Page")  # the root of the tree: every page
NEWS = Place("actualites.NewsIndexPage", Languages.FRENCH)
GUIDE = Place("guide_pages.GuideIndexPage")
AGENDA = Place("agenda.AgendaIndexPage")
DIRECTORY = Place("partenaires.PartnerIndexPage")
TRANSLATIONS = Place("home.HomePage", Languages.OTHERS)


@dataclass(frozen=True)
class Role:
    """Rights of one group.

    `pages`: place → rights below its pages; `collections`: collection name → rights on its images and documents, and
    on the collections below it; `permissions`: Django's "app.codename", `ALL` for every one of them; `reserved`:
    given and taken away by the administration alone; `second_factor`: a password alone does not open such an account.
    """

    name: str
    pages: dict[Place, list[str]]
    collections: dict[str, list[str]]
    permissions: list[str] = field(default_factory=list)
    second_factor: bool = True
    reserved: bool = False


WRITE = ["add", "change", "publish", "lock", "unlock", "bulk_delete"]
FILES = [f"{verb}_{kind}" for kind in ("image", "document") for verb in ("add", "change", "choose")]
ARRANGE = ["add_collection", "change_collection"]
OWN_FILES = [f"{verb}_{kind}" for kind in ("image", "document") for verb in ("add", "choose")]
ENTER = "wagtailadmin.access_admin"
REVIEW = ["review.view_errorreport", "review.change_errorreport", "review.view_linkcheck"]  # of one's own pages

ADMINISTRATION = Role(
    name="Administration",
    pages={SITE: WRITE},
    collections={ROOT_COLLECTION: [*FILES, *ARRANGE, "delete_collection"]},
    permissions=[ALL],
    reserved=True,
)
TEAM = Role(
    name="Équipe CCAS",
    pages={SITE: WRITE},
    collections={ROOT_COLLECTION: FILES + ARRANGE},
    permissions=[
        ENTER,
        "base.add_theme",
        "base.change_theme",
        "base.change_networksettings",
        "wagtail_localize.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        *REVIEW,
        "partenaires.view_proposal",
        "partenaires.change_proposal",
        "agenda.view_calendarsource",
        "agenda.add_calendarsource",
        "agenda.change_calendarsource",
        "agenda.delete_calendarsource",
    ],
)
AMBASSADORS = Role(
    name="Ambassadeurs",
    pages={NEWS: ["add"]},
    collections={AMBASSADOR_COLLECTION: ["add_image", "choose_image"]},
    permissions=[ENTER],
    second_factor=False,
)
GUIDE_EDITORS = Role(
    name="Guide des aides",
    pages={GUIDE: WRITE},
    collections={ROOT_COLLECTION: OWN_FILES},
    permissions=[ENTER, *REVIEW],
)
AGENDA_EDITORS = Role(
    name="Agenda",
    pages={AGENDA: WRITE},
    collections={ROOT_COLLECTION: OWN_FILES},
    permissions=[ENTER, *REVIEW, *[f"agenda.{verb}_calendarsource" for verb in ("view", "add", "change", "delete")]],
)
DIRECTORY_EDITORS = Role(
    name="Annuaire",
    pages={DIRECTORY: WRITE},
    collections={ROOT_COLLECTION: OWN_FILES},
    permissions=[ENTER, *REVIEW, "partenaires.view_proposal", "partenaires.change_proposal"],
)
# A translation that nobody may publish falls behind its page: translators publish, and nothing in French.
TRANSLATORS = Role(
    name="Traduction",
    pages={TRANSLATIONS: ["add", "change", "publish"]},
    collections={ROOT_COLLECTION: ["choose_image", "choose_document"]},
    permissions=[ENTER, "wagtail_localize.submit_translation"],
)
# Accounts are closed, never deleted: `users.delete_user` is not given.
ACCOUNTS = Role(
    name="Comptes",
    pages={},
    collections={},
    permissions=[ENTER, "users.add_user", "users.change_user", "users.view_user", "users.view_accessevent"],
    reserved=True,
)
WAGTAIL_GROUPS = ["Editors", "Moderators"]  # made by Wagtail's own migrations, and nobody's role here
SECTION_ROLES = [GUIDE_EDITORS, AGENDA_EDITORS, DIRECTORY_EDITORS, TRANSLATORS]
ROLES = [ADMINISTRATION, TEAM, *SECTION_ROLES, ACCOUNTS, AMBASSADORS]
APPROVERS = [ADMINISTRATION, TEAM]
