import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from actualites.models import PeerApprovalTask
from reseau.users.roles import AMBASSADORS, ROLES
from reseau.users.sync import sync_roles
from tests.factories import NewsIndexPageFactory, UserFactory
from tests.languages import translated


def rights(name):
    """What a group may do: pages, files, and Django's own permissions, as (place, right)."""
    group = Group.objects.get(name=name)
    pages = GroupPagePermission.objects.filter(group=group)
    files = GroupCollectionPermission.objects.filter(group=group)
    return {
        "pages": sorted((row.page.title, row.permission.codename) for row in pages),
        "files": sorted((row.collection.name, row.permission.codename) for row in files),
        "permissions": sorted(group.permissions.values_list("codename", flat=True)),
    }


@pytest.fixture
def synced(site_tree):
    sync_roles()


def test_an_ambassador_adds_news_and_pictures_and_nothing_else(synced):
    assert rights("Ambassadeurs") == {
        "pages": [("Actualités", "add_page")],
        "files": [("Ambassadeurs", "add_image"), ("Ambassadeurs", "choose_image")],
        "permissions": ["access_admin"],
    }


def test_the_team_writes_and_publishes_everything_but_holds_neither_users_nor_workflows(synced):
    team = rights("Équipe CCAS")

    assert team["pages"] == [
        ("Root", f"{verb}_page") for verb in ("add", "bulk_delete", "change", "lock", "publish", "unlock")
    ]
    assert team["files"] == [
        *[("Root", f"add_{kind}") for kind in ("collection", "document", "image")],
        *[("Root", f"change_{kind}") for kind in ("collection", "document", "image")],
        *[("Root", f"choose_{kind}") for kind in ("document", "image")],
    ]
    assert team["permissions"] == [
        "access_admin",
        "add_calendarsource",
        "add_redirect",
        "add_theme",
        "change_calendarsource",
        "change_errorreport",
        "change_networksettings",
        "change_proposal",
        "change_redirect",
        "change_theme",
        "delete_calendarsource",
        "delete_redirect",
        "submit_translation",
        "view_calendarsource",
        "view_errorreport",
        "view_linkcheck",
        "view_proposal",
    ]


def test_the_administration_holds_every_right(synced):
    administration = rights("Administration")

    assert len(administration["permissions"]) == Permission.objects.count()
    team = rights("Équipe CCAS")
    assert administration["pages"] == team["pages"]
    assert administration["files"] == sorted([*team["files"], ("Root", "delete_collection")])


def test_only_the_roles_are_left_of_wagtails_own_groups(synced):
    assert sorted(Group.objects.values_list("name", flat=True)) == [
        "Administration",
        "Agenda",
        "Ambassadeurs",
        "Annuaire",
        "Comptes",
        "Guide des aides",
        "Traduction",
        "Équipe CCAS",
    ]


def test_a_group_of_wagtail_that_somebody_is_in_is_kept(site_tree):
    UserFactory().groups.add(Group.objects.get(name="Editors"))

    sync_roles()

    assert Group.objects.filter(name="Editors").exists()


def test_a_second_time_there_is_nothing_to_change(synced, capsys):
    call_command("sync_roles")

    assert capsys.readouterr().out == "Rien à changer.\n"


def test_the_command_says_what_it_gives(site_tree, capsys):
    call_command("sync_roles")

    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("Ambassadeurs")] == [
        "Ambassadeurs : groupe créé",
        "Ambassadeurs : droit donné, access_admin",
        "Ambassadeurs : droit donné, add_page (sous « Actualités », fr)",
        "Ambassadeurs : droit donné, add_image (collection « Ambassadeurs »)",
        "Ambassadeurs : droit donné, choose_image (collection « Ambassadeurs »)",
    ]
    assert lines[-1] == "Relecture des actualités : demandée sous « Actualités »"


def test_a_right_added_by_hand_is_taken_away(synced, site_tree):
    group = Group.objects.get(name=AMBASSADORS.name)
    before = rights(group.name)
    group.permissions.add(Permission.objects.get(codename="add_user"))
    GroupPagePermission.objects.create(
        group=group, page=site_tree.home, permission=Permission.objects.get(codename="publish_page")
    )
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="change_image"),
    )

    changes = sync_roles()

    assert rights(group.name) == before
    assert sorted(changes) == [
        "Ambassadeurs : droit retiré, add_user",
        "Ambassadeurs : droit retiré, change_image (collection « Root »)",
        "Ambassadeurs : droit retiré, publish_page (sous « Accueil », fr)",
    ]


def test_a_right_taken_away_by_hand_is_given_back(synced, site_tree):
    group = Group.objects.get(name=AMBASSADORS.name)
    before = rights(group.name)
    group.permissions.clear()
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group, permission__codename="add_image").delete()

    changes = sync_roles()

    assert rights(group.name) == before
    assert sorted(changes) == [
        "Ambassadeurs : droit donné, access_admin",
        "Ambassadeurs : droit donné, add_image (collection « Ambassadeurs »)",
        "Ambassadeurs : droit donné, add_page (sous « Actualités », fr)",
    ]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_deleted_group_is_made_again(synced, role):
    before = rights(role.name)
    Group.objects.get(name=role.name).delete()

    sync_roles()

    assert rights(role.name) == before


def test_people_stay_in_their_groups(synced):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=AMBASSADORS.name))

    sync_roles()

    assert [group.name for group in user.groups.all()] == ["Ambassadeurs"]


def test_ambassadors_write_in_french_only_where_news_exists_in_several_languages(site_tree):
    translated(site_tree.news, "en", title="News")

    sync_roles()

    assert rights("Ambassadeurs")["pages"] == [("Actualités", "add_page")]


def test_only_news_is_read_over_and_only_by_the_approvers(synced, site_tree):
    workflow = Workflow.objects.get(name="Relecture des actualités")

    assert [(row.page.specific, row.workflow) for row in WorkflowPage.objects.all()] == [(site_tree.news, workflow)]
    assert [type(task.specific) for task in workflow.tasks] == [PeerApprovalTask]
    assert sorted(group.name for group in workflow.tasks[0].specific.groups.all()) == [
        "Administration",
        "Équipe CCAS",
    ]


def test_the_reading_over_is_put_back_when_somebody_takes_it_away(synced, site_tree):
    WorkflowPage.objects.all().delete()
    task = PeerApprovalTask.objects.get()
    task.groups.set([Group.objects.get(name=AMBASSADORS.name)])

    sync_roles()

    assert Page.objects.get(pk=site_tree.news.pk).get_workflow().name == "Relecture des actualités"
    assert sorted(group.name for group in task.groups.all()) == ["Administration", "Équipe CCAS"]


def test_a_reading_over_switched_off_or_emptied_by_hand_is_put_back(synced, site_tree):
    workflow = Workflow.objects.get(name="Relecture des actualités")
    workflow.workflow_tasks.all().delete()
    workflow.active = False
    workflow.save()
    PeerApprovalTask.objects.update(active=False)

    sync_roles()

    assert [(task.name, task.active) for task in site_tree.news.get_workflow().tasks] == [
        ("Relecture par l’équipe", True)
    ]


def test_a_site_without_news_may_be_synced_and_synced_again_once_it_has_some(site_tree):
    home = site_tree.home
    site_tree.news.delete()
    sync_roles()
    home.refresh_from_db()
    NewsIndexPageFactory(parent=home)

    changes = sync_roles()

    assert changes == [
        "Ambassadeurs : droit donné, add_page (sous « Actualités », fr)",
        "Relecture des actualités : demandée sous « Actualités »",
    ]


def test_a_check_tells_the_drift_fails_and_changes_nothing(synced, capsys):
    group = Group.objects.get(name=AMBASSADORS.name)
    group.permissions.clear()

    with pytest.raises(SystemExit) as stopped:
        call_command("sync_roles", "--check")

    assert (capsys.readouterr().out, stopped.value.code) == ("Ambassadeurs : droit donné, access_admin\n", 1)
    assert not group.permissions.exists()


def test_a_check_of_rights_in_order_says_so(synced, capsys):
    call_command("sync_roles", "--check")

    assert capsys.readouterr().out == "Rien à changer.\n"


def test_every_repair_of_the_reading_over_is_told_once(synced, site_tree):
    workflow = Workflow.objects.get(name="Relecture des actualités")
    Workflow.objects.filter(pk=workflow.pk).update(active=False)
    PeerApprovalTask.objects.get().groups.clear()
    workflow.workflow_tasks.all().delete()

    assert sync_roles() == [
        "Relecture par l’équipe : confiée à Administration, Équipe CCAS",
        "Relecture des actualités : remise en service",
        "Relecture des actualités : passe par « Relecture par l’équipe »",
    ]
    assert sync_roles() == []


def test_a_new_language_of_a_section_gets_its_rights_the_next_time(synced, site_tree):
    translated(site_tree.guide, "en", title="Guide to aids")

    changes = sync_roles()

    assert "Guide des aides : droit donné, publish_page (sous « Guide to aids », en)" in changes
    assert "Traduction : droit donné, publish_page (sous « Accueil », en)" in changes
