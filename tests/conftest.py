"""What every test relies on: temporary files, a cold cache, fast passwords, and no test left out.

`tests/tooling/environment.py` has already set the environment aside, before Django's settings were read.
"""

import pytest
from django.core.cache import cache
from django.test import override_settings
from xdist.scheduler import LoadScopeScheduling

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
    """No test sees another's files or cached pages. (Mails go to `mailoutbox`, emptied by pytest-django.)"""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    cache.clear()


class OneBrowserScheduling(LoadScopeScheduling):
    """Tests go to whichever worker is free, but all of `tests/e2e` to one: one site and one browser suffice.

    (pytest-xdist's own `--dist loadgroup` does nothing with pytest 9.2: pytest-xdist issue 1386.)
    """

    def _split_scope(self, nodeid):
        return "tests/e2e" if nodeid.startswith("tests/e2e/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return OneBrowserScheduling(config, log)


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
