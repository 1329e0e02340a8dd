"""What a calendar feed costs the server: `python -m tests.benchmarks.feeds`.

The aim is 1,000 events in under 15 ms. The ratios compare, in one run, the stored entries joined with the same entries
written again by icalendar at each request, a feed kept in the cache, and an answer to who has it already (304).
"""

import os
from datetime import date, time, timedelta
from tempfile import TemporaryDirectory
from timeit import repeat

EVENTS = 1000
FEED = "/agenda/agenda.ics"
RICH = {
    "start_time": time(18),
    "end_time": time(20),
    "search_description": "Une soirée pour parler entre parents, avec des professionnelles de la petite enfance.",
    "body": "<p>" + "Venez comme vous êtes, avec ou sans vos enfants. " * 6 + "</p>",
    "venue": "Espace des Grésillons",
    "venue_address": "28 rue Paul-Vaillant-Couturier\n92230 Gennevilliers",
    "free": "yes",
    "childcare": "yes",
}


def fill():
    site = Site.objects.get()
    agenda = site.root_page.add_child(instance=AgendaIndexPage(title="Agenda", slug="agenda"))
    today = date.today()
    for number in range(EVENTS):
        event = EventPage(title=f"Rencontre {number}", start_date=today + timedelta(days=number % 300), **RICH)
        agenda.add_child(instance=event)


def milliseconds(ask, times=15) -> float:
    return min(repeat(ask, number=1, repeat=times)) * 1000


def measure() -> dict[str, float]:
    client = Client(headers={"accept-encoding": "gzip"})
    etag = client.get(FEED).headers["ETag"]
    request = RequestFactory().get(FEED, headers={"host": "localhost"})

    def written_again():
        for event in EventPage.objects.select_related("locale", "place_partner"):
            vevents(entry_of(event), modified=first_of_month(MONTHS_BACK), sequence=0)

    def anew():
        cache.clear()
        client.get(FEED)

    def joined():
        body = filtered_calendar(request)
        hashlib.sha256(body).hexdigest()

    return {
        "joints et signés": milliseconds(joined),
        "réponse entière, compressée": milliseconds(anew),
        "réponse gardée": milliseconds(lambda: client.get(FEED)),
        "déjà connue (304)": milliseconds(lambda: client.get(FEED, headers={"if-none-match": etag})),
        "écrits à chaque demande": milliseconds(written_again, 1),
    }


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "reseau.settings",
            "VAR_DIR": folder,
            "ALLOWED_HOSTS": "testserver,localhost",
        }
        os.environ.pop("DATABASE_URL", None)
        import hashlib

        import django

        django.setup()
        from django.core.cache import cache
        from django.core.management import call_command
        from django.test import Client, RequestFactory
        from wagtail.models import Site

        from agenda.entries import entry_of
        from agenda.feeds import MONTHS_BACK, filtered_calendar, first_of_month
        from agenda.ical import vevents
        from agenda.models import AgendaIndexPage, EventPage

        call_command("migrate", verbosity=0)
        fill()
        times = measure()
        for name, taken in times.items():
            print(f"{name:28} : {taken:8.1f} ms, {taken / times['joints et signés']:6.1f} ×")
