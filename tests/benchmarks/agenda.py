"""What the views of the agenda cost as it grows: `python -m tests.benchmarks.agenda`.

Ten times the dates must not take ten times the work: the list shows a page, the archives an event once a year, and
only a month that is itself ten times fuller has more to draw. `dates lues` are the rows made into objects.
"""

import os
from datetime import date, time, timedelta
from tempfile import TemporaryDirectory
from timeit import repeat

DATES = 100  # of each event, one a week: a year behind, a year ahead
SIZES = [10, 100]  # events: 1,000 then 10,000 dates
VIEWS = {"liste": "", "mois": "mois/", "affiche": "affiche/", "archives": "archives/"}


def fill(agenda, start: int, end: int):
    """A weekly event of `DATES` dates for each number."""
    for number in range(start, end):
        event = EventPage(
            title=f"Rencontre {number}",
            start_date=date.today() - timedelta(days=365 - number % 7),
            start_time=time(18),
            end_time=time(20),
            repeat="weekly",
            weekdays=[WEEKDAYS[number % 7]],
            count=DATES,
            free="yes",
        )
        agenda.add_child(instance=event)


def measure(address: str) -> tuple[float, int, int]:
    """(milliseconds, queries, dates read) to answer once what no cache holds."""
    client, read = Client(), []

    def count(**kwargs):
        read.append(1)

    def ask():
        cache.clear()
        assert client.get(address).status_code == 200

    taken = min(repeat(ask, number=1, repeat=5)) * 1000
    post_init.connect(count, sender=Occurrence)
    with CaptureQueriesContext(connection) as queries:
        ask()
    post_init.disconnect(count, sender=Occurrence)
    return taken, len(queries), len(read)


def main():
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    agenda = Site.objects.get().root_page.add_child(instance=AgendaIndexPage(title="Agenda", slug="agenda"))
    first, filled = {}, 0
    for size in SIZES:
        fill(agenda, filled, size)
        filled = size
        print(f"{Occurrence.objects.count()} dates")
        for name, below in VIEWS.items():
            taken, queries, read = measure(f"/agenda/{below}")
            ratio = taken / first.setdefault(name, taken)
            print(f"  {name:9} : {taken:7.1f} ms ({ratio:4.1f} ×), {queries} requêtes, {read} dates lues")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "reseau.settings",
            "VAR_DIR": folder,
            "ALLOWED_HOSTS": "testserver,localhost",
        }
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.cache import cache
        from django.core.management import call_command
        from django.db import connection
        from django.db.models.signals import post_init
        from django.test import Client
        from django.test.utils import CaptureQueriesContext
        from wagtail.models import Site

        from agenda.models import AgendaIndexPage, EventPage, Occurrence
        from agenda.recurrence import WEEKDAYS

        main()
