"""A text becomes public because somebody has approved it, and for no other reason."""

import pytest
from django.urls import reverse
from wagtail.models import Task, Workflow

from actualites.models import NewsPage
from reseau.users.roles import ADMINISTRATION, NEWS_WORKFLOW
from reseau.users.sync import READING_NAME
from tests.admin import news_form, page_url


def disable(client, what):
    """The task of the reading-over, or its workflow, as the administration disables it."""
    url, thing = {
        "task": ("disable_task", Task.objects.get(name=READING_NAME)),
        "workflow": ("disable", Workflow.objects.get(name=NEWS_WORKFLOW)),
    }[what]
    client.post(reverse(f"wagtailadmin_workflows:{url}", args=[thing.pk]))
    thing.refresh_from_db()
    assert thing.active is False


@pytest.mark.parametrize("what", ["task", "workflow"])
def test_a_text_being_read_is_a_draft_again_when_the_reading_is_disabled(roles, author, write, mailoutbox, what):
    page = write(author)
    mailoutbox.clear()

    disable(roles.client(ADMINISTRATION), what)

    page = NewsPage.objects.get(pk=page.pk)
    assert (page.live, page.current_workflow_state, mailoutbox) == (False, None, [])


def test_a_text_sent_when_nobody_reads_stays_a_draft(roles, author, write):
    page = write(author)
    disable(roles.client(ADMINISTRATION), "task")

    roles.client(author).post(page_url("edit", page.pk), news_form() | {"action-submit": "1"})

    page = NewsPage.objects.get(pk=page.pk)
    assert (page.live, page.current_workflow_state) == (False, None)


@pytest.mark.parametrize("what", ["task", "workflow"])
def test_a_text_to_correct_stays_a_draft_too(roles, author, approver, write, act, what):
    page = write(author)
    act(approver, page, "reject", comment="Ajoutez le lieu, s’il vous plaît.")
    disable(roles.client(ADMINISTRATION), what)

    roles.client(author).post(page_url("edit", page.pk), news_form() | {"action-submit": "1"})

    assert NewsPage.objects.get(pk=page.pk).live is False
