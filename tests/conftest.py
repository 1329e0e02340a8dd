"""What every test relies on: temporary files, a cold cache, fast passwords, and no test left out.

`tests/tooling/environment.py` has already set the environment aside, before Django's settings were read.
"""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import translation
from xdist.scheduler import LoadScopeScheduling

from reseau.users.models import User
from reseau.users.sync import sync_roles
from tests import factories
from tests.planting import again, lasting, plant

FAST = override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    STORAGES={
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        # Plain names: no manifest to build first. The browser tests run on the real one.
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
)


@pytest.fixture(scope="session", autouse=True)
def _fast_settings():
    with FAST:
        yield


@pytest.fixture(autouse=True)
def _clean_slate(settings, tmp_path):
    """No test sees another's files, cached pages or language. (Mails go to `mailoutbox`, emptied by pytest-django.)"""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


# What these share (a site and a browser, a loaded demo) takes long to make: once, on one worker each.
TOGETHER = ["tests/e2e/", "tests/reseau/demo/test_command.py", "tests/reseau/demo/"]


class SharedSetUpScheduling(LoadScopeScheduling):
    """Tests go to whichever worker is free, but those that share a long set-up go to the same one.

    (pytest-xdist's own `--dist loadgroup` does nothing with pytest 9.2: pytest-xdist issue 1386.)
    """

    def _split_scope(self, nodeid):
        return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return SharedSetUpScheduling(config, log)


# A test that does not run proves nothing: one that is skipped, or expected to fail, fails the whole run.

left_out: dict[str, str] = {}


def pytest_runtest_logreport(report):
    if report.skipped or hasattr(report, "wasxfail"):
        left_out[report.nodeid] = "xfail" if hasattr(report, "wasxfail") else report.longrepr[-1]


def pytest_collectreport(report):
    if report.skipped:
        left_out[report.nodeid] = report.longrepr[-1]


def pytest_sessionfinish(session, exitstatus):
    if left_out and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if left_out:
        terminalreporter.section("Tests laissés de côté : c’est un échec", red=True)
        for nodeid, reason in sorted(left_out.items()):
            terminalreporter.write_line(f"{nodeid} : {reason}")


# The site that tests fill with pages: its front page, its sections, in French; and what they have in common.


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    with lasting(django_db_blocker):
        with django_db_blocker.unblock():
            tree = plant()
        yield tree


@pytest.fixture
def site_tree(planted, db):
    """A French site with its sections and nothing in them: `.home`, `.guide`, `.agenda`, `.partners`, `.news`.

    It is made once for the tests of a file; what each changes in it is undone.
    """
    return again(planted)


@pytest.fixture(scope="module")
def with_roles(planted, django_db_blocker):
    with django_db_blocker.unblock():
        sync_roles()


@pytest.fixture
def roles(with_roles, site_tree):
    """Logs in by role: `roles.client(AMBASSADORS)` is a client signed in with a new account of that group."""

    def user(role, **fields):
        account = factories.UserFactory(**fields)
        account.groups.add(Group.objects.get(name=role.name))
        return account

    def client(role_or_user):
        signed_in = Client()
        signed_in.force_login(role_or_user if isinstance(role_or_user, User) else user(role_or_user))
        return signed_in

    return SimpleNamespace(user=user, client=client)
