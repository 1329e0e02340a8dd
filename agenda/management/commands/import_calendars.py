from django.core.management.base import BaseCommand, CommandError

from agenda.imports.importing import import_source
from agenda.models import CalendarSource
from reseau.base.fetching import fetch


class Command(BaseCommand):
    help = "Reprend les agendas des partenaires dont l’intervalle est écoulé. À lancer chaque heure."
    ask = staticmethod(fetch)

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="reprend aussi ceux qui l’ont été il y a peu")

    def handle(self, **options):
        sources = CalendarSource.objects.filter(active=True) if options["all"] else CalendarSource.objects.due()
        broken = 0
        for source in sources:
            report = import_source(source, ask=self.ask)
            broken += bool(report and source.last_error)
            said = source.last_error or report.in_words() if report else "un autre import est en cours"
            self.stdout.write(f"{source} : {said}")
        if broken:
            raise CommandError(f"{broken} agenda(s) en panne : voir l’administration.")
        if not sources:
            self.stdout.write("Aucun agenda à reprendre.")
