from django.core.management.base import BaseCommand, CommandError

from reseau.review.monthly import send_monthly_summary


class Command(BaseCommand):
    help = "Écrit à l’équipe ce que le site est devenu le mois dernier, une fois par mois. Le premier du mois."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="écrit même si c’est déjà fait ce mois-ci")

    def handle(self, *, force, **options):
        sent = send_monthly_summary(force=force)
        self.stdout.write(f"{len(sent.done)} courriel(s) envoyé(s).")
        if sent.failed:
            raise CommandError(f"Non envoyé à : {', '.join(sent.failed)}. Relancez la commande.")
