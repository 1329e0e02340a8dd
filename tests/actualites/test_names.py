"""Who has done what is told to an ambassador by signatures: no login, no address, no civil name of anybody."""

import pytest
from django.urls import reverse
from wagtail.admin.models import EditingSession
from wagtail.models import Comment, CommentReply

from reseau.users.roles import ACCOUNTS, AMBASSADORS, TEAM
from tests.admin import HOME, news_form, page_url

SECRETS = ["zz-login", "zz-mail", "Zz-nom"]


def secret(name) -> dict:
    return {"username": f"zz-login-{name}", "email": f"zz-mail-{name}@example.org", "last_name": f"Zz-nom-{name}"}


@pytest.fixture
def author(roles):
    return roles.user(AMBASSADORS, first_name="Nadia", display_name="Nadia B.", **secret("nadia"))


@pytest.fixture(params=["Claire, du CCAS", ""], ids=["signs", "has no signature"])
def approver(request, roles):
    return roles.user(TEAM, first_name="Claire", display_name=request.param, **secret("claire"))


@pytest.fixture
def text(roles, author, approver, write, act):
    """Sent back with a word, mended by its reader, who has it open, and spoken of in the margin."""
    page = write(author)
    act(approver, page, "reject", comment="Le lieu ?")
    roles.client(approver).post(page_url("edit", page.pk), news_form(title="La rentrée, place du Marché"))
    comment = Comment.objects.create(page=page, user=approver, text="Où ?", contentpath="title")
    CommentReply.objects.create(comment=comment, user=approver, text="Alors ?")
    EditingSession.objects.create(user=approver, content_object=page, last_seen_at=comment.created_at)
    return page


@pytest.fixture
def seen(author, roles, text):
    """What an ambassador reads at each address of their own text."""
    state = text.workflow_states.get()
    addresses = {
        "home": HOME,
        "editor": page_url("edit", text.pk),
        "draft": page_url("view_draft", text.pk),
        "history": page_url("history", text.pk),
        "reading": page_url("workflow_history", text.pk),
        "decision": page_url("workflow_history_detail", text.pk, state.pk),
        "comparison": page_url("revisions_compare", text.pk, "earliest", "latest"),
    }
    browser = roles.client(author)
    answers = {name: browser.get(address) for name, address in addresses.items()}
    session = EditingSession.objects.create(
        user=author, content_object=text, last_seen_at=text.latest_revision_created_at
    )
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["actualites", "newspage", text.pk, session.pk])
    return answers | {"others at work": browser.post(ping)}


def test_an_ambassador_reads_no_login_of_anybody(seen):
    assert {name for name, answer in seen.items() if answer.status_code != 200} == set()
    found = {(name, word) for name, answer in seen.items() for word in SECRETS if word in answer.text}
    assert found == set()


def test_an_ambassador_reads_signatures(seen, approver):
    signature = approver.display_name or "compte sans signature"
    screens = ["editor", "history", "reading", "decision", "others at work"]

    assert [name for name in screens if signature in seen[name].text or "Nadia B." in seen[name].text] == screens
    assert [name for name in ("history", "others at work") if signature not in seen[name].text] == []


def test_those_who_keep_the_accounts_know_whose_they_are(roles, author):
    page = roles.client(ACCOUNTS).get(reverse("wagtailusers_users:index"))

    assert [word for word in ("Nadia Zz-nom-nadia", "zz-login-nadia") if word in page.text] == [
        "Nadia Zz-nom-nadia",
        "zz-login-nadia",
    ]
