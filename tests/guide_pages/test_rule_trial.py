"""An editor tries the rule of an aid before families do."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import refused
from tests.factories import AidPageFactory
from tests.reading import soup, words

RULE = [
    {"type": "seul", "value": {"met": ["oui"], "open": []}},
    {"type": "logement", "value": {"met": ["locataire"], "open": []}},
]


@pytest.fixture
def page(site_tree):
    return AidPageFactory(parent=site_tree.guide, title="Bourse", rule=RULE)


@pytest.fixture
def address(page):
    return reverse("rule_trial", args=[page.pk])


def test_a_situation_says_the_outcome_and_what_each_condition_comes_to(roles, address):
    answer = roles.client(TEAM).post(address, {"seul": "oui"})

    assert words(soup(answer).select_one("#outcome")) == (
        "Peut-être. Dépend de votre logement. votre vie de couple : remplie votre logement : ouverte"
    )


def test_the_draft_is_tried_not_the_page_online(roles, page, address):
    page.rule = RULE[:1]
    page.save_revision()

    answer = roles.client(TEAM).post(address, {"seul": "oui"})

    assert words(soup(answer).select_one("#outcome strong")) == "Probable."


def test_an_aid_without_rule_says_so(roles, page, address):
    page.rule = []
    page.save_revision()

    answer = roles.client(TEAM).post(address, {})

    assert "n’a pas de règle" in words(soup(answer).select_one(".help-warning"))


def test_trying_is_offered_where_the_aid_is_edited(roles, page, address):
    answer = roles.client(TEAM).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert address in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_may_edit_the_aid_may_try(client, roles, address, method):
    assert getattr(roles.client(ADMINISTRATION), method)(address).status_code == 200
    assert refused(getattr(roles.client(AMBASSADORS), method)(address))
    assert getattr(client, method)(address).url.startswith(reverse("wagtailadmin_login"))


def test_another_page_has_no_rule_to_try(roles, site_tree):
    address = reverse("rule_trial", args=[Page.objects.get(pk=site_tree.home.pk).pk])

    assert roles.client(TEAM).get(address).status_code == 404


def test_a_rule_is_composed_and_refused_in_the_form_of_the_page(roles, page):
    """What the editor posts becomes the rule; a question that does not exist is refused by name."""
    client, address = roles.client(TEAM), reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = soup(client.get(address)).select_one("#page-edit-form")
    fields = {
        f["name"]: f.get("value", "") for f in form.select("input[name], textarea[name]") if f.get("type") != "checkbox"
    }
    rule = {"rule-count": "1", "rule-0-deleted": "", "rule-0-order": "0", "rule-0-id": ""}
    good = {"rule-0-type": "grossesse", "rule-0-value-met": ["oui"]}

    refusal = client.post(address, fields | rule | {"rule-0-type": "age"})
    client.post(address, fields | rule | good)

    [error] = refusal.context["form"].errors.as_data()["rule"]
    assert error.non_block_errors == ["La question « age » n’existe pas."]
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().rule.get_prep_value()[0]["value"] == {"met": ["oui"], "open": []}
