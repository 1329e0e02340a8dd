import re
from datetime import date, time

import pytest
import time_machine
from django.test import Client, TestCase

from agenda.models import Registration
from tests.factories import EventPageFactory
from tests.reading import soup

NOW = "2026-11-22 10:00:00+01:00"
ZEBULON = {
    "name": "Zébulon Testard",
    "email": "zebulon@example.org",
    "phone": "",
    "adults": "1",
    "children": "0",
}


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def dinner(clock, site_tree):
    """An event of one date and three places, at /agenda/repas/."""
    return new_event(site_tree, title="Repas partagé", slug="repas")


def new_event(site_tree, **fields):
    evening = {"start_date": date(2026, 12, 3), "start_time": time(18), "end_time": time(20)}
    return EventPageFactory(
        parent=site_tree.agenda,
        **{"registration": "places", "capacity": 3, "venue": "Maison commune"} | evening | fields,
    )


@pytest.fixture
def weekly(clock, site_tree):
    """An event of three Thursdays, with three places each, at /agenda/couture/."""
    return new_event(site_tree, title="Couture", slug="couture", repeat="weekly", weekdays=["TH"], count=3)


@pytest.fixture
def visitor(site_tree):
    """A browser that the site protects itself from as in production: the form holds no CSRF token."""
    return Client(enforce_csrf_checks=True)


def form_url(page, language="") -> str:
    return f"{language}/agenda/{page.slug}/inscription/"


def fields(response) -> dict[str, str]:
    """What a browser would send back: each field of the form, with what it holds."""
    form = soup(response).select_one("form.form")
    held = {field["name"]: field.get("value", "") for field in form.select("input")}
    chosen = {select["name"]: select.select_one("[selected]") for select in form.select("select")}
    return held | {name: option["value"] for name, option in chosen.items() if option}


@pytest.fixture
def register(visitor, clock):
    """Open the form of an event, fill it in, send it `seconds` later."""

    def register(page, *, seconds=60, language="", **changes):
        shown = fields(visitor.get(form_url(page, language)))
        clock.shift(seconds)
        return visitor.post(form_url(page, language), {**shown, **ZEBULON, **changes})

    return register


@pytest.fixture
def family(register):
    """Register a family of so many adults, of this name and e-mail address; gives what is kept of it."""

    def family(page, name, adults=1, **changes):
        register(page, name=name, email=f"{name.lower()}@example.org", adults=str(adults), **changes)
        return Registration.objects.latest("pk")

    return family


def kept() -> list[tuple[str, str]]:
    """Who is on the lists, and whether they come."""
    return list(Registration.objects.order_by("pk").values_list("name", "state"))


def publish(event, **changes):
    """The event, published again with these changes by an editor."""
    event = type(event).objects.get(pk=event.pk)
    for name, value in changes.items():
        setattr(event, name, value)
    with TestCase.captureOnCommitCallbacks(execute=True):
        event.save()
    return event


def plain(text: str) -> str:
    """In one line, with plain spaces."""
    return " ".join(text.split())


def subjects(mails) -> list[str]:
    return [plain(mail.subject) for mail in mails]


def cancel_link(mail) -> str:
    """Path of the link to cancel that a mail holds."""
    return re.search(r"http://[^/]+(\S+/inscription/\S+)", mail.body).group(1)
