"""From the page of the agenda to a calendar: what one presses, copies or scans."""

import io

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP
from tests.e2e.pages import follow

PAGE = "/agenda/s-abonner/?theme=argent"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_scans_the_code_in_light_and_in_dark(open_page, site_url, scheme):
    page = open_page(**DESKTOP, color_scheme=scheme)
    page.goto(PAGE)

    picture = Image.open(io.BytesIO(page.locator(".qr svg").screenshot()))

    host = site_url.removeprefix("http://")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        f"webcal://{host}/agenda/agenda.ics?theme=argent"
    ]


def test_the_address_is_copied_and_the_page_says_so(open_page, site_url):
    page = open_page(**DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    page.goto(PAGE)

    page.get_by_role("button", name="Copier").click()

    expect(page.locator(".copy [role=status]")).to_have_text("C’est copié.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site_url}/agenda/agenda.ics?theme=argent"


def test_without_script_the_address_is_there_and_the_button_is_not(plain_page, site_url):
    plain_page.goto(PAGE)

    assert plain_page.locator("#adresse").input_value() == f"{site_url}/agenda/agenda.ics?theme=argent"
    assert plain_page.get_by_role("button", name="Copier").count() == 0


def test_from_an_event_one_press_leads_to_all_the_ways(page):
    page.goto("/agenda/exemple-atelier-du-mercredi/")

    follow(page.get_by_role("link", name="Autres façons de s’abonner"))

    assert page.get_by_role("heading", level=1).inner_text() == "S’abonner à l’agenda"


def test_the_frame_is_light(page):
    sizes = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))

    page.goto("/agenda/cadre/")
    page.wait_for_load_state("networkidle")

    assert sum(sizes) <= 60 * 1024
