"""A small site where each thing that is not for all readers holds a word of its own: its secret.

An answer that holds the secret of a thing has told of that thing, whatever its status.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Collection, Page
from wagtail.rich_text import RichText

from reseau.images.models import CustomImage
from reseau.users.models import User
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from reseau.users.sync import ambassador_collection, sync_roles
from tests import factories
from tests.fences.team_things import team_things
from tests.languages import locale

ONLINE, DRAFT = {"live": True}, {"live": False, "first_published_at": None, "last_published_at": None}
NEWS = ["draft", "online", "being read", "sent back"]


@dataclass
class World:
    """`pages`: what each page is to the person who tries, and the page; `things`: all that is no page.

    `secrets`: what must not be told → the name of what it is about; `tried`: see `tried_pages`.
    """

    viewer: object
    pages: dict[str, Page] = field(default_factory=dict)
    things: dict[str, object] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    tried: set[str] | None = None

    def tried_pages(self):
        """(name, page) of those that the addresses are tried with: all of them, or those of `tried`."""
        return [(name, page) for name, page in self.pages.items() if self.tried is None or name in self.tried]

    def secret(self, name: str, start="SECRET") -> str:
        """A new secret about the thing called `name`."""
        word = f"{start}{len(self.secrets):03}"
        self.secrets[word] = name
        return word


def build(site, roles, viewer) -> World:
    """Everything there is, seen from `viewer`."""
    world = World(viewer)
    roles.user(TEAM, first_name="Relit")
    other, team = _account(world, roles, AMBASSADORS, "Karim"), _account(world, roles, TEAM, "Dominique")
    # Another's come first: it is what is tried where all is open.
    _news(world, site, "another’s", other, NEWS)
    _news(world, site, "own", viewer, NEWS)
    _news(world, site, "team’s", team, ["draft", "online"])
    _sections(world, site)
    _files(world, viewer, other, team)
    administrator = _account(world, roles, ADMINISTRATION, "Sacha")
    world.things |= {"oneself": viewer, "other": other, "team": team, "administrator": administrator, "site": site.site}
    team_things(world)
    return world


def _account(world, roles, role, first_name):
    """Someone with a name to be called by, whose login and address are nobody’s business."""
    login, address = world.secret("accounts"), f"{world.secret('accounts')}@example.org"
    return roles.user(role, username=login, email=address, first_name=first_name)


def _sections(world, site):
    """The front page, the indexes; in each section, a page online whose next version waits, and a draft."""
    world.pages |= {"home": site.home, "news index": site.news, "root": Page.get_first_root_node()}
    indexes = {"aids": site.guide, "events": site.agenda, "partners": site.partners}
    world.pages |= {f"index of {name}": page for name, page in indexes.items()}
    one = {
        "aid": (factories.AidPageFactory, site.guide),
        "event": (factories.EventPageFactory, site.agenda),
        "partner": (factories.PartnerPageFactory, site.partners),
        "content page": (factories.ContentPageFactory, site.home),
    }
    for name, (make, parent) in one.items():
        world.pages[name] = make(parent=parent, title=f"Lisible {name}")
        world.pages[f"draft {name}"] = make(parent=parent, title=world.secret(f"draft {name}"), **DRAFT)
        world.pages[f"draft {name}"].save_revision()
    _translation(world)
    for name in one:
        _next_version(world.pages[name], world.secret(name))
    world.pages["contact page"] = factories.ContactPageFactory(parent=site.home)
    hidden = factories.ContentPageFactory(parent=world.pages["draft content page"], title=world.secret("hidden child"))
    world.pages["hidden child"] = hidden


def _news(world, site, whose, owner, kinds):
    """News of `owner`: a draft, what is online and whose next version waits, what is being read, what was sent back."""
    for kind in kinds:
        name = f"{whose} {kind}"
        live = kind == "online"
        title = f"Lisible {name}" if live else world.secret(name)
        page = factories.NewsPageFactory(parent=site.news, owner=owner, title=title, **(ONLINE if live else DRAFT))
        _next_version(page, world.secret(name), owner)
        if kind in ("being read", "sent back"):
            _read_over(page, owner, comment=world.secret(name), done=kind == "sent back")
        world.pages[name] = page


def _read_over(page, owner, comment, done):
    """Hands the page in; when `done`, somebody else has sent it back with a comment."""
    page.get_workflow().start(page, owner)
    if done:
        reader = User.objects.filter(groups__name=TEAM.name).exclude(pk=owner.pk).first()
        page.current_workflow_task_state.reject(user=reader, comment=comment)


def _next_version(page, title, user=None):
    """Keeps a version under another title, not yet online."""
    changed = page.get_latest_revision_as_object() if page.latest_revision_id else page
    shown, changed.title = changed.title, title
    page.save_revision(user=user)
    page.title = shown
    page.refresh_from_db()


def _translation(world):
    """The aid in English, which nobody has put online yet."""
    home = world.pages["aid"]
    page = home.copy_for_translation(locale("en"), copy_parents=True)
    page.title = world.secret("draft translation")
    page.live = False
    page.save()
    page.save_revision()
    world.pages["draft translation"] = page
    for name, french in [("home", "home"), ("index of aids", "index of aids")]:
        world.pages[f"English {name}"] = world.pages[french].get_translation(page.locale)
    sync_roles()  # now that a section exists in English


def _files(world, viewer, other, team):
    """Pictures of one's own, of another and of the team; documents of all, and of a closed room."""
    root = Collection.get_first_root_node()
    closed = root.add_child(name=world.secret("collections"))
    ours = ambassador_collection()
    for name, owner, collection in [("own", viewer, ours), ("another’s", other, ours), ("team’s", team, root)]:
        title = "Ma photo" if name == "own" else world.secret(f"{name} picture")
        world.things[f"{name} picture"] = CustomImage.objects.create(
            title=title, file=get_test_image_file_jpeg(), uploaded_by_user=owner, collection=collection
        )
    for name, collection in [("team’s document", root), ("closed document", closed)]:
        secret = world.secret(name)
        content = secret if collection is closed else "Pour tout le monde."
        world.things[name] = Document.objects.create(
            title=secret,
            file=ContentFile(content.encode(), "fichier.pdf"),
            uploaded_by_user=team,
            collection=collection,
        )
    restriction = closed.view_restrictions.create(restriction_type="groups")
    restriction.groups.set(Group.objects.filter(name__in=[ADMINISTRATION.name, TEAM.name]))
    _lean_on_ones_own(world)
    world.things |= {"collection": closed, "their collection": ours}


def _lean_on_ones_own(world):
    """A draft of another shows a picture of one's own, and leads to a page of one's own."""
    page, own = world.pages["another’s draft"], world.pages["own online"]
    page.image, page.image_alt = world.things["own picture"], "Des parents"
    link = f'<p><a linktype="page" id="{own.pk}">Lire</a></p>'
    page.body = [("paragraph", RichText(link))]
    page.save()
    _next_version(page, world.secret("another’s draft"), page.owner)
