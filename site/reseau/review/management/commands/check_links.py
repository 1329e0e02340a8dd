from django.core.management.base import BaseCommand, CommandError

from reseau.review.checking import DAYS, Offline, check_pages
from reseau.review.models import LinkCheck


class Command(BaseCommand):
    help = "Essaie les liens des fiches vers d’autres sites et note ceux qui ne marchent plus. À lancer chaque nuit."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="essaie aussi ceux qui l’ont été il y a peu")
        parser.add_argument("--days", type=int, default=DAYS, help="âge d’un essai à refaire, en jours")

    def handle(self, *, days, **options):
        try:
            tried = check_pages(everything=options["all"], days=days)
        except Offline:
            raise CommandError("Aucun site ne répond : ce serveur est sans doute coupé d’internet.") from None
        self.stdout.write(f"{tried} lien(s) essayé(s), {LinkCheck.objects.broken().count()} à réparer.")
