from django.core.management.base import BaseCommand, CommandError

from home.models import HomePage
from reseau.demo.load import load_demo


class Command(BaseCommand):
    help = "Charge les contenus d’exemple dans une base migrée et vide, quel que soit son moteur."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="port du site, pour les adresses")

    def handle(self, *, port, **options):
        if HomePage.objects.exists():
            raise CommandError("Ce site a déjà des contenus : rien n’a été chargé.")
        load_demo(self.stdout.write, port)
