"""A page of error speaks the language of its address, whatever went wrong."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import Page

from tests.reading import soup, words

TITLES = {
    400: "Nous n’avons pas compris cette demande.",
    403: "Cette page est réservée.",
    404: "Cette page n’existe pas, ou plus.",
    500: "Le site a eu un problème.",
}


def fails(*args, **kwargs):
    raise RuntimeError


def refuses(*args, **kwargs):
    raise PermissionDenied


@pytest.fixture
def answer(site_tree, monkeypatch):
    """The answer of each error at an address that begins with `prefix`."""
    browser = Client(raise_request_exception=False)

    def answer(status, prefix):
        if status in (403, 500):
            monkeypatch.setattr(Page, "serve", refuses if status == 403 else fails)
        path = f"{prefix}/nulle-part/" if status == 404 else f"{prefix}/"
        return browser.get(path, headers={"host": "ailleurs.example.org"} if status == 400 else {})

    return answer


@pytest.mark.parametrize(("code", "prefix", "way"), [("fr", "", "ltr"), ("en", "/en", "ltr"), ("ar", "/ar", "rtl")])
@pytest.mark.parametrize("status", TITLES)
def test_each_error_is_told_in_the_language_of_the_address(answer, multilingual, status, code, prefix, way):
    response = answer(status, prefix)
    page = soup(response)
    with override(code):
        title = gettext(TITLES[status])

    assert (response.status_code, page.html["lang"], page.html["dir"], words(page.h1)) == (status, code, way, title)
    assert (title == TITLES[status]) == (code == "fr")
    assert response.headers["Content-Language"] == code


@pytest.mark.parametrize(("prefix", "home"), [("", "/"), ("/ar", "/ar/")])
def test_a_broken_site_leads_back_to_the_front_page_of_the_language_and_to_help(answer, multilingual, prefix, home):
    page = soup(answer(500, prefix))

    assert [link["href"] for link in page.select("a")] == [home, "tel:3919", "tel:17", "tel:114"]
