"""« Mes aides gardées »: a list in the browser, and nowhere else."""

import pytest

from tests.e2e.pages import address, follow

BOURSE, APL = "/guide/bourse-de-college/", "/guide/apl-et-aides-au-logement/"
COUNT_PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; }"


@pytest.fixture
def keeper(page):
    """A telephone on which two aids are kept; `.sent` holds what it asks of the site from then on."""
    page.add_init_script(COUNT_PRINTS)
    for aid in (BOURSE, APL):
        page.goto(aid)
        page.get_by_role("button", name="Garder cette aide").click()
    page.sent = []
    page.on("request", lambda request: page.sent.append((request.method, request.url, request.post_data)))
    return page


def kept(page) -> list[str]:
    return page.locator("[data-kept-list] li a").all_inner_texts()


def test_two_aids_are_kept_then_taken_out_then_erased(keeper):
    follow(keeper.get_by_role("link", name="Voir mes aides gardées"))
    assert kept(keeper) == ["Bourse de collège", "APL et aides au logement"]

    keeper.reload()
    keeper.get_by_role("button", name="Retirer Bourse de collège").click()
    assert kept(keeper) == ["APL et aides au logement"]

    keeper.get_by_role("button", name="Tout effacer").click()
    assert kept(keeper) == []
    assert keeper.get_by_text("La liste est vide.").is_visible()
    assert keeper.evaluate("localStorage.length") == 0

    keeper.reload()
    assert not keeper.get_by_role("heading", name="Mes aides gardées").is_visible()


def test_the_button_knows_what_is_kept_and_lets_it_go(keeper):
    keeper.goto(BOURSE)
    button = keeper.get_by_role("button", name="Garder cette aide", pressed=True)
    button.click()
    assert keeper.get_by_role("button", name="Garder cette aide", pressed=False).is_visible()
    assert keeper.evaluate("JSON.parse(localStorage.getItem('aides-gardees')).length") == 1


def test_the_list_is_printed_alone(keeper):
    keeper.goto("/guide/")
    keeper.get_by_role("button", name="Imprimer cette liste").click()
    assert keeper.evaluate("window.printed") == 1

    keeper.emulate_media(media="print")
    assert keeper.locator("[data-kept-list] li").first.is_visible()
    assert not keeper.locator("main .card").first.is_visible()
    keeper.evaluate("dispatchEvent(new Event('afterprint'))")
    assert keeper.locator("main .card").first.is_visible()


def test_nothing_of_the_list_is_sent(keeper):
    keeper.goto("/guide/")
    keeper.get_by_role("button", name="Retirer Bourse de collège").click()

    assert {method for method, _url, _body in keeper.sent} == {"GET"}
    assert [url for _method, url, _body in keeper.sent if "bourse" in url] == []
    assert keeper.context.cookies() == []


def test_a_list_spoilt_by_something_else_is_an_empty_list(page):
    page.goto("/guide/")
    for spoilt in ("{", "3", '[null, {"id": 1}]'):
        page.evaluate("value => localStorage.setItem('aides-gardees', value)", spoilt)
        page.reload()
        assert not page.get_by_role("heading", name="Mes aides gardées").is_visible()


def test_the_list_passes_the_accessibility_rules(keeper, axe):
    axe(keeper)
    keeper.goto("/guide/")
    axe(keeper)


@pytest.mark.parametrize("kind", ["aid", "sensitive aid"])
def test_nothing_is_offered_without_script_nor_on_a_sensitive_page(page, plain_page, kind):
    page.goto(address(kind))
    plain_page.goto(address(kind))

    offered = [browser.get_by_role("button", name="Garder cette aide").is_visible() for browser in (page, plain_page)]
    assert offered == [kind == "aid", False]
