"""What a town's own colours change, beyond the words of the page."""

import json
import re
from io import BytesIO
from pathlib import PurePath

import pytest
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file

from reseau.base import colours, look
from reseau.base.models import NetworkSettings
from reseau.images.models import CustomImage
from tests.languages import everything_untranslated
from tests.reading import soup

OWN = "/apparence/5b1a6e-0b6b3a"


@pytest.fixture
def own_colours(site_tree):
    NetworkSettings.objects.update(brand_colour="#5b1a6e", accent_colour="#0b6b3a")


def test_the_head_gives_icons_in_the_colours_of_the_town(client, own_colours):
    head = soup(client.get("/")).head
    assert [link["href"] for link in head.select("link[rel='icon'], link[rel='apple-touch-icon']")] == [
        f"{OWN}/icone-32.png",
        f"{OWN}/favicon.svg",
        f"{OWN}/icone-180.png",
    ]
    assert [icon["src"] for icon in json.loads(client.get("/manifest.webmanifest").content)["icons"]] == [
        f"{OWN}/icone-180.png",
        f"{OWN}/icone-32.png",
    ]


def test_the_browser_s_bars_have_the_colour_of_the_strip_they_touch(client, own_colours):
    bars = [meta["content"] for meta in soup(client.get("/")).select("meta[name='theme-color']")]
    light, dark = colours.tokens("#5b1a6e", "#0b6b3a")
    assert bars == [light["deep"], dark["deep"]]


@pytest.mark.parametrize("name", look.DRAWINGS)
def test_no_thread_of_a_drawing_keeps_our_colours(client, db, name):
    ours = set(re.findall("#[0-9a-f]{6}", (look.IMAGES / f"{name}.svg").read_text()))
    answer = client.get(f"{OWN}/{name}.svg")
    kept = ours & set(re.findall("#[0-9a-f]{6}", answer.text))
    assert (answer["Content-Type"], len(ours), len(kept)) == ("image/svg+xml", 3, 1)  # saffron is everyone's


@pytest.mark.parametrize("size", look.ICON_SIZES)
def test_the_icon_is_a_square_on_paper_with_a_thread_of_each_colour(client, db, size):
    icon = Image.open(BytesIO(client.get(f"{OWN}/icone-{size}.png").content))
    found = {f"#{red:02x}{green:02x}{blue:02x}" for _count, (red, green, blue) in icon.getcolors(size * size)}
    assert icon.size == (size, size)
    assert {colours.PAPER, "#5b1a6e", "#0b6b3a", colours.SAFFRON} <= found


@pytest.mark.parametrize("address", ["/secret.svg", "/icone-4000.png", "/../band.svg"])
def test_nothing_else_is_drawn(client, site_tree, address):
    assert client.get(f"{OWN}{address}").status_code == 404


def test_paper_stays_black_on_white_in_any_colours(client, db):
    """The layer of the tokens is weaker than that of print."""
    assert client.get(f"{OWN}.css").text.startswith("@layer tokens {")


def test_machines_are_given_the_logo_of_the_town(client, own_colours):
    def logo():
        data = soup(client.get("/")).select_one("script[type='application/ld+json']").string
        return json.loads(data)["@graph"][0]["logo"]

    assert logo() == f"http://testserver{OWN}/icone-180.png"
    image = CustomImage.objects.create(title="Logo", file=get_test_image_file())
    NetworkSettings.objects.update(logo=image)
    assert logo() == f"http://testserver{image.file.url}"


def test_the_front_page_is_shared_under_what_the_site_is(client, site_tree):
    site_tree.home.tagline = "On n’élève pas seul ses enfants."
    site_tree.home.save()
    titles = {meta["content"] for meta in soup(client.get("/")).select("meta[property='og:title']")}
    assert titles == {"On n’élève pas seul ses enfants."}


@pytest.mark.parametrize(
    ("address", "fonts"), [("/", ["atkinson-next-latin"]), ("/ar/", ["atkinson-next-latin", "vazirmatn-arabic"])]
)
def test_the_letters_of_a_page_are_fetched_before_its_style(client, site_tree, address, fonts):
    everything_untranslated("ar")

    links = soup(client.get(address)).select("link[rel=preload], link[rel=stylesheet]")

    assert [PurePath(link["href"]).name.split(".")[0] for link in links] == [*fonts, "site"]
