"""`import_directory FILE`: a file into the directory, all of it or nothing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from partenaires.choices import Category
from partenaires.imports.carrying_out import french_index
from partenaires.imports.planning import Action, counts, fingerprint
from partenaires.imports.reading import UnreadableError
from partenaires.imports.views import DONE, understood


class Command(BaseCommand):
    help = "Importe un CSV ou un JSON de data.inclusion dans l’annuaire : tout, ou rien."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="le fichier")
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, et ne fait rien")
        parser.add_argument("--category", default="", choices=Category.values, help="type de lieu des fiches nouvelles")

    def handle(self, *args, file, dry_run, category, **options):
        if not (index := french_index()):
            raise CommandError("Le site n’a pas d’annuaire.")
        try:
            work = understood(file.read_bytes(), category)
            reading, lines = work.prepare(index)
        except OSError as error:
            raise CommandError(f"Le fichier ne se lit pas : {error}") from None
        except UnreadableError as error:
            raise CommandError(str(error)) from None
        if reading.ignored:
            self.stdout.write(f"Colonnes ignorées : {', '.join(reading.ignored)}")
        for line in lines:
            self._tell(line)
        found = counts(lines)
        if found[Action.REFUSE]:
            raise CommandError(f"{found[Action.REFUSE]} lignes refusées : rien n’est importé.")
        said = {"created": found[Action.CREATE], "changed": found[Action.CHANGE], "unchanged": found[Action.UNCHANGED]}
        if dry_run:
            self.stdout.write(f"À blanc, rien n’est fait. Ce serait : {DONE.format(**said)}")
            return
        for number in work.carry_out(index, None, fingerprint(lines), published=True):
            self.stdout.write(f"{number} fiches sur {said['created'] + said['changed']}")
        self.stdout.write(DONE.format(**said))

    def _tell(self, line):
        if line.action == Action.REFUSE:
            self.stdout.write(f"ligne {line.number}, {line.title} : refusée. {' '.join(line.reasons)}")
        if line.action == Action.CREATE:
            self.stdout.write(f"ligne {line.number}, {line.title} : à créer")
        if line.action == Action.CHANGE:
            told = " ; ".join(f"{one.column} : « {one.before} » → « {one.after} »" for one in line.changes)
            self.stdout.write(f"ligne {line.number}, {line.title} : à changer. {told}")
