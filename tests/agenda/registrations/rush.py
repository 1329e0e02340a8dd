"""Ten people for three places at the same instant, each in a connection of their own.

A process of its own, on a database as the site has it: `python -m tests.agenda.registrations.rush`.
Prints in JSON the statuses of the answers, and how many are confirmed and waiting.
"""

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import django

django.setup()  # before any model is named

from django.core import signing  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from agenda.models import Registration  # noqa: E402
from reseau.base.forms import GIVEN_BACK, SALT  # noqa: E402
from reseau.base.models import NetworkSettings  # noqa: E402
from tests import factories  # noqa: E402

PEOPLE, PLACES = 10, 3


def main():
    call_command("migrate", verbosity=0)
    home = factories.HomePageFactory(parent=Page.get_first_root_node(), slug="accueil")
    Site.objects.update(root_page=home, hostname="localhost", is_default_site=True)
    NetworkSettings.objects.create(site=Site.objects.get())
    agenda = factories.AgendaIndexPageFactory(parent=home)
    day = {"start_date": date(2099, 12, 3), "registration": "places", "capacity": PLACES}
    event = factories.EventPageFactory(parent=agenda, slug="repas", contact_email="mina@example.org", **day)
    start = Barrier(PEOPLE)
    shown_at = signing.dumps(GIVEN_BACK, salt=SALT)

    def send(number: int) -> int:
        client = Client(SERVER_NAME="localhost")
        client.get("/agenda/repas/inscription/")
        said = {"name": f"P{number}", "email": f"p{number}@example.org", "adults": 1, "children": 0}
        said |= {"date": event.dates[0].recurrence_id.isoformat(), "shown_at": shown_at}
        start.wait()
        try:
            return client.post("/agenda/repas/inscription/", said).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as crowd:
        statuses = list(crowd.map(send, range(PEOPLE)))
    states = Counter(Registration.objects.values_list("state", flat=True))
    sys.stdout.write(
        json.dumps({"statuses": statuses, **states, "left": event.left_by_date()[event.dates[0].recurrence_id]})
    )


if __name__ == "__main__":
    main()
