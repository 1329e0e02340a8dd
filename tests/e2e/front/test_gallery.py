"""The components page, photographed as a team opens it: light, dark, from right to left, on paper, narrow and wide.

The photographs of the last runs are in pytest's temporary folder, one for each part of the page.
"""

from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.pages import sign_in

GALLERY = "/admin/composants/"
PARTS = [
    *("identite", "actions", "reperes", "cartes", "faits", "abonnement"),
    *("messages", "formulaires", "textes", "aide", "droite-a-gauche"),
]
COLOURS = 16  # a photograph with fewer shows nothing
GROUNDS = {  # of the page, in each of its looks
    "light": (251, 246, 238),
    "dark": (16, 26, 27),
    "right to left": (251, 246, 238),
    "print": (255, 255, 255),
}
LOAD_IMAGES = """() => Promise.allSettled([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode();
}))"""
BROKEN_IMAGES = "[...document.images].filter((image) => !image.naturalWidth).map((image) => image.src)"


@pytest.fixture(scope="module")
def editor(browser, site_url):
    """The session of someone of the team, to give to `open_page` as `storage_state`."""
    context = browser.new_context(base_url=site_url)
    sign_in(context.new_page(), "equipe")
    yield context.storage_state()
    context.close()


@pytest.fixture
def open_gallery(open_page, editor):
    """Open the components page `width` pixels wide, in one of the looks of GROUNDS."""

    def open_gallery(look, width):
        page = open_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if look == "dark" else "light",
            reduced_motion="reduce",
            storage_state=editor,
        )
        page.add_init_script(path=Path(__file__).parent / "looking.js")
        page.goto(GALLERY)
        if look == "right to left":
            page.evaluate("Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' })")
        if look == "print":
            page.emulate_media(media="print")
        page.evaluate(LOAD_IMAGES)
        return page

    return open_gallery


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("look", GROUNDS)
def test_components_are_photographed_whole(open_gallery, tmp_path, look, width):
    page = open_gallery(look, width)

    photographs = {}
    for section in page.locator("main .gallery > section").all():
        name = section.get_attribute("aria-labelledby")
        section.screenshot(path=tmp_path / f"{name}.png")
        photographs[name] = Image.open(tmp_path / f"{name}.png").convert("RGB")
    assert list(photographs) == PARTS
    assert {name: image.getpixel((0, 0)) for name, image in photographs.items()} == dict.fromkeys(PARTS, GROUNDS[look])
    assert [name for name, photograph in photographs.items() if is_blank(photograph)] == []
    assert page.evaluate(BROKEN_IMAGES) == []
    assert page.evaluate("looking.faults()") == []


def is_blank(photograph) -> bool:
    return photograph.height < 100 or len(photograph.getcolors(maxcolors=1 << 24)) < COLOURS


@pytest.mark.parametrize("look", GROUNDS)
def test_axe_finds_nothing_on_the_components(open_gallery, axe, look):
    axe(open_gallery(look, 1280))


def test_ambassador_is_sent_back_from_the_components(page):
    sign_in(page, "ambassadrice")
    page.goto(GALLERY)
    assert page.url.endswith("/admin/")
    assert page.locator("main .gallery").count() == 0


def test_visitor_is_asked_to_sign_in_before_the_components(page):
    page.goto(GALLERY)
    assert "/admin/login/" in page.url
    assert page.locator("main .gallery").count() == 0
