"""The rooms of the administration that are not for ambassadors."""

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file_jpeg

from reseau.images.models import CustomImage
from reseau.users.roles import TEAM
from tests.admin import HOME, refused

ROOMS = [
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "wagtailusers_groups:add",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:add",
    "wagtailadmin_workflows:task_index",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailsites:index",
    "wagtaillocales:index",
    "wagtailadmin_collections:index",
    "wagtaildocs:index",
    "wagtaildocs:add",
    "wagtailsnippets:index",
    "wagtailsnippets_base_theme:list",
    "wagtailsnippets_base_theme:add",
]
REPORTS = ["locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages", "page_types_usage"]


@pytest.mark.parametrize("name", ROOMS)
def test_the_rooms_of_the_team_are_shut_to_an_ambassador(ambassador, name):
    answers = [ambassador.get(reverse(name)), ambassador.post(reverse(name))]

    assert [answer.status_code for answer in answers if not refused(answer)] in ([], [405])


@pytest.mark.parametrize("name", [*REPORTS, *(f"{name}_results" for name in REPORTS)])
def test_the_reports_are_for_the_team(ambassador, roles, name):
    url = reverse(f"wagtailadmin_reports:{name}")

    assert [refused(ambassador.get(url)), roles.client(TEAM).get(url).status_code] == [True, 200]


def test_the_menu_of_an_ambassador_holds_what_they_may_do(ambassador, roles):
    def entries(client):
        menu = client.get(HOME).text
        return [name for name in ("/admin/images/", "/admin/reports/", "/admin/snippets/") if name in menu]

    assert entries(ambassador) == ["/admin/images/"]
    assert entries(roles.client(TEAM)) == ["/admin/images/", "/admin/reports/", "/admin/snippets/"]


def test_the_settings_of_the_network_are_for_the_team(ambassador, roles, site_tree):
    url = reverse("wagtailsettings:edit", args=["base", "networksettings", site_tree.site.pk])

    assert [refused(ambassador.get(url)), roles.client(TEAM).get(url).status_code] == [True, 200]
    assert refused(ambassador.post(url, {"name": "Autre nom"}))


def test_pictures_of_the_team_are_out_of_sight(ambassador):
    picture = CustomImage.objects.create(title="Photo de l’équipe", file=get_test_image_file_jpeg())

    shown = ambassador.get(reverse("wagtailimages:index")).text
    shown += ambassador.get(reverse("wagtailimages_chooser:choose")).text
    answers = [
        ambassador.get(reverse("wagtailimages:edit", args=[picture.pk])),
        ambassador.post(reverse("wagtailimages:delete", args=[picture.pk])),
        ambassador.get(reverse("wagtailimages:preview", args=[picture.pk, "original"])),
    ]

    assert ("Photo de l’équipe" in shown, [refused(answer) for answer in answers]) == (False, [True] * 3)
    assert CustomImage.objects.get() == picture


def test_an_ambassador_sends_nothing_to_translation(ambassador, own_draft):
    url = reverse("wagtail_localize:submit_page_translation", args=[own_draft.pk])

    assert [refused(answer) for answer in (ambassador.get(url), ambassador.post(url, {"locales": 1}))] == [True] * 2
