"""What each role of the team does in its section, and nowhere else: tried by the addresses."""

import pytest
from django.urls import reverse

from reseau.review.models import ErrorReport
from reseau.users.roles import AGENDA_EDITORS, DIRECTORY_EDITORS, GUIDE_EDITORS, TRANSLATORS
from reseau.users.sync import sync_roles
from tests.admin import page_url, refused
from tests.factories import AidPageFactory, EventPageFactory, PartnerPageFactory
from tests.languages import translated

EDITORS = [GUIDE_EDITORS, AGENDA_EDITORS, DIRECTORY_EDITORS]


@pytest.fixture
def pages(site_tree):
    """One page of each section, by the role that answers for it."""
    return {
        GUIDE_EDITORS.name: AidPageFactory(parent=site_tree.guide, live=False, title="Aide secrète"),
        AGENDA_EDITORS.name: EventPageFactory(parent=site_tree.agenda, live=False, title="Sortie secrète"),
        DIRECTORY_EDITORS.name: PartnerPageFactory(parent=site_tree.partners, live=False, title="Partenaire secret"),
    }


@pytest.mark.parametrize("role", EDITORS, ids=lambda role: role.name)
def test_an_editor_opens_and_publishes_the_pages_of_the_section_alone(roles, pages, role):
    browser = roles.client(role)

    opened = {name: browser.get(page_url("edit", page.pk)).status_code == 200 for name, page in pages.items()}

    assert opened == {name: name == role.name for name in pages}


@pytest.mark.parametrize("role", EDITORS, ids=lambda role: role.name)
def test_an_editor_learns_no_title_of_another_section(roles, pages, role):
    browser = roles.client(role)
    addresses = [
        "/admin/",
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("review_desk:index"),
    ]

    shown = "".join(browser.get(address, follow=True).content.decode() for address in addresses)

    assert [page.title for name, page in pages.items() if name != role.name and page.title in shown] == []


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (AGENDA_EDITORS, "calendar_sources:list"),
        (GUIDE_EDITORS, "review_reports:index"),
    ],
)
def test_a_room_opens_to_the_role_it_belongs_to(roles, role, address):
    assert roles.client(role).get(reverse(address)).status_code == 200


@pytest.mark.parametrize("role", [GUIDE_EDITORS, DIRECTORY_EDITORS, TRANSLATORS], ids=lambda role: role.name)
def test_the_calendars_of_partners_are_for_the_agenda(roles, role):
    assert refused(roles.client(role).get(reverse("calendar_sources:list")))


@pytest.mark.parametrize("role", [*EDITORS, TRANSLATORS], ids=lambda role: role.name)
def test_themes_are_for_the_team(roles, role):
    assert refused(roles.client(role).get(reverse("wagtailsnippets_base_theme:list")))


def test_an_editor_reads_the_errors_reported_in_the_section_alone(roles, pages):
    for name, page in pages.items():
        ErrorReport.objects.create(page=page, kind=ErrorReport._meta.get_field("kind").choices[0][0], message=name)
    browser = roles.client(GUIDE_EDITORS)
    others = ErrorReport.objects.get(message="Agenda")

    shown = browser.get(reverse("review_reports:index")).content.decode()

    assert ("Aide secrète" in shown, "Sortie secrète" in shown) == (True, False)
    assert refused(browser.get(reverse("review_reports:edit", args=[others.pk])))


def test_a_translator_changes_a_translation_and_nothing_in_french(roles, site_tree):
    aid = AidPageFactory(parent=site_tree.guide)
    english = translated(aid, "en", title="Aid")
    sync_roles()
    browser = roles.client(TRANSLATORS)

    assert browser.get(page_url("edit", english.pk)).status_code == 200
    assert refused(browser.get(page_url("edit", aid.pk)))
    assert browser.get(reverse("wagtail_localize:submit_page_translation", args=[aid.pk])).status_code != 403


def test_roles_add_up(roles, pages):
    user = roles.user(GUIDE_EDITORS)
    user.groups.add(*roles.user(AGENDA_EDITORS).groups.all())
    browser = roles.client(user)

    opened = {name for name, page in pages.items() if browser.get(page_url("edit", page.pk)).status_code == 200}

    assert opened == {"Guide des aides", "Agenda"}
