"""What a directory of 5,000 partners costs: `python -m tests.benchmarks.directory`.

The aim is an import of 5,000 rows in under 60 s. DATABASE_URL names another base than SQLite: it is filled, so give it
an empty one. The files are timed as they are first asked for, then as they are asked for again (304).
"""

import csv
import os
from functools import partial
from io import StringIO
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

ROWS = 5000
CHANGED = {"courriel": "neuf@exemple.fr", "description": "Un autre texte.", "adresse": "1 rue Neuve", "langues": "ar"}
LANGUAGES = ["en", "ar"]
FILES = ["csv", "geojson", "json"]


def table(**fields) -> bytes:
    stream = StringIO(newline="")
    rows = [row(number) | fields for number in range(ROWS)]
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def row(number: int) -> dict:
    return {
        "id": f"centre-{number}",
        "nom": f"Centre social numéro {number}",
        "description": "Un lieu pour les familles du quartier.\nOn y vient comme on est.\n• Un café\n• Des jeux",
        "categorie": "centre_social",
        "publics": "familles | familles-monoparentales",
        "services": "Écoute | Halte-garderie",
        "telephones": f"01 47 99 {number // 100 % 100:02} {number % 100:02} (Accueil)",
        "courriel": f"centre{number}@exemple.fr",
        "langues": "fr | ar",
        "adresse": f"{number} rue du Port",
        "code_postal": "92230",
        "commune": "Gennevilliers",
        "latitude": "48.9252",
        "longitude": "2.2945",
        "horaires_accueil": f"Mo-Fr {8 + number % 3:02}:00-17:00; PH off",
    }


def start():
    """A French site, and the two languages that follow it."""
    site = Site.objects.get()
    index = site.root_page.add_child(instance=PartnerIndexPage(title="Annuaire", slug="annuaire"))
    for code in LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        LocaleSynchronization.objects.get_or_create(locale=locale, defaults={"sync_from": index.locale})
    return index


def timed(what: str, do):
    """Says how long it took, and how much of it a processor has worked: on a busy machine, only the latter tells."""
    begun, worked = perf_counter(), process_time()
    done = do()
    print(f"{what:36} : {perf_counter() - begun:7.2f} s, {process_time() - worked:7.2f} s de processeur", flush=True)
    return done


def measure(index):
    for name, content in {"créés": table(), "inchangés": table(), "changés": table(**CHANGED)}.items():
        work = Import(content)
        _reading, lines = timed(f"à blanc, {ROWS} {name}", partial(work.prepare, index))
        done = partial(work.carry_out, index, None, fingerprint(lines), published=True)
        timed(f"faire, {ROWS} {name}", lambda done=done: list(done()))
    client = Client()
    for kind in FILES:
        ask = partial(client.get, f"/annuaire/annuaire.{kind}")
        answer = timed(f"annuaire.{kind}, jusqu’au premier mot", ask)
        content = timed(f"annuaire.{kind}, le reste", answer.getvalue)
        print(f"annuaire.{kind} : {len(content) // 1000} ko")
        timed(f"annuaire.{kind}, déjà connu (304)", partial(ask, headers={"if-none-match": answer.headers["ETag"]}))


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "reseau.settings", "VAR_DIR": folder, "ALLOWED_HOSTS": "testserver"}
        import django

        django.setup()
        from django.core.management import call_command
        from django.test import Client
        from wagtail.models import Locale, Site
        from wagtail_localize.models import LocaleSynchronization

        from partenaires.imports.carrying_out import Import
        from partenaires.imports.planning import fingerprint
        from partenaires.models import PartnerIndexPage

        call_command("migrate", verbosity=0)
        measure(start())
