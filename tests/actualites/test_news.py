from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.test.utils.form_data import streamfield

from actualites.models import NewsPage
from reseau.images.models import CustomImage
from reseau.users.roles import TEAM
from tests.admin import news_form
from tests.factories import NewsPageFactory, ThemeFactory


@pytest.fixture
def photo(db):
    return CustomImage.objects.create(
        title="IMG_1234", file=get_test_image_file_jpeg(size=(1200, 800)), consent="agreed"
    )


def titles(client, address="/actualites/"):
    return [page.title for page in client.get(address).context["news"]]


def test_the_latest_news_comes_first(client, site_tree):
    for day, title in ((2, "Deux"), (9, "Neuf"), (5, "Cinq"), (9, "Neuf, plus tard")):
        NewsPageFactory(parent=site_tree.news, title=title, date=date(2026, 11, day))

    assert titles(client) == ["Neuf, plus tard", "Neuf", "Cinq", "Deux"]


def test_a_draft_is_not_listed(client, site_tree):
    NewsPageFactory(parent=site_tree.news, title="En ligne")
    NewsPageFactory(parent=site_tree.news, title="Brouillon", live=False)

    assert titles(client) == ["En ligne"]


def test_news_is_filtered_by_theme(client, site_tree):
    theme = ThemeFactory(name="Garde", slug="garde")
    NewsPageFactory(parent=site_tree.news, title="Une crèche ouvre", themes=[theme])
    NewsPageFactory(parent=site_tree.news, title="Fête du réseau")

    assert titles(client, "/actualites/?theme=garde") == ["Une crèche ouvre"]


@pytest.mark.parametrize(("page", "shown"), [("", 12), ("?page=2", 1), ("?page=999", 1), ("?page=abc", 12)])
def test_news_comes_twelve_at_a_time(client, site_tree, page, shown):
    NewsPageFactory.create_batch(13, parent=site_tree.news)

    assert len(titles(client, f"/actualites/{page}")) == shown


def test_a_piece_of_news_shows_its_date_and_signature(client, site_tree, django_user_model):
    owner = django_user_model.objects.create(username="nadia.login", first_name="Nadia", last_name="Prénom-Nom")
    page = NewsPageFactory(parent=site_tree.news, owner=owner, signature="Nadia B.", slug="fete")

    response = client.get("/actualites/fete/")

    main = BeautifulSoup(response.content, "html.parser").main
    assert main.time["datetime"] == "2026-11-02"
    assert main.select_one(".meta bdi").text == "Nadia B."
    assert [word for word in ("nadia.login", "Prénom-Nom") if word in response.text] == []
    assert page.get_url() == "/actualites/fete/"


def test_the_words_of_the_author_come_out_as_plain_html(client, site_tree):
    body = "<h2>Fête</h2><p>Venez <b>nombreux</b>.</p><script>alert(1)</script>"
    NewsPageFactory(parent=site_tree.news, slug="fete", title="<i>Fête</i>", signature="<b>N</b>", text=body)

    main = BeautifulSoup(client.get("/actualites/fete/").content, "html.parser").main

    assert (main.h1.get_text(strip=True), main.select_one(".meta bdi").text) == ("<i>Fête</i>", "<b>N</b>")


def test_the_editor_strips_scripts_from_the_text(roles, site_tree):
    url = reverse("wagtailadmin_pages:add", args=["actualites", "newspage", site_tree.news.pk])
    forged = '{"blocks": [{"key": "a", "type": "unstyled", "text": "<script>alert(1)</script>", "depth": 0,'
    forged += ' "inlineStyleRanges": [], "entityRanges": [], "data": {}}], "entityMap": {}}'

    roles.client(TEAM).post(url, news_form(body=streamfield([("paragraph", forged)])))

    soup = BeautifulSoup(NewsPage.objects.get().body[0].value.source, "html.parser")
    assert (soup.script, soup.get_text()) == (None, "<script>alert(1)</script>")


def test_an_image_needs_words_for_who_does_not_see_it(site_tree, photo):
    page = NewsPageFactory.build(image=photo, slug="fete")

    with pytest.raises(ValidationError) as refusal:
        site_tree.news.add_child(instance=page)

    assert refusal.value.message_dict == {"image_alt": ["Dites en une phrase ce que montre la photo."]}


def test_the_editor_refuses_to_send_an_image_without_words_for_reading(roles, site_tree, photo):
    url = reverse("wagtailadmin_pages:add", args=["actualites", "newspage", site_tree.news.pk])

    response = roles.client(TEAM).post(url, news_form(image=photo.pk) | {"action-submit": "1"})

    assert response.context["form"].errors == {"image_alt": ["Dites en une phrase ce que montre la photo."]}
    assert not NewsPage.objects.exists()


def test_the_image_is_described_on_its_page_and_decorates_the_list(client, site_tree, photo):
    NewsPageFactory(parent=site_tree.news, slug="fete", image=photo, image_alt="Des enfants dansent.")

    images = {
        address: BeautifulSoup(client.get(address).content, "html.parser").main.img["alt"]
        for address in ("/actualites/fete/", "/actualites/")
    }

    assert images == {"/actualites/fete/": "Des enfants dansent.", "/actualites/": ""}


def test_news_outlives_its_image(client, site_tree, photo):
    NewsPageFactory(parent=site_tree.news, slug="fete", image=photo, image_alt="Des enfants dansent.")

    photo.delete()

    assert client.get("/actualites/fete/").context["page"].image is None


def test_news_outlives_the_account_of_its_author(client, site_tree, django_user_model):
    owner = django_user_model.objects.create(username="nadia.login")
    NewsPageFactory(parent=site_tree.news, slug="fete", owner=owner, signature="Nadia")

    owner.delete()

    assert client.get("/actualites/fete/").context["page"].signature == "Nadia"


@time_machine.travel("2026-11-22 23:30:00+00:00")
def test_a_new_piece_of_news_is_of_today_in_paris(db):
    assert NewsPage().date == date(2026, 11, 23)


def test_the_list_announces_its_feed_by_its_kind(client, site_tree):
    head = BeautifulSoup(client.get("/actualites/").content, "html.parser").head

    feeds = [(link["type"], link["href"]) for link in head.select("link[href$='rss.xml']")]
    assert feeds == [("application/rss+xml", "/actualites/rss.xml")]
