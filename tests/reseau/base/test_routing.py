import pytest
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction

from reseau.base.routing import find
from tests.factories import AidPageFactory, ContentPageFactory


@pytest.fixture
def deep(site_tree):
    """A page under a page under the front page."""
    story = ContentPageFactory(parent=site_tree.home, title="Notre histoire", slug="histoire")
    return ContentPageFactory(parent=story, title="Les débuts", slug="debuts")


@pytest.mark.parametrize(
    ("address", "title"),
    [("/", "Accueil"), ("/histoire/", "Notre histoire"), ("/histoire/debuts/", "Les débuts")],
)
def test_a_page_is_found_at_its_address_at_any_depth(client, deep, address, title):
    assert client.get(address).context["page"].title == title


@pytest.mark.parametrize("address", ["/histoire", "/histoire/debuts?page=2"])
def test_an_address_without_its_last_slash_is_sent_to_the_right_one(client, deep, address):
    path, _, query = address.partition("?")

    response = client.get(address)

    assert (response.status_code, response.url) == (301, f"{path}/?{query}".rstrip("?"))


@pytest.mark.parametrize(
    "address",
    [
        "/inconnue/",
        "/histoire/inconnue/",
        "/debuts/",
        "/histoire/debuts/plus-loin/",
        "/accueil/",
        "/accueil/histoire/",
        "/HISTOIRE/",
        "/%00/",
        "/histoire/%E2%80%8B/",
        "/de/histoire/",
        "/" + "a" * 2000 + "/",
    ],
)
def test_an_address_of_nothing_is_a_404_in_the_look_of_the_site(client, deep, address):
    response = client.get(address)

    assert (response.status_code, [template.name for template in response.templates][0]) == (404, "404.html")
    assert "Cette page n’existe pas, ou plus." in response.text


def test_a_draft_is_not_found(client, site_tree):
    ContentPageFactory(parent=site_tree.home, slug="brouillon", live=False)

    assert client.get("/brouillon/").status_code == 404


def test_a_live_page_under_a_draft_is_found(client, site_tree):
    draft = ContentPageFactory(parent=site_tree.home, slug="brouillon", live=False)
    ContentPageFactory(parent=draft, title="Page en ligne", slug="en-ligne")

    assert client.get("/brouillon/en-ligne/").context["page"].title == "Page en ligne"


@pytest.mark.parametrize("address", ["/ar/", "/ar/guide/"])
def test_a_language_without_front_page_is_a_404_that_leads_home(client, site_tree, address):
    response = client.get(address)

    assert (response.status_code, response.context["home_url"]) == (404, "/")


def test_a_language_whose_front_page_is_withdrawn_still_answers(client, multilingual):
    multilingual.arabic_home.unpublish()

    assert client.get("/ar/").status_code == 404
    assert client.get("/ar/guide/cantine/").context["page"].title == "المطعم المدرسي"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/guide/cantine/", "Cantine"),
        ("/ar/guide/cantine/", "المطعم المدرسي"),
        ("/en/guide/cantine/", "Cantine"),
        ("/ar/", "الرئيسية"),
    ],
)
def test_a_page_is_found_in_the_language_of_its_address(client, multilingual, address, title):
    assert client.get(address).context["page"].title == title


def test_finding_a_deep_page_asks_the_database_twice_however_deep(rf, deep, django_assert_num_queries):
    request = rf.get("/")
    with override("fr"):
        find(request, "")

        with django_assert_num_queries(2):
            page, _args, _kwargs = find(request, "histoire/debuts/")

    assert page == deep
    with django_assert_num_queries(0):
        trail = [page.get_parent().title, page.get_parent().get_parent().title]
    assert trail == ["Notre histoire", "Accueil"]


@pytest.mark.parametrize("restricted", ["/histoire/debuts/", "/histoire/", "/", None])
def test_a_page_below_a_restriction_stays_closed_even_that_of_the_root(client, deep, restricted):
    page = Page.objects.get(depth=1) if restricted is None else client.get(restricted).context["page"]
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    response = client.get("/histoire/debuts/")

    assert (response.status_code, response.url) == (302, "/_util/login/?next=/histoire/debuts/")


@pytest.mark.parametrize("restricted", ["/guide/cantine/", "/guide/"])
def test_the_untranslated_copy_of_a_closed_page_stays_closed(client, multilingual, restricted):
    page = client.get(restricted).context["page"]
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    response = client.get("/en/guide/cantine/")

    assert (response.status_code, response.url) == (302, "/en/_util/login/?next=/en/guide/cantine/")


def test_robots_are_welcome_and_shown_the_site_map(client, site_tree):
    AidPageFactory(parent=site_tree.guide)

    assert client.get("/robots.txt").text == (
        "User-agent: *\nDisallow: /admin/\nSitemap: http://testserver/sitemap.xml\n"
    )
