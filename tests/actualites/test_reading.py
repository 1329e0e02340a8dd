import pytest
from django.urls import reverse

from actualites.models import NewsPage
from reseau.users.models import User
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import news_form, page_url
from tests.factories import NewsPageFactory


def written():
    """The text as last saved, live or not."""
    return NewsPage.objects.get().get_latest_revision_as_object()


def test_news_is_read_over_by_the_team_then_published(author, approver, write, act, client):
    page = write(author)
    assert (page.live, page.owner, page.current_workflow_state.requested_by) == (False, author, author)
    assert client.get("/actualites/rentree/").status_code == 404

    act(approver, page, "approve")

    assert client.get("/actualites/rentree/").context["page"].title == "La rentrée du réseau"


def test_what_is_asked_to_be_changed_may_be_corrected_and_sent_again(roles, author, approver, write, act):
    page = write(author)
    act(approver, page, "reject", comment="Ajoutez le lieu, s’il vous plaît.")
    state = NewsPage.objects.get().current_workflow_state.current_task_state
    assert (state.status, state.comment) == ("rejected", "Ajoutez le lieu, s’il vous plaît.")

    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = news_form(title="La rentrée, salle des fêtes")
    roles.client(author).post(url, form | {"action-submit": "1"})
    act(approver, page, "approve")

    page.refresh_from_db()
    assert (page.live, page.title) == (True, "La rentrée, salle des fêtes")


def test_who_has_sent_a_text_waits_even_when_they_read_the_others_over(roles, write):
    user = roles.user(TEAM)
    page = write(user)

    roles.client(user).post(page_url("edit", page.pk), news_form(title="Changée en douce"))

    assert written().title == "La rentrée du réseau"


def test_an_author_waits_with_the_text_locked_and_may_take_it_back(roles, author, write):
    page, client = write(author), roles.client(author)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    client.post(url, news_form(title="Changée en douce"))
    assert written().title == "La rentrée du réseau"

    client.post(url, news_form() | {"action-cancel-workflow": "1"})
    client.post(url, news_form(title="Reprise"))
    assert NewsPage.objects.get().current_workflow_state is None
    assert written().title == "Reprise"


@pytest.fixture(params=["ambassador", "ambassador of the team", "team", "administration", "superuser"])
def self_publisher(request, roles):
    """Someone who would publish their own text, in each of the ways of having rights."""
    role = {"team": TEAM, "administration": ADMINISTRATION}.get(request.param, AMBASSADORS)
    user = roles.user(role, is_superuser=request.param == "superuser")
    if request.param == "ambassador of the team":
        user.groups.add(*roles.user(TEAM).groups.all())
    return User.objects.get(pk=user.pk)


def test_nobody_approves_their_own_text(self_publisher, write, act):
    page = write(self_publisher)

    response = act(self_publisher, page, "approve")

    page.refresh_from_db()
    assert (response.status_code, page.live, page.current_workflow_task_state.status) == (
        302,
        False,
        "in_progress",
    )


def test_nobody_approves_their_own_text_through_the_address_of_another(self_publisher, approver, author, write, act):
    own, others = write(self_publisher), write(author, slug="autre")

    act(self_publisher, others, "approve", of=own)

    own.refresh_from_db()
    assert (own.live, own.current_workflow_task_state.status) == (False, "in_progress")


def test_nobody_approves_their_own_text_through_the_page_editor(roles, self_publisher, write):
    page = write(self_publisher)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    for name in ("approve", "locked-approve"):
        data = {"action-workflow-action": "true", "workflow-action-name": name}
        roles.client(self_publisher).post(url, news_form() | data)

    page.refresh_from_db()
    assert (page.live, page.current_workflow_task_state.status) == (False, "in_progress")


def test_nobody_approves_what_they_have_sent_for_reading_for_another(roles, author, approver, site_tree, act):
    page = NewsPageFactory(parent=site_tree.news, live=False, owner=author, slug="rentree")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    roles.client(approver).post(url, news_form() | {"action-submit": "1"})

    act(approver, page, "approve")

    page.refresh_from_db()
    assert page.live is False


def test_an_ambassador_approves_nobodys_text(roles, author, write, act):
    page = write(author)

    act(roles.user(AMBASSADORS), page, "approve")

    page.refresh_from_db()
    assert (page.live, page.current_workflow_task_state.status) == (False, "in_progress")


def test_two_members_of_the_team_read_each_other_over(roles, write, act):
    one, other = roles.user(TEAM), roles.user(TEAM)
    page = write(one)

    act(other, page, "approve")

    page.refresh_from_db()
    assert page.live is True


def test_only_readers_who_may_approve_see_a_text_to_read(roles, author, approver, write):
    write(author)
    write(approver, slug="autre", title="Écrite par l’équipe")

    waiting = {
        user: [
            state.workflow_state.content_object.title
            for state in page.current_workflow_task.specific.get_task_states_user_can_moderate(user)
        ]
        for page in NewsPage.objects.filter(slug="rentree")
        for user in (author, approver)
    }

    assert waiting == {author: [], approver: ["La rentrée du réseau"]}
