"""Where each text of an author stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actualites.models import NewsPage
from actualites.states import states_of
from reseau.users.roles import AMBASSADORS
from tests.admin import news_form, page_url
from tests.factories import NewsPageFactory
from tests.languages import translated


@pytest.fixture
def state():
    """(label, comment, reader) of the only text."""

    def look():
        found = NewsPage.objects.get().writing_state
        return found.label, found.comment, found.reader and found.reader_name

    return look


def test_a_text_that_was_never_sent_is_a_draft(own_draft, state):
    assert state() == ("Brouillon", "", None)


def test_a_text_that_was_sent_is_being_read(author, write, state):
    write(author)

    assert state() == ("En relecture", "", None)


def test_a_text_sent_back_is_to_correct_with_the_words_of_its_reader(author, approver, write, act, state):
    act(approver, write(author), "reject", comment="Le lieu ?")

    assert state() == ("À corriger", "Le lieu ?", "Claire, du CCAS")


def test_a_refused_text_says_why(author, approver, write, act, state):
    act(approver, write(author), "refuse", comment="Un enfant y est nommé.")

    assert state() == ("Refusé", "Un enfant y est nommé.", "Claire, du CCAS")


def test_a_text_taken_back_is_a_draft(roles, author, write, state):
    page = write(author)

    roles.client(author).post(page_url("edit", page.pk), news_form() | {"action-cancel-workflow": "1"})

    assert state() == ("Brouillon", "", None)


def test_a_text_taken_back_after_a_correction_was_asked_is_no_refused_one(roles, author, approver, write, act, state):
    page = write(author)
    act(approver, page, "reject", comment="Le lieu ?")

    roles.client(author).post(page_url("edit", page.pk), news_form() | {"action-cancel-workflow": "1"})

    assert state() == ("Brouillon", "", None)


def test_an_approved_text_is_online_with_the_words_of_its_reader(author, approver, write, act, state):
    act(approver, write(author), "approve", comment="Merci !")

    assert state() == ("En ligne", "Merci !", "Claire, du CCAS")


def test_a_text_that_nobody_read_here_is_online(own_live, state):
    own_live.get_latest_revision().publish()

    assert state() == ("En ligne", "", None)


@pytest.mark.parametrize(
    ("decision", "comment", "label"),
    [
        (None, "", "En ligne, changement en relecture"),
        ("reject", "Le lieu ?", "En ligne, changement à corriger"),
        ("refuse", "Non.", "En ligne, changement refusé"),
        ("approve", "", "En ligne"),
    ],
)
def test_a_change_has_its_state_beside_what_is_online(
    author, approver, write, act, send_again, state, decision, comment, label
):
    page = write(author)
    act(approver, page, "approve")
    send_again(author, page, title="La rentrée déplacée")
    if decision:
        act(approver, page, decision, comment=comment)

    assert state()[0] == label


def test_a_change_that_was_not_sent_is_said(roles, author, approver, write, act, state):
    page = write(author)
    act(approver, page, "approve")

    roles.client(author).post(page_url("edit", page.pk), news_form(title="La rentrée déplacée"))

    assert state()[0] == "En ligne, changement à envoyer"


def test_ones_own_texts_are_listed_without_their_translations(author, own_draft, own_live, others):
    translated(own_live, "en", title="My news")
    own_draft.save_revision()

    assert [page.title for page in NewsPage.objects.written_by(author)] == ["Mon brouillon", "Ma nouvelle"]


@pytest.mark.parametrize("count", [1, 4])
def test_two_queries_tell_the_state_of_every_text(roles, site_tree, count):
    author = roles.user(AMBASSADORS)
    for page in NewsPageFactory.create_batch(count, parent=site_tree.news, owner=author):
        page.save_revision()
        page.get_workflow().start(page, author)
    pages = list(NewsPage.objects.written_by(author))

    with CaptureQueriesContext(connection) as captured:
        labels = {state.label for state in states_of(pages).values()}

    assert (labels, len(captured) <= 2) == ({"En ligne, changement en relecture"}, True)


def test_no_text_has_no_state():
    assert states_of([]) == {}
