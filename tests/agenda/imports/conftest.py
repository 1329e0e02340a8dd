from functools import partial
from types import SimpleNamespace

import pytest
import time_machine

from agenda.imports.importing import import_source
from agenda.models import CalendarSource, EventPage
from reseau.base.fetching import fetch
from tests.agenda.imports.feeds import NOW, calendar
from tests.factories import PartnerPageFactory
from tests.other_site import other_site

here = partial(fetch, allow_loopback=True)  # this machine stands for a public site


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def partner_site():
    with other_site() as site:
        yield site


@pytest.fixture
def source(site_tree, partner_site, clock):
    """The calendar of a social centre, published as it comes."""
    return CalendarSource.objects.create(
        name="Agenda du centre",
        url=partner_site.url("/agenda.ics"),
        owner=PartnerPageFactory(parent=site_tree.partners, title="Centre social", slug="centre"),
        agenda=site_tree.agenda,
        kind="atelier",
        needs_approval=False,
    )


@pytest.fixture
def run(source, partner_site):
    """Imports a calendar of these events, or this very file; the report as (outcome, title, detail)."""

    def run(*events, body=None, **headers):
        partner_site.serve("/agenda.ics", calendar(*events) if body is None else body, **headers)
        import_source(source, ask=here)
        return [(row["outcome"], row["title"], row["detail"]) for row in source.report]

    return run


@pytest.fixture
def pages(db):
    """What is on the site now: `.one` event, `.titles` of those that are live."""
    return type(
        "Pages",
        (SimpleNamespace,),
        {
            "one": property(lambda self: EventPage.objects.get()),
            "titles": property(lambda self: list(EventPage.objects.live().values_list("title", flat=True))),
        },
    )()
