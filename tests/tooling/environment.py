"""Where the tests live: a plugin that pytest loads before Django's settings (`-p` in pyproject.toml).

Variables of the developer's own site never reach the tests, and nothing is written under `var/`.
TEST_DATABASE_URL names the PostgreSQL server to test on; without it, SQLite in memory.
"""

import atexit
import os
import tempfile
from pathlib import Path

FROM_THE_DEVELOPER = [
    *("ALLOWED_HOSTS", "BASE_URL", "CACHE_URL", "DATABASE_URL", "DEBUG", "EMAIL_URL", "GEOCODER_HOST", "MEDIA_ROOT"),
    *("BEHIND_PROXY", "REQUIRE_SECOND_FACTOR", "ACCESS_LOG_DAYS", "LANGUAGES"),
]

if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers inherit what follows
    for name in FROM_THE_DEVELOPER:
        os.environ.pop(name, None)
    if url := os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url
    folder = tempfile.TemporaryDirectory(prefix="reseau-tests-")
    atexit.register(folder.cleanup)
    (Path(folder.name) / "static").mkdir()  # whitenoise warns when it is missing
    os.environ |= {"VAR_DIR": folder.name, "PRODUCTION": "0", "SECRET_KEY": "only-for-tests"}
