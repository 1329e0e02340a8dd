from django.core.management.base import BaseCommand, CommandError

from home.models import HomePage
from home.start import start_site


class Command(BaseCommand):
    help = "Crée les pages d’un site neuf : accueil, rubriques, pages légales, langues et rôles."

    def add_arguments(self, parser):
        parser.add_argument("--name", required=True, help="nom du réseau")
        parser.add_argument("--town", required=True, help="ville")
        parser.add_argument("--hostname", required=True, help="nom du site, comme familles.exemple.fr")
        parser.add_argument("--port", type=int, default=443)

    def handle(self, *, name, town, hostname, port, **options):
        if HomePage.objects.exists():
            raise CommandError("Ce site a déjà des pages : rien n’a été changé.")
        start_site(name=name, town=town, hostname=hostname, port=port)
        self.stdout.write("Le site est prêt. La suite est dans docs/reprendre-le-site.md.")
