from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from agenda.models import Registration
from reseau.base.models import NetworkSettings
from tests.agenda.registrations.conftest import kept, publish

END = datetime(2026, 12, 3, 19, tzinfo=UTC)  # of the first date
SECOND = timedelta(seconds=1)


def purge(capsys, moment) -> str:
    with time_machine.travel(moment, tick=False):
        call_command("purge_registrations")
    return capsys.readouterr().out


@pytest.mark.parametrize("days", [30, 7])
def test_registration_is_erased_so_many_days_after_its_date_and_no_sooner(family, weekly, capsys, days):
    NetworkSettings.objects.update(registration_retention_days=days)
    family(weekly, "Amel", date="2026-12-03T17:00:00+00:00")
    family(weekly, "Blaise", date="2026-12-10T17:00:00+00:00")

    assert purge(capsys, END + timedelta(days=days)) == "0 inscription(s) effacée(s).\n"
    assert purge(capsys, END + timedelta(days=days) + SECOND) == "1 inscription(s) effacée(s).\n"
    assert kept() == [("Blaise", "confirmed")]


def test_registration_to_a_date_that_no_longer_exists_is_erased(family, weekly, capsys):
    family(weekly, "Amel", date="2026-12-17T17:00:00+00:00")
    publish(weekly, count=2)

    assert purge(capsys, END) == "1 inscription(s) effacée(s).\n"


def test_registrations_go_with_their_event(family, dinner):
    family(dinner, "Amel")

    dinner.delete()

    assert not Registration.objects.exists()


def test_thirty_days_unless_set_otherwise(site_tree):
    assert NetworkSettings.objects.get(locale__language_code="fr").registration_retention_days == 30
