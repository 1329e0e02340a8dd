"""What the environment makes of the site, seen from a process of its own."""

import json
from functools import partial

import pytest

from tests.processes import python

PRODUCTION = {
    "PRODUCTION": "1",
    "SECRET_KEY": "k8Zq-2fVw9_LrT4xYb6NcJ1mHs7PdGa3EuQ5oRi0WtXyKvBnMzCfDhSjLpAeUgOI",
    "ALLOWED_HOSTS": "familles.example.org",
}
NOT_FOUND = "En production, la variable d’environnement {} est obligatoire."


@pytest.fixture
def run(tmp_path):
    return partial(python, VAR_DIR=str(tmp_path / "var"))


@pytest.fixture
def settings_of(run):
    """The settings asked for, by name, as the site reads them in an environment."""

    def settings_of(*names, **environment):
        code = (
            "import json, sys; from django.conf import settings;"
            "print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))"
        )
        answer = run("-c", code, *names, **environment)
        assert answer.stderr == ""
        return json.loads(answer.stdout)

    return settings_of


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"SECRET_KEY": ""}, NOT_FOUND.format("SECRET_KEY")),
        ({"ALLOWED_HOSTS": ""}, NOT_FOUND.format("ALLOWED_HOSTS")),
        ({"DEBUG": "1"}, "DEBUG est interdit en production."),
    ],
    ids=["no SECRET_KEY", "no ALLOWED_HOSTS", "DEBUG"],
)
def test_production_refuses_to_start_and_says_why(run, change, reason):
    refusal = run("-c", "import reseau.wsgi", **{**PRODUCTION, **change})

    last_line = refusal.stderr.strip().splitlines()[-1]
    assert (refusal.returncode, last_line) == (1, f"django.core.exceptions.ImproperlyConfigured: {reason}")


def test_server_takes_itself_for_production_unless_told_otherwise(run):
    refusal = run("-c", "import reseau.wsgi")

    assert refusal.stderr.strip().endswith(NOT_FOUND.format("SECRET_KEY"))


def test_production_starts_with_its_two_variables(run, tmp_path):
    (tmp_path / "var" / "static").mkdir(parents=True)
    started = run("-W", "error", "-c", "from reseau.wsgi import application; print('prêt')", **PRODUCTION)

    assert (started.returncode, started.stdout, started.stderr) == (0, "prêt\n", "")


def test_production_passes_every_check_of_a_deployment(run):
    checked = run(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        DATABASE_URL="sqlite://:memory:",
        **PRODUCTION,
    )

    assert (checked.returncode, checked.stderr) == (0, "")


def test_production_is_reached_by_https_alone(settings_of):
    names = ["DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]

    assert settings_of(*names, **PRODUCTION) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["familles.example.org"],
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
    }


def test_nothing_set_is_a_safe_local_site(settings_of, tmp_path):
    local = settings_of("DEBUG", "ALLOWED_HOSTS", "DATABASES", "MEDIA_ROOT")

    database = local.pop("DATABASES")["default"]
    assert (database["ENGINE"], database["NAME"]) == (
        "django.db.backends.sqlite3",
        str(tmp_path / "var" / "db.sqlite3"),
    )
    assert local == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "MEDIA_ROOT": str(tmp_path / "var" / "media"),
    }


def test_local_site_keeps_one_secret_key_that_only_its_owner_reads(settings_of, tmp_path):
    keys = [settings_of("SECRET_KEY")["SECRET_KEY"] for _start in range(2)]

    kept = tmp_path / "var" / "secret_key"
    assert keys == [kept.read_text()] * 2
    assert (len(keys[0]) >= 50, oct(kept.stat().st_mode & 0o777)) == (True, "0o600")


def test_database_address_names_a_postgresql(settings_of):
    address = "postgresql://reseau:secret@base.example.org:5433/familles"

    database = settings_of("DATABASES", DATABASE_URL=address)["DATABASES"]["default"]

    assert {name: database[name] for name in ("ENGINE", "HOST", "PORT", "NAME")} == {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "base.example.org",
        "PORT": 5433,
        "NAME": "familles",
    }


def test_languages_are_named_once_each_in_its_own_words(settings_of):
    default = settings_of("LANGUAGES")["LANGUAGES"]
    seven = settings_of("LANGUAGES", LANGUAGES="fr, en,ar,pt,es,tr,fa")["LANGUAGES"]

    assert default == [["fr", "Français"], ["en", "English"], ["ar", "العربيّة"]]
    assert seven == [
        *default,
        *[["pt", "Português"], ["es", "Español"], ["tr", "Türkçe"], ["fa", "فارسی"]],
    ]


@pytest.mark.parametrize(
    ("languages", "reason"),
    [
        (
            "fr,xx",
            "LANGUAGES : « xx » n’est pas un code de langue connu de Django (fr, en, ar, pt…).",
        ),
        ("en,ar", "LANGUAGES : le français (fr) est la langue de référence, il vient en premier."),
        ("en,fr", "LANGUAGES : le français (fr) est la langue de référence, il vient en premier."),
        ("", "LANGUAGES : le français (fr) est la langue de référence, il vient en premier."),
    ],
    ids=["unknown", "no French", "French second", "none"],
)
def test_languages_that_cannot_be_are_refused_in_a_sentence(run, languages, reason):
    refusal = run("manage.py", "check", LANGUAGES=languages)

    last_line = refusal.stderr.strip().splitlines()[-1]
    assert (refusal.returncode, last_line) == (1, f"django.core.exceptions.ImproperlyConfigured: {reason}")
