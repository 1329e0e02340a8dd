"""Leaving in a hurry: the page is replaced, so that "back" does not return to it."""

from tests.e2e.conftest import PHONE
from tests.e2e.pages import address

ELSEWHERE = "https://meteofrance.com/"


def test_quick_exit_is_on_sensitive_pages_only(page):
    page.goto(address("sensitive aid"))
    assert page.locator(f".quick-exit a[href='{ELSEWHERE}']").is_visible()
    page.goto(address("aid"))
    assert page.locator(".quick-exit").count() == 0


def test_quick_exit_is_a_plain_link_without_javascript(plain_page):
    plain_page.goto(address("sensitive aid"))
    assert plain_page.locator(".quick-exit a.button").get_attribute("rel") == "noreferrer"


def test_three_shifts_replace_the_page_in_the_history(browser, site_url):
    context = browser.new_context(base_url=site_url, **PHONE)
    context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Météo</h1>", content_type="text/html"))
    page = context.new_page()
    page.goto("/")
    page.goto(address("sensitive aid"))
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == f"{site_url}/"
    context.close()
