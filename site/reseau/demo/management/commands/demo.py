"""`make demo`: a local site full of content, ready to look at."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from home.models import HomePage
from reseau.base.language_sync import sync_languages
from reseau.demo.accounts import ACCOUNTS
from reseau.demo.load import load_demo
from reseau.demo.refresh import refresh_examples
from reseau.users.sync import sync_roles

# Written into the header of the SQLite file (https://sqlite.org/pragma.html#pragma_application_id): "RFMP".
APPLICATION_ID = 0x52464D50


class Command(BaseCommand):
    help = "Prépare la démonstration : base SQLite, contenus d’exemple, un compte par rôle."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="port du site, pour les adresses")
        parser.add_argument("--reset", action="store_true", help="efface la démonstration et recommence")

    def handle(self, *, port, reset, **options):
        database = self.own_database()
        if reset:
            self.erase(database)
        self.say("Base de données…")
        self.mark(database)
        call_command("migrate", verbosity=0, interactive=False)
        if HomePage.objects.exists():
            self.say("Les contenus sont déjà là : ils sont gardés (make demo RESET=1 pour recommencer).")
            for change in sync_languages() + sync_roles():
                self.say(change)
            refresh_examples()
        else:
            load_demo(lambda line: self.say(f"Contenus : {line}…"), port)
        self.goodbye(port)

    def own_database(self) -> Path:
        """Path of the SQLite file of the demo. Refuses, before touching it, any database made by someone else."""
        if settings.PRODUCTION or connection.vendor != "sqlite":
            raise CommandError("La démonstration n’écrit que dans sa propre base SQLite : retirez DATABASE_URL.")
        path = Path(settings.DATABASES["default"]["NAME"])
        if path.exists() and not self.is_own(path):
            raise CommandError(f"{path} n’est pas une base de démonstration : elle n’a pas été touchée.")
        return path

    def is_own(self, path: Path) -> bool:
        """Whether the demo has made this file, or nobody has put anything in it yet."""
        with closing(sqlite3.connect(path)) as database:
            try:
                tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
                return not tables or database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            except sqlite3.DatabaseError:
                return False

    def erase(self, database: Path):
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{database}{suffix}").unlink(missing_ok=True)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)

    def mark(self, database: Path):
        database.parent.mkdir(parents=True, exist_ok=True)
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def say(self, line: str):
        self.stdout.write(line)
        self.stdout.flush()

    def goodbye(self, port):
        address = f"http://127.0.0.1:{port}"
        self.say(f"\nLe site            {address}/")
        self.say(f"L’administration   {address}/admin/")
        for login, password, _signature, role in ACCOUNTS:
            self.say(f"  {login:<14} mot de passe : {password:<14} ({role.name})")
        self.say("")
