"""The way in with a second factor, set up, used, and lost. The demo site asks nobody for one: this one chooses to."""

import io
import time
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.pages import code_of, follow, key_of, sign_in

CODE = "/admin/second-facteur/code/"


@pytest.fixture
def ambassador(open_page):
    """A telephone where the password of an ambassador has been accepted, and who has no factor in the end."""
    page = open_page(**PHONE)
    sign_in(page, "ambassadeur")
    yield page
    page.goto("/admin/second-facteur/retirer/")
    page.fill("[name=code]", page.spare)
    follow(page.get_by_role("button", name="Retirer ce téléphone"))


def scanned(page) -> str:
    """What the QR code of a page says to a telephone."""
    picture = Image.open(io.BytesIO(page.locator("main img").screenshot()))
    [code] = zxingcpp.read_barcodes(picture.resize((picture.width * 4, picture.height * 4)))
    return code.text


def test_second_factor_is_set_up_used_and_replaced_by_a_recovery_code(ambassador, open_page, axe):
    ambassador.goto("/admin/second-facteur/")
    follow(ambassador.get_by_role("link", name="Installer un second facteur"))
    axe(ambassador)
    address = scanned(ambassador)
    key = ambassador.locator("main code").inner_text().replace(" ", "")
    assert key == key_of(address)
    ambassador.get_by_label("Code à 6 chiffres").fill(code_of(key_of(address)))
    follow(ambassador.get_by_role("button", name="Vérifier"))
    axe(ambassador)
    codes = ambassador.locator("main li").all_inner_texts()
    ambassador.spare = codes[9]
    follow(ambassador.get_by_role("link", name="Je les ai notés"))
    assert ambassador.url.endswith("/admin/")

    computer = open_page(**DESKTOP)
    sign_in(computer, "ambassadeur")
    axe(computer)
    field = computer.get_by_label("Code à 6 chiffres")
    assert (field.get_attribute("autocomplete"), field.get_attribute("inputmode")) == ("one-time-code", "numeric")
    computer.goto("/admin/account/")
    assert CODE in computer.url
    computer.get_by_label("Code à 6 chiffres").fill(code_of(key_of(address), steps=1))
    follow(computer.get_by_role("button", name="Continuer"))
    assert computer.url.endswith("/admin/account/")

    for outcome, landing in (("accepted", "/admin/"), ("refused", CODE)):
        lost = open_page(**PHONE)
        sign_in(lost, "ambassadeur")
        lost.get_by_text("Téléphone perdu ?").click()
        lost.get_by_label("Code de secours").fill(codes[0])
        follow(lost.get_by_role("button", name="Entrer avec ce code"))
        assert (outcome, urlsplit(lost.url).path) == (outcome, landing)
    axe(lost)
    time.sleep(1)  # the wait that a refused code costs
