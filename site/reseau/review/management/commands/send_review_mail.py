from django.core.management.base import BaseCommand, CommandError

from reseau.review.mail import send_review_mail


class Command(BaseCommand):
    help = "Écrit à chaque responsable et à l’équipe quelles fiches relire, une fois par semaine. Chaque lundi."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="écrit même si c’est déjà fait cette semaine")

    def handle(self, *, force, **options):
        sent = send_review_mail(force=force)
        self.stdout.write(f"{len(sent.done)} courriel(s) envoyé(s).")
        if sent.failed:
            raise CommandError(f"Non envoyé à : {', '.join(sent.failed)}. Relancez la commande.")
