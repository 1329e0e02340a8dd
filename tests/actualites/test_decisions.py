"""What a reader decides, and about which words."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from actualites.models import NewsPage, NewsReading
from actualites.wagtail_hooks import CHANGED, OVER
from reseau.users.roles import TEAM
from tests.admin import news_form, page_url


def said(response, client) -> list[str]:
    """What the administration says after a redirect."""
    return [str(message).strip() for message in client.get(response.url, follow=True).context["messages"]]


def reading_of(page) -> NewsReading:
    return NewsReading.objects.filter(workflow_state__object_id=str(page.pk)).latest("pk")


@pytest.fixture
def decide(roles, approver):
    """Posts a decision about `page`; gives the answer and the browser of the reader."""

    def post(page, decision, **data):
        client = roles.client(approver)
        url = page_url("workflow_action", page.pk, decision, reading_of(page).pk)
        return client.post(url, data), client

    return post


def test_a_refusal_ends_the_reading_and_keeps_the_draft(author, approver, write, act, client):
    page = write(author)

    act(approver, page, "refuse", comment="Ce n’est pas le lieu.")

    page.refresh_from_db()
    assert (page.live, page.current_workflow_state, page.title) == (False, None, "La rentrée du réseau")
    assert (reading_of(page).refused, reading_of(page).comment) == (True, "Ce n’est pas le lieu.")
    assert client.get("/actualites/rentree/").status_code == 404


def test_what_is_refused_may_be_written_again_and_sent_again(author, approver, write, act, send_again):
    page = write(author)
    act(approver, page, "refuse", comment="Trop court.")

    send_again(author, page, title="Plus longue")
    act(approver, page, "approve")

    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Plus longue")


@pytest.mark.parametrize("decision", ["reject", "refuse"])
@pytest.mark.parametrize("comment", ["", "   "])
def test_a_text_is_not_sent_back_without_a_word(author, approver, write, act, decision, comment):
    page = write(author)

    act(approver, page, decision, comment=comment)

    assert reading_of(page).status == "in_progress"


@pytest.mark.parametrize("decision", ["reject", "refuse"])
def test_the_window_says_that_a_word_is_missing(roles, author, approver, write, decision):
    page = write(author)
    url = page_url("workflow_action", page.pk, decision, reading_of(page).pk)

    answer = roles.client(approver).post(url, {}, headers={"X-Requested-With": "XMLHttpRequest"})

    assert "Dites " in json.loads(answer.content)["html"]


@pytest.mark.parametrize("extra", ["{}", '{"comment": "  "}', '{"update": false, "user": 1}'])
def test_a_forged_form_sends_nothing_back_without_a_word(roles, author, approver, write, extra):
    page = write(author)
    forged = {"action-workflow-action": "true", "workflow-action-name": "reject", "workflow-action-extra-data": extra}

    roles.client(approver).post(page_url("edit", page.pk), news_form() | forged)

    assert reading_of(page).status == "in_progress"


def test_the_window_names_the_words_that_are_read(roles, author, approver, write):
    page = write(author)
    url = page_url("workflow_action", page.pk, "approve", reading_of(page).pk)

    html = json.loads(roles.client(approver).get(url).content)["html"]

    latest = page.latest_revision
    assert f'name="text_read" value="{latest.pk} {latest.created_at.isoformat()}"' in html


def test_words_changed_since_they_were_shown_are_not_approved(roles, author, write, decide):
    page = write(author)
    shown = reading_of(page).text_read
    roles.client(TEAM).post(page_url("edit", page.pk), news_form(title="Réécrite par une autre personne"))

    response, client = decide(page, "approve", text_read=shown)

    page.refresh_from_db()
    assert (page.live, reading_of(page).status, said(response, client)) == (False, "in_progress", [CHANGED])


def test_words_changed_since_they_were_sent_are_not_approved_unseen(roles, author, write, decide):
    page = write(author)
    roles.client(TEAM).post(page_url("edit", page.pk), news_form(title="Réécrite par une autre personne"))

    response, client = decide(page, "approve")

    page.refresh_from_db()
    assert (page.live, said(response, client)) == (False, [CHANGED])


def test_words_written_over_under_the_same_number_are_not_approved(author, write, decide):
    page = write(author)
    shown = reading_of(page).text_read
    draft = page.get_latest_revision_as_object()
    draft.title = "Réécrite à la place"
    draft.save_revision(user=author, overwrite_revision=page.latest_revision)

    response, client = decide(page, "approve", text_read=shown)

    page.refresh_from_db()
    assert (page.live, said(response, client)) == (False, [CHANGED])


def test_words_read_again_after_they_changed_are_approved(roles, author, write, decide):
    page = write(author)
    roles.client(TEAM).post(page_url("edit", page.pk), news_form(title="Réécrite par une autre personne"))

    decide(page, "approve", text_read=reading_of(page).text_read)

    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Réécrite par une autre personne")


def test_the_preview_shows_the_words_that_would_be_approved(roles, author, approver, write):
    page = write(author)
    roles.client(TEAM).post(page_url("edit", page.pk), news_form(title="Réécrite par une autre personne"))

    shown = roles.client(approver).get(page_url("workflow_preview", page.pk, reading_of(page).task_id))

    assert shown.context["page"].title == "Réécrite par une autre personne"


def test_a_reader_who_mends_the_text_approves_what_is_on_the_screen(roles, author, approver, write):
    page = write(author)
    shown = reading_of(page).text_read
    approval = {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps({"comment": "", "text_read": shown}),
    }

    roles.client(approver).post(page_url("edit", page.pk), news_form(title="Sans faute") | approval)

    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Sans faute")


def test_an_editor_left_open_decides_nothing_about_newer_words(roles, author, approver, write):
    page = write(author)
    latest = page.latest_revision
    opened = {"loaded_revision_id": latest.pk, "loaded_revision_created_at": latest.created_at.isoformat()}
    roles.client(TEAM).post(page_url("edit", page.pk), news_form(title="Réécrite par une autre personne"))
    client = roles.client(approver)
    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    response = client.post(page_url("edit", page.pk), news_form() | approval | opened)

    page.refresh_from_db()
    title = page.get_latest_revision_as_object().title
    assert (page.live, title, said(response, client)) == (False, "Réécrite par une autre personne", [CHANGED])


def test_what_the_editor_saves_by_itself_decides_nothing(roles, author, approver, write):
    page = write(author)
    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    headers = {"Accept": "application/json"}

    answer = roles.client(approver).post(page_url("edit", page.pk), news_form() | approval, headers=headers)

    page.refresh_from_db()
    assert (answer.status_code, page.live, reading_of(page).status) == (400, False, "in_progress")


def test_the_same_decision_posted_twice_is_taken_once(roles, author, approver, write):
    page = write(author)
    latest = page.latest_revision
    opened = {"loaded_revision_id": latest.pk, "loaded_revision_created_at": latest.created_at.isoformat()}
    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    client = roles.client(approver)

    answers, versions = [], []
    for _time in range(2):
        answers.append(client.post(page_url("edit", page.pk), news_form() | approval | opened))
        versions.append(page.revisions.count())

    page.refresh_from_db()
    assert ([answer.status_code for answer in answers], page.live) == ([302, 302], True)
    assert (said(answers[1], client)[-1], versions[0] == versions[1]) == (OVER, True)


def test_a_reading_that_ends_while_a_decision_is_on_its_way_takes_no_other(roles, author, approver, write, monkeypatch):
    """Two posts at the same instant: the second one has found the reading in progress, then waits for its turn."""
    page = write(author)
    rest = NewsPage.save_revision

    def meanwhile(self, *args, **kwargs):
        reading_of(page).approve(user=approver)
        return rest(self, *args, **kwargs)

    monkeypatch.setattr(NewsPage, "save_revision", meanwhile)
    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    answer = roles.client(approver).post(page_url("edit", page.pk), news_form(title="Sans faute") | approval)

    assert (answer.status_code, reading_of(page).status) == (302, "approved")


def test_a_reader_finds_the_decisions_and_nothing_else(roles, author, approver, write):
    page = write(author)

    form = BeautifulSoup(roles.client(approver).get(page_url("edit", page.pk)).content, "html.parser")

    actions = [" ".join(button.text.split()) for button in form.footer.select("button") if button.text.strip()]
    expected = ["Approuver et Publier", "Demander une correction", "Refuser"]
    assert [action for action in actions if action in [*expected, "Publier", "Reprendre mon texte"]] == expected


def test_a_reading_that_is_over_takes_no_decision(roles, author, approver, write, act, send_again):
    page = write(author)
    act(approver, page, "reject", comment="Le lieu ?")
    old = reading_of(page)
    send_again(author, page, title="La rentrée, salle des fêtes")
    client = roles.client(approver)

    response = client.post(page_url("workflow_action", page.pk, "approve", old.pk))

    page.refresh_from_db()
    assert (page.live, said(response, client)) == (False, [OVER])


def test_the_words_of_a_reader_are_shown_to_the_author_as_plain_text(roles, author, approver, write, act):
    page = write(author)
    act(approver, page, "reject", comment="<script>alert(1)</script>")

    form = roles.client(author).get(page_url("edit", page.pk)).text
    history = roles.client(author).get(page_url("workflow_history", page.pk), follow=True).text

    assert "Claire, du CCAS vous écrit" in form
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in form
    assert [text for text in (form, history) if "<script>alert(1)" in text] == []


def test_the_team_finds_what_is_to_be_read_on_its_front_page(roles, author, approver, write):
    write(author)

    waiting = {user: "La rentrée du réseau" in panel(roles.client(user)) for user in (author, approver)}

    assert waiting == {author: False, approver: True}


def panel(client) -> str:
    text = client.get(reverse("wagtailadmin_home")).text
    return text.partition("awaiting-review")[2]


def test_there_is_one_reading_for_each_time_a_text_is_sent(author, approver, write, act, send_again):
    page = write(author)
    act(approver, page, "reject", comment="Le lieu ?")
    send_again(author, page)

    state = Page.objects.get(pk=page.pk).current_workflow_state
    assert [reading.specific.refused for reading in state.task_states.all()] == [False, False]
