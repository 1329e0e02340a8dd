"""An ambassador writes, somebody else of the team reads it over and publishes it."""

from tests.e2e.conftest import DESKTOP, PHONE


def signed_in(open_page, login, **device):
    page = open_page(**device)
    page.goto("/admin/login/")
    page.fill("[name=username]", login)
    page.fill("[name=password]", login)
    page.click("button[type=submit]")
    return page


def test_news_is_written_submitted_approved_and_read(open_page):
    ambassador = signed_in(open_page, "ambassadrice", **PHONE)
    ambassador.goto("/admin/pages/")
    index = ambassador.url.rstrip("/").split("/")[-1]
    ambassador.goto(f"/admin/pages/add/actualites/newspage/{index}/")
    ambassador.fill("[name=title]", "Goûter au parc")
    ambassador.fill("[name=signature]", "Nadia")
    ambassador.locator("[data-draftail-editor-wrapper] [role=textbox]").click()
    ambassador.keyboard.type("Nous étions douze, et il restait du gâteau.")
    ambassador.wait_for_function("document.querySelector('[name=body]').value.includes('gâteau.')")
    ambassador.locator("footer .w-dropdown__toggle").click()
    with ambassador.expect_navigation():
        ambassador.get_by_role("button", name="Soumettre à Relecture des actualités").click()

    team = signed_in(open_page, "equipe", **DESKTOP)
    team.get_by_role("link", name="Goûter au parc").first.click()
    team.locator("footer .w-dropdown__toggle").click()
    with team.expect_navigation():
        team.get_by_role("button", name="Approuver et Publier").click()

    reader = open_page(**PHONE)
    reader.goto("/actualites/")
    reader.get_by_role("link", name="Goûter au parc").click()
    assert "Nadia" in reader.locator("main").inner_text()
    assert "il restait du gâteau" in reader.locator("main").inner_text()
