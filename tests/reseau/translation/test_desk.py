"""The translator's desk: what it asks for, in which order, and where it leads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reseau.users.roles import ACCOUNTS, ADMINISTRATION, AMBASSADORS, GUIDE_EDITORS, TEAM, TRANSLATORS
from tests.admin import HOME, refused
from tests.factories import AidPageFactory, PartnerPageFactory
from tests.languages import translated
from tests.reading import links, main, soup, words

DESK = "/admin/traductions/"


def lines(response) -> list[tuple[str, str]]:
    """(title, state) of each line of the desk."""
    tables = soup(response).select("main table")
    found = tables[1].select("tbody tr") if len(tables) > 1 else []
    return [(words(row.a), words(row.select("td")[1])) for row in found]


def state_of(response, title: str) -> str:
    return dict(lines(response)).get(title, "")


def item(page, code="en") -> str:
    return reverse("translation_desk:item", args=[code, page.translation_key])


@pytest.mark.parametrize("role", [TRANSLATORS, TEAM, ADMINISTRATION])
def test_desk_is_open_to_who_translates(roles, aid, role):
    assert roles.client(role).get(DESK).status_code == 200


@pytest.mark.parametrize("role", [GUIDE_EDITORS, ACCOUNTS, AMBASSADORS])
@pytest.mark.parametrize("address", [DESK, f"{DESK}fichier/", f"{DESK}fichier/export/?language=en"])
def test_desk_is_shut_to_others(roles, aid, role, address):
    assert refused(roles.client(role).get(address))


def test_french_page_that_nobody_has_translated_is_missing(translator, aid):
    assert state_of(translator.get(DESK, {"language": "en"}), "Cantine") == "à traduire"


def test_line_leads_to_the_start_of_a_translation_then_to_its_editor(translator, aid, desk):
    begin = f"/admin/localize/submit/page/{aid.pk}/?select_locale=en"
    assert ("Cantine", begin) in links(translator.get(DESK, {"language": "en"}), "main th a")

    english = desk.begin(aid, "en")
    desk.write(english, {"Cantine": "School meals"})
    page = desk.publish_translation(english)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert ("Cantine", edit) in links(translator.get(DESK, {"language": "en"}), "main th a")


def test_true_translation_is_asked_nothing(translator, english):
    assert state_of(translator.get(DESK, {"language": "en"}), "Cantine") == ""
    assert state_of(translator.get(DESK, {"language": "en", "state": "done"}), "Cantine") == "à jour"


def test_sentence_that_has_changed_is_shown_with_what_it_was(translator, aid, english, desk):
    aid.how_to_apply = aid.how_to_apply.replace("Apportez une facture.", "Apportez une quittance récente.")
    desk.publish(aid)

    assert state_of(translator.get(DESK, {"language": "en"}), "Cantine") == "le français a changé"
    cells = [words(cell) for cell in soup(translator.get(item(aid))).select("main td")]
    assert cells == ["Apportez une facture.", "Apportez une quittance récente.", "Bring a bill."]


def test_sentences_of_which_some_are_not_translated_are_told(translator, aid, desk):
    translation = desk.begin(aid, "en")
    desk.write(translation, {"Cantine": "School meals"})
    desk.publish_translation(translation)

    assert state_of(translator.get(DESK, {"language": "en"}), "Cantine") == "phrases sans traduction"


def test_words_written_since_the_last_publication_wait(translator, english, desk):
    desk.write(english.translation, {"Cantine": "Canteen"})

    assert state_of(translator.get(DESK, {"language": "en"}), "Cantine") == "à publier"


def test_page_translated_by_hand_is_told_to_have_no_follow_up(translator, aid, site_tree):
    page = AidPageFactory(parent=site_tree.guide, title="Bourse")
    translated(page, "en", title="Grant")

    assert state_of(translator.get(DESK, {"language": "en"}), "Bourse") == "traduite à la main, sans suivi"


def test_emergencies_come_first(translator, aid, site_tree):
    PartnerPageFactory(parent=site_tree.partners, title="Urgence femmes", in_danger=True)
    AidPageFactory(parent=site_tree.guide, title="Téléphone grave danger", sensitive=True)

    first = [title for title, _state in lines(translator.get(DESK, {"language": "en"}))][:2]
    assert sorted(first) == ["Téléphone grave danger", "Urgence femmes"]


def test_desk_counts_each_language(translator, aid, english):
    table = soup(translator.get(DESK)).select_one("main table")
    missing = {words(row.th): int(words(row.td)) for row in table.select("tbody tr")}

    assert missing["Arabe"] == missing["Anglais"] + 1


def test_desk_is_narrowed_to_a_type(translator, aid):
    asked = {"language": "ar", "kind": "guide_pages.aidpage"}

    assert lines(translator.get(DESK, asked)) == [("Cantine", "à traduire")]


@pytest.mark.parametrize("query", ["language=xx", "state=x", "kind=x", "p=x", "p=99", "language=%00"])
def test_wrong_filter_still_shows_the_desk(translator, aid, query):
    assert translator.get(f"{DESK}?{query}").status_code == 200


@pytest.mark.parametrize("code", ["xx", "fr"])
def test_language_that_nothing_is_translated_into_is_not_found(translator, aid, code):
    assert translator.get(item(aid, code)).status_code == 404


def test_french_draft_is_not_told_of(translator, aid, site_tree):
    draft = AidPageFactory(parent=site_tree.guide, title="Secret", live=False)

    assert "Secret" not in main(translator.get(DESK))
    assert translator.get(item(draft)).status_code == 404


def test_words_that_wait_are_published_from_the_desk(translator, english, aid, desk):
    desk.write(english.translation, {"Cantine": "Canteen"})
    with desk.commit(execute=True):
        translator.post(item(aid), {"action": "publish"})

    english.page.refresh_from_db()
    assert english.page.title == "Canteen"


@pytest.mark.parametrize("action", ["", "x"])
def test_button_that_does_not_exist_does_nothing(translator, english, aid, action):
    assert main(translator.post(item(aid), {"action": action}, follow=True)).startswith("Ce bouton n’existe pas.")


def test_words_of_a_page_are_not_written_here(translator, english, aid):
    """They are in wagtail-localize’s editor, which knows their places."""
    assert refused(translator.post(item(aid), {"action": "write", "sentence-0": "Canteen"}))


def test_front_page_of_the_administration_counts_what_is_behind(translator, aid, english, desk):
    aid.title = "Restaurant scolaire"
    desk.publish(aid)

    assert ("1 traduction en retard", DESK) in links(translator.get(HOME), ".w-summary a")


def test_desk_takes_as_many_queries_for_many_pages(translator, aid, site_tree):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            translator.get(DESK)
        return len(captured)

    queries()
    alone = queries()
    for _number in range(4):
        AidPageFactory(parent=site_tree.guide)

    assert queries() == alone
