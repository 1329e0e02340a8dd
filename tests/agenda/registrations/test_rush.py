"""Two people who take the last place at the same instant never both get it."""

import json

import pytest

from tests.processes import python
from tests.tooling.postgres import database_under_test


@pytest.mark.parametrize("attempt", range(2))
def test_ten_people_for_three_places_at_once(tmp_path, attempt):
    """On the database under test, as the site has it: a file for SQLite, a server for PostgreSQL."""
    with database_under_test(f"reseau_rush_{attempt}") as database_url:
        run = python(
            *("-W", "error::ResourceWarning", "-m", "tests.agenda.registrations.rush"),
            **{"VAR_DIR": str(tmp_path), "DATABASE_URL": database_url, "EMAIL_URL": "dummymail://", "DEBUG": "1"},
        )

    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {"statuses": [200] * 10, "confirmed": 3, "waiting": 7, "left": 0}
