from django.core.management.base import BaseCommand

from reseau.base.language_sync import set_aside, sync_languages
from reseau.users.sync import sync_roles


class Command(BaseCommand):
    help = "Ouvre chaque langue de LANGUAGES : ses pages, en français tant que personne ne les traduit, et ses droits."

    def handle(self, **options):
        for line in [*(sync_languages() + sync_roles() or ["Rien à changer."]), *set_aside()]:
            self.stdout.write(line)
