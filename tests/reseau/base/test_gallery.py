"""The components page leaves no component and no state out."""

import re
from pathlib import Path

import pytest
from wagtail.images.tests.utils import get_test_image_file

from reseau.base.gallery_forms import LONG
from reseau.base.gallery_samples import ICONS
from reseau.images.models import CustomImage
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import refused
from tests.reading import soup, words

ROOT = Path(__file__).resolve().parent.parent.parent.parent
TEMPLATES = ROOT / "templates"
SPRITE = ROOT / "site/reseau/static/img/icons.svg"
GALLERY = "/admin/composants/"
STATES = {
    "hover": ".is-hover",
    "focus": ".is-focus",
    "focus of what is inside": ".has-focus",
    "error": "[aria-invalid=true]",
    "empty list": ".empty",
    "cancelled": ".is-cancelled",
    "right to left": "[dir=rtl] .card",
    "deep ground": ".section--deep .card",
}


@pytest.fixture
def gallery(roles):
    return soup(roles.client(TEAM).get(GALLERY))


def included(name: str) -> set[str]:
    """Templates that a template draws, and all that they draw."""
    direct = set(re.findall(r'(?:include|extends) "([\w/]+\.html)"', (TEMPLATES / name).read_text())) - {name}
    return direct.union(*map(included, direct))


@pytest.mark.parametrize("folder", ["components", "blocks"])
def test_every_component_is_shown(folder):
    names = {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / folder).glob("*.html")}

    assert names - included("gallery/gallery.html") == set()


@pytest.mark.parametrize("folder", ["components", "blocks"])
def test_every_component_says_at_its_top_what_it_is(folder):
    silent = [path for path in (TEMPLATES / folder).glob("*.html") if not path.read_text().startswith("{% comment %}")]

    assert silent == []


def test_every_icon_is_shown():
    assert sorted(ICONS) == sorted(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text()))


@pytest.mark.parametrize("selector", STATES.values(), ids=STATES)
def test_every_state_is_shown(gallery, selector):
    assert gallery.select(f"main {selector}")


@pytest.mark.parametrize("selector", [".card", ".message", ".field", ".contacts", ".situations"])
def test_long_text_is_shown(gallery, selector):
    assert LONG in words_of(gallery, f"main {selector}")


def words_of(page, selector) -> str:
    return " ".join(words(element) for element in page.select(selector))


def test_samples_in_arabic_speak_arabic(gallery):
    assert "رعاية الأطفال في المكان نفسه" in words_of(gallery, "#droite-a-gauche ~ [lang=ar] .card")


def test_no_sample_takes_the_name_of_another(gallery):
    names = [element["id"] for element in gallery.select("[id]")]

    assert [name for name in names if names.count(name) > 1] == []


def test_a_picture_of_the_library_is_shown_in_a_card_and_in_a_text(roles):
    CustomImage.objects.create(title="Fête", file=get_test_image_file())

    gallery = soup(roles.client(TEAM).get(GALLERY))
    assert [len(gallery.select(f"main {place} img")) for place in (".card--news", ".picture")] == [1, 1]


def test_an_empty_library_asks_for_a_picture(gallery):
    assert gallery.select("main img") == []
    assert "La médiathèque est vide" in words(gallery.main)


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION])
def test_components_are_open_to_those_who_publish(roles, role):
    assert words(soup(roles.client(role).get(GALLERY)).h1) == "Composants du site"


def test_components_are_closed_to_all_others(client, roles):
    assert refused(roles.client(AMBASSADORS).get(GALLERY))
    assert client.get(GALLERY).url == f"/admin/login/?next={GALLERY}"


@pytest.mark.parametrize(("role", "told"), [(TEAM, True), (AMBASSADORS, False)])
def test_menu_names_the_components_to_those_who_may_open_them(roles, role, told):
    assert ("Composants du site" in roles.client(role).get("/admin/").text) is told
