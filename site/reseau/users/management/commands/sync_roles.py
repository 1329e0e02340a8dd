from django.core.management.base import BaseCommand

from reseau.users.roles import sync_roles


class Command(BaseCommand):
    help = "Donne à chaque groupe exactement les droits de la table des rôles (reseau/users/roles.py)."

    def handle(self, **options):
        for change in sync_roles() or ["Rien à changer."]:
            self.stdout.write(change)
