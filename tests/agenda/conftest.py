from datetime import date, time

import pytest
import time_machine
from django.utils.translation import override

from tests.agenda.calendars import PUBLISHED
from tests.factories import EventPageFactory


@pytest.fixture(autouse=True)
def _french():
    """The language of the last page asked for stays with its thread: each test starts in French."""
    with override("fr"):
        yield


@pytest.fixture
def workshop(site_tree):
    """An event of two hours, at /agenda/atelier/."""
    with time_machine.travel(PUBLISHED, tick=False):
        return EventPageFactory(
            parent=site_tree.agenda,
            title="Atelier du soir",
            slug="atelier",
            kind="atelier",
            start_date=date(2026, 12, 3),
            start_time=time(18),
            end_time=time(20),
        )
