"""An ambassador writes on a phone, somebody else of the team reads it over and publishes it."""

import pytest
from PIL import Image

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.pages import follow, sign_in

MOST_TAPS = 15


class Thumb:
    """A thumb on a screen: it taps, what it has tapped is written in, and taps are counted."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, element):
        self.taps += 1
        element.tap()

    def tap_and_wait(self, element):
        """Another page comes."""
        with self.page.expect_navigation():
            self.tap(element)

    def write(self, element, words):
        self.tap(element)
        self.page.keyboard.type(words)

    def choose_file(self, element, path):
        """One tap on the field, another on the photo in the telephone’s own list."""
        with self.page.expect_file_chooser() as chooser:
            self.tap(element)
        self.taps += 1
        chooser.value.set_files(path)


@pytest.fixture
def photo(tmp_path):
    """A photo as a telephone makes it, which says on which one and when."""
    picture = Image.effect_noise((1600, 1200), 60).convert("RGB")
    exif = picture.getexif()
    exif[0x010F], exif[0x0132] = "Un téléphone", "2026:11:02 16:00:00"
    picture.save(tmp_path / "gouter.jpg", exif=exif)
    return tmp_path / "gouter.jpg"


@pytest.fixture
def thumb(open_page):
    return Thumb(open_page(**PHONE))


def write_news(thumb, photo):
    """From sign-in to a text sent with its photo."""
    page = thumb.page
    page.goto("/admin/login/")
    thumb.write(page.locator("[name=username]"), "ambassadrice")
    thumb.write(page.locator("[name=password]"), "ambassadrice")
    thumb.tap_and_wait(page.locator("button[type=submit]"))
    thumb.tap_and_wait(page.locator("main").get_by_role("link", name="Écrire une actualité"))
    thumb.write(page.locator("[name=title]"), "Goûter au parc")
    thumb.write(
        page.locator("[data-draftail-editor-wrapper] [role=textbox]"), "Nous étions douze, et il restait du gâteau."
    )
    add_photo(thumb, photo)
    thumb.tap_and_wait(page.get_by_role("button", name="Envoyer à la relecture"))


def add_photo(thumb, photo):
    page = thumb.page
    thumb.tap(page.get_by_role("button", name="Choisir une image"))
    window = page.get_by_role("dialog")
    thumb.tap(window.get_by_role("tab", name="Transférer"))
    thumb.choose_file(window.locator("input[type=file]"), photo)
    thumb.write(window.get_by_label("Texte de remplacement"), "Un gâteau sur une nappe.")
    thumb.tap(window.get_by_text("Personne n’est reconnaissable."))
    thumb.tap(window.get_by_role("button", name="Transférer"))
    window.wait_for(state="detached")


def own_texts(page) -> list[str]:
    return page.locator(".writer-home__text").all_inner_texts()


def test_news_with_a_photo_is_sent_within_fifteen_taps_and_published_by_somebody_else(thumb, photo, open_page):
    write_news(thumb, photo)

    assert "En relecture" in thumb.page.locator("main").inner_text()
    assert "Goûter au parc" in own_texts(thumb.page)[0]
    assert thumb.taps <= MOST_TAPS

    team = open_page(**DESKTOP)
    sign_in(team, "equipe")
    follow(team.get_by_role("link", name="Goûter au parc").first)
    team.locator("footer .w-dropdown__toggle").click()
    team.get_by_role("button", name="Approuver et Publier").click()
    follow(team.get_by_role("dialog").get_by_role("button", name="Approuver"))

    reader = open_page(**PHONE)
    reader.goto("/actualites/")
    follow(reader.get_by_role("link", name="Goûter au parc"))
    text = reader.locator("main")
    assert "Nadia" in text.inner_text()
    assert "il restait du gâteau" in text.inner_text()
    assert text.get_by_alt_text("Un gâteau sur une nappe.").count() == 1


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_home_of_an_ambassador_and_its_help_can_be_read_by_all(open_page, axe, colours):
    page = open_page(**PHONE, color_scheme=colours)
    sign_in(page, "ambassadrice")
    axe(page)

    follow(page.get_by_role("link", name="Comment écrire"))
    axe(page)


def test_menu_of_an_ambassador_holds_no_search(open_page):
    page = open_page(**DESKTOP)
    sign_in(page, "ambassadrice")

    page.get_by_role("link", name="Aide", exact=True).wait_for()
    assert page.get_by_role("search").count() == 0


def test_editor_of_an_ambassador_holds_neither_the_tree_nor_what_is_done_to_a_page(open_page):
    page = open_page(**PHONE)
    sign_in(page, "ambassadrice")
    follow(page.locator("main").get_by_role("link", name="Écrire une actualité"))

    page.get_by_role("button", name="Envoyer à la relecture").wait_for()
    shown = page.locator(".w-slim-header button:visible")
    assert [button.get_attribute("aria-label") for button in shown.all()] == [
        "Afficher/masquer le statut",
        "Afficher/masquer la prévisualisation",
        "Activer/désactiver les vérifications",
    ]


def test_home_fits_a_small_phone(open_page):
    page = open_page(**PHONE | {"viewport": {"width": 320, "height": 640}})
    sign_in(page, "ambassadeur")

    assert page.evaluate("document.documentElement.scrollWidth") == 320
