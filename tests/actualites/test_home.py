"""What an ambassador finds after signing in, and what the team finds."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from reseau.base.rights import writes_only
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import HOME, news_form, page_url
from tests.factories import NewsPageFactory

BACK = "?next=%2Fadmin%2F"


def page_of(client, url=HOME):
    return BeautifulSoup(client.get(url).content, "html.parser")


def menu(soup) -> list[str]:
    """What the menu leads to."""
    modules = json.loads(soup.find(id="wagtail-sidebar-props").string)["modules"]
    found = [module["_args"] for module in modules if module["_type"] == "wagtail.sidebar.MainMenuModule"]
    return [item["_args"][0]["label"] for item in found[0][0]]


def home_of(client) -> list[tuple]:
    """(state, title, words of the reader, what to do, where) of each text of « Mes textes »."""
    texts = []
    for section in page_of(client).select(".writer-home section"):
        for text in section.select("li.writer-home__text"):
            words, link = text.find("blockquote"), text.find("a")
            link.find("span").extract()
            shown = (section.h3.text, text.strong.text, words.text.strip() if words else "")
            texts.append((*shown, link.text, link["href"]))
    return texts


@pytest.fixture
def edit():
    return lambda page: page_url("edit", page.pk) + BACK


def test_menu_of_an_ambassador_is_to_write_and_to_be_helped(ambassador):
    assert menu(page_of(ambassador)) == ["Accueil", "Écrire une actualité", "Aide"]


def test_home_of_an_ambassador_holds_nothing_else(ambassador, own_draft):
    soup = page_of(ambassador)

    titles = [title.get_text(strip=True) for title in soup.find("main").find_all(["h1", "h2", "h3"])]
    assert titles == ["Bonjour", "Mes textes", "Brouillons", "Besoin d’aide ?"]
    assert soup.find("main").find("form") is None


def test_big_button_leads_straight_to_the_form(ambassador, site_tree):
    button = page_of(ambassador).select_one("main a.writer-home__write")

    assert (button.get_text(strip=True), button["href"]) == (
        "Écrire une actualité",
        reverse("wagtailadmin_pages:add", args=["actualites", "newspage", site_tree.news.pk]) + BACK,
    )
    assert ambassador.get(button["href"]).status_code == 200


def test_a_first_visit_says_what_will_be_there(ambassador):
    assert "Vos textes seront ici" in page_of(ambassador).find("main").text


def test_a_draft_is_continued(ambassador, own_draft, edit):
    assert home_of(ambassador) == [("Brouillons", "Mon brouillon", "", "Continuer", edit(own_draft))]


def test_a_text_being_read_is_seen_or_taken_back(ambassador, author, write, edit):
    page = write(author)

    assert home_of(ambassador) == [("En relecture", "La rentrée du réseau", "", "Voir ou reprendre", edit(page))]


def test_a_text_to_correct_shows_the_words_of_its_reader(ambassador, author, approver, write, act, edit):
    page = write(author)
    act(approver, page, "reject", comment="Le lieu ?")

    assert home_of(ambassador) == [("À corriger", "La rentrée du réseau", "Le lieu ?", "Corriger", edit(page))]


def test_a_text_online_is_read_on_the_site(ambassador, own_live):
    own_live.latest_revision.publish()

    assert home_of(ambassador) == [("En ligne", "Ma nouvelle", "", "Lire sur le site", own_live.url)]


def test_a_text_online_with_a_change_not_sent_is_continued(ambassador, own_live, author, edit):
    own_live.title = "Ma nouvelle revue"
    own_live.save_revision(user=author)

    assert home_of(ambassador) == [("Brouillons", "Ma nouvelle revue", "", "Continuer", edit(own_live))]


def test_what_is_to_correct_comes_first(ambassador, author, approver, own_draft, own_live, write, act):
    own_live.latest_revision.publish()
    act(approver, write(author), "reject", comment="Le lieu ?")

    assert [text[0] for text in home_of(ambassador)] == ["À corriger", "Brouillons", "En ligne"]


def test_texts_of_others_are_not_there(ambassador, others):
    assert home_of(ambassador) == []
    assert "À Karim" not in ambassador.get(HOME).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_home_takes_as_many_queries_whatever_the_number_of_texts(
    ambassador, author, site_tree, number, django_assert_max_num_queries
):
    for _count in range(number):
        NewsPageFactory(parent=site_tree.news, live=False, owner=author).save_revision()

    ambassador.get(HOME)
    with django_assert_max_num_queries(30):
        ambassador.get(HOME)


def test_a_sent_text_leads_back_home(ambassador, site_tree):
    url = reverse("wagtailadmin_pages:add", args=["actualites", "newspage", site_tree.news.pk]) + BACK
    answer = ambassador.post(url, news_form() | {"action-submit": "1", "next": HOME})

    assert (answer.status_code, answer.url) == (302, HOME)


def test_editor_of_an_ambassador_shows_both_buttons(ambassador, own_draft):
    footer = page_of(ambassador, page_url("edit", own_draft.pk)).find("footer")

    buttons = [" ".join(button.get_text().split()) for button in footer.find_all("button")]
    assert buttons[:2] == ["Envoyer à la relecture", "Enregistrer le brouillon"]
    assert footer.select(".w-dropdown") == []


def test_help_is_read_by_an_ambassador(ambassador):
    titles = [title.text for title in page_of(ambassador, reverse("news_help")).find("main").find_all("h2")]

    assert titles == ["Le texte", "Les photos", "Ce qui se passe ensuite", "Une question ?"]


def test_team_keeps_the_home_and_menu_of_wagtail(roles, author, approver, write):
    write(author)

    soup = page_of(roles.client(approver))
    assert {"Pages", "Images", "Relecture", "Rapports"} <= set(menu(soup))
    assert soup.select_one(".writer-home") is None
    assert "1 texte à relire" in " ".join(soup.find("main").text.split())
    assert "La rentrée du réseau" in soup.find("main").text


def test_only_ambassadors_have_nothing_but_to_write(roles):
    assert [writes_only(roles.user(role)) for role in (AMBASSADORS, TEAM, ADMINISTRATION)] == [True, False, False]
