import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest

from reseau.demo.management.commands.demo import APPLICATION_ID
from tests.processes import python

NOT_ITS_OWN = "La démonstration n’écrit que dans sa propre base SQLite : retirez DATABASE_URL."


def query(path, *statements):
    """The rows of the last statement."""
    with closing(sqlite3.connect(path)) as database, database:
        return [database.execute(statement).fetchall() for statement in statements][-1]


def counts(path) -> dict[str, int]:
    tables = ["wagtailcore_page", "users_user", "wagtailcore_revision", "images_customimage", "base_theme"]
    return {table: query(path, f"SELECT count(*) FROM {table}")[0][0] for table in tables}


def content(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A demo begun again over an old one, then an editor's change, then a second run."""
    folder = tmp_path_factory.mktemp("var")
    path = folder / "db.sqlite3"
    query(path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE vieille (nom)")
    (folder / "media").mkdir()
    (folder / "media" / "vieille.jpg").touch()
    first = python("manage.py", "demo", "--reset", "--port", "8765", VAR_DIR=str(folder))
    old = [
        (folder / "media" / "vieille.jpg").exists(),
        *query(path, "SELECT 1 FROM sqlite_master WHERE name='vieille'"),
    ]
    before = counts(path)
    query(path, "UPDATE wagtailcore_page SET title = 'Mon titre' WHERE slug = 'pass-plus-sport-et-culture'")
    second = python("manage.py", "demo", VAR_DIR=str(folder))
    return SimpleNamespace(path=path, first=first, old=old, before=before, second=second)


def test_first_run_says_what_it_does_then_where_the_site_is_and_who_may_enter(site):
    assert (site.first.returncode, site.first.stderr) == (0, "")
    assert [line for line in site.first.stdout.splitlines() if line] == [
        "Base de données…",
        "Contenus : thèmes et langues…",
        "Contenus : accueil et rubriques…",
        "Contenus : partenaires…",
        "Contenus : aides…",
        "Contenus : agenda et actualités…",
        "Contenus : pages du réseau…",
        "Contenus : anglais et arabe…",
        "Contenus : rôles et comptes…",
        "Le site            http://127.0.0.1:8765/",
        "L’administration   http://127.0.0.1:8765/admin/",
        "  admin          mot de passe : admin          (Administration)",
        "  equipe         mot de passe : equipe         (Équipe CCAS)",
        "  ambassadrice   mot de passe : ambassadrice   (Ambassadeurs)",
        "  ambassadeur    mot de passe : ambassadeur    (Ambassadeurs)",
        "  guide          mot de passe : guide          (Guide des aides)",
        "  agenda         mot de passe : agenda         (Agenda)",
        "  annuaire       mot de passe : annuaire       (Annuaire)",
        "  traduction     mot de passe : traduction     (Traduction)",
        "  comptes        mot de passe : comptes        (Comptes)",
    ]


def test_reset_begins_again_from_nothing(site):
    assert site.old == [False]


def test_second_run_says_that_it_keeps_what_is_there(site):
    assert (site.second.returncode, site.second.stderr) == (0, "")
    assert site.second.stdout.splitlines()[:2] == [
        "Base de données…",
        "Les contenus sont déjà là : ils sont gardés (make demo RESET=1 pour recommencer).",
    ]


def test_second_run_doubles_nothing(site):
    assert counts(site.path) == site.before


def test_second_run_keeps_what_an_editor_has_changed(site):
    titles = query(
        site.path,
        "SELECT title FROM wagtailcore_page WHERE slug = 'pass-plus-sport-et-culture' ORDER BY title",
    )

    assert set(titles) == {("Mon titre",)}


@pytest.mark.parametrize("options", [[], ["--reset"]], ids=["run", "reset"])
@pytest.mark.parametrize("kind", ["SQLite", "text"])
def test_file_of_somebody_else_is_refused_and_not_touched(tmp_path, kind, options):
    path = tmp_path / "db.sqlite3"
    if kind == "SQLite":
        query(path, "CREATE TABLE familles (nom)", "INSERT INTO familles VALUES ('Samira')")
    else:
        path.write_text("Ceci n’est pas une base.\n" * 100)
    before = content(tmp_path)

    refusal = python("manage.py", "demo", *options, VAR_DIR=str(tmp_path), SECRET_KEY="local")

    sentence = f"{path} n’est pas une base de démonstration : elle n’a pas été touchée."
    assert (refusal.returncode, refusal.stdout, refusal.stderr) == (1, "", f"CommandError: {sentence}\n")
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    "environment",
    [
        {"DATABASE_URL": "postgresql://reseau@127.0.0.1:9/familles"},
        {"PRODUCTION": "1", "ALLOWED_HOSTS": "familles.example.org"},
    ],
    ids=["PostgreSQL", "production"],
)
def test_real_site_is_refused_and_not_touched(tmp_path, environment):
    refusal = python("manage.py", "demo", "--reset", VAR_DIR=str(tmp_path), SECRET_KEY="x" * 60, **environment)

    assert (refusal.returncode, refusal.stdout, refusal.stderr) == (1, "", f"CommandError: {NOT_ITS_OWN}\n")
    assert content(tmp_path) == {}
