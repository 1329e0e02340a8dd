"""The site as a visitor meets it, served by gunicorn, for the browser tests.

It is another process with its own folder and database: a browser test knows the site by HTTP alone, and
leaves no trace in the databases of the other tests.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = ("collectstatic", "--noinput", "--verbosity=0")
TABLES = ("migrate", "--noinput", "--verbosity=0")
# Commands of manage.py one after the other in one process: each alone would take two seconds to load Wagtail.
COMMANDS = (
    "import json, sys, django; from django.core.management import call_command; django.setup()\n"
    "for command in json.loads(sys.argv[1]): call_command(*command)"
)
STARTUP_SECONDS = 60


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def finish(process: subprocess.Popen, log: Path) -> None:
    """Wait for the end of a command; raise with its own words when it fails."""
    if process.wait():
        raise RuntimeError(f"La préparation du site de test a échoué : {process.args[-1]}\n{log.read_text()}")


def wait_until_served(url: str, server: subprocess.Popen, log: Path) -> None:
    """Return when the site answers; raise with the server's own words when it stops or stays silent."""
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=STARTUP_SECONDS):
                return
        except urllib.error.HTTPError:
            break
        except OSError:  # not listening yet
            time.sleep(0.1)
    raise RuntimeError(f"Le site de test ne répond pas sur {url}.\n{log.read_text()}")


def demo_site(folder: Path, database_url: str = ""):
    """Address of the site with the content of `make demo`."""
    return serve(folder, database_url, [("load_demo", "--port={port}")])


@contextmanager
def serve(folder: Path, database_url: str, fill: Sequence[Sequence[str]], **environment: str) -> Iterator[str]:
    """Address of a site kept in `folder` (mails in `folder/mail`) and in the database, or SQLite.

    `fill`: commands of manage.py, with their options, that fill the empty database; "{port}" is the site's.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        **{"VAR_DIR": str(folder), "DATABASE_URL": database_url, "PRODUCTION": "0"},
        **{"BASE_URL": url, "EMAIL_URL": f"filemail:///{folder}/mail"},
        **{"DJANGO_SETTINGS_MODULE": "reseau.settings"},
        **environment,
    }
    log = folder / "server.log"
    with log.open("w") as output:
        popen = {"cwd": ROOT, "env": environment, "stdout": output, "stderr": subprocess.STDOUT}
        content = json.dumps([TABLES, *([word.format(port=port) for word in command] for command in fill)])
        gunicorn = (sys.executable, "-m", "gunicorn", "reseau.wsgi", "--no-control-socket", "--threads=8")
        # The static files and the server need no database: they are ready before it is.
        with subprocess.Popen([sys.executable, "-c", COMMANDS, content], **popen) as database:
            finish(subprocess.Popen([sys.executable, "manage.py", *STATIC], **popen), log)
            server = subprocess.Popen([*gunicorn, f"--bind=127.0.0.1:{port}"], **popen)
            try:
                finish(database, log)
                wait_until_served(url, server, log)
                yield url
            finally:
                server.terminate()
                server.wait(timeout=STARTUP_SECONDS)
