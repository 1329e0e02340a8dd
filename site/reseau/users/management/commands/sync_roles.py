from django.core.management.base import BaseCommand

from reseau.users.sync import drift, sync_roles


class Command(BaseCommand):
    help = "Donne à chaque groupe exactement les droits de la table des rôles (reseau/users/roles.py)."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="dit ce qui serait changé, et ne change rien")

    def handle(self, *, check, **options):
        changes = drift() if check else sync_roles()
        for change in changes or ["Rien à changer."]:
            self.stdout.write(change)
        if check and changes:
            raise SystemExit(1)
