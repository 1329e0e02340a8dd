"""An ambassador writes, somebody else of the team reads it over and publishes it."""

import re

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.pages import follow, sign_in


def test_news_is_written_submitted_approved_and_read(open_page):
    ambassador = open_page(**PHONE)
    sign_in(ambassador, "ambassadrice")
    ambassador.goto("/actualites/")
    index = re.search(r"/partage/(\d+)\.png", ambassador.content())[1]
    ambassador.goto(f"/admin/pages/add/actualites/newspage/{index}/")
    ambassador.fill("[name=title]", "Goûter au parc")
    ambassador.fill("[name=signature]", "Nadia")
    ambassador.locator("[data-draftail-editor-wrapper] [role=textbox]").click()
    ambassador.keyboard.type("Nous étions douze, et il restait du gâteau.")
    ambassador.wait_for_function("document.querySelector('[name=body]').value.includes('gâteau.')")
    ambassador.locator("footer .w-dropdown__toggle").click()
    with ambassador.expect_navigation():
        ambassador.get_by_role("button", name="Soumettre à Relecture des actualités").click()

    team = open_page(**DESKTOP)
    sign_in(team, "equipe")
    follow(team.get_by_role("link", name="Goûter au parc").first)
    team.locator("footer .w-dropdown__toggle").click()
    with team.expect_navigation():
        team.get_by_role("button", name="Approuver et Publier").click()

    reader = open_page(**PHONE)
    reader.goto("/actualites/")
    follow(reader.get_by_role("link", name="Goûter au parc"))
    assert "Nadia" in reader.locator("main").inner_text()
    assert "il restait du gâteau" in reader.locator("main").inner_text()
