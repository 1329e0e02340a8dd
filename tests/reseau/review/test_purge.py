from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from reseau.base.models import NetworkSettings
from reseau.review.models import ErrorReport
from tests.factories import AidPageFactory

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def received(site_tree):
    """Receive a report at each of the given moments."""
    page = AidPageFactory(parent=site_tree.guide)

    def receive(*moments, **fields):
        for moment in moments:
            report = ErrorReport.objects.create(page=page, kind="other", language="fr", **fields)
            ErrorReport.objects.filter(pk=report.pk).update(created_at=moment)

    return receive


def purge(capsys) -> str:
    with time_machine.travel(NOW, tick=False):
        call_command("purge_error_reports")
    return capsys.readouterr().out


def kept() -> list[datetime]:
    return list(ErrorReport.objects.order_by("created_at").values_list("created_at", flat=True))


@pytest.mark.parametrize(
    ("months", "limit"),
    [(12, datetime(2025, 11, 22, 10, tzinfo=UTC)), (1, datetime(2026, 10, 22, 10, tzinfo=UTC))],
)
@pytest.mark.parametrize("state", ["new", "handled"])
def test_what_is_older_than_the_setting_is_erased_and_no_more(site_tree, received, capsys, months, limit, state):
    NetworkSettings.objects.update(report_retention_months=months)
    second = timedelta(seconds=1)
    received(limit - timedelta(days=400), limit - second, limit, limit + second, NOW, state=state)

    assert purge(capsys) == "2 signalement(s) effacé(s).\n"
    assert kept() == [limit, limit + second, NOW]
    assert purge(capsys) == "0 signalement(s) effacé(s).\n"


def test_a_year_unless_set_otherwise(received, capsys):
    received(datetime(2025, 11, 22, 9, tzinfo=UTC), datetime(2025, 11, 22, 11, tzinfo=UTC))

    purge(capsys)

    assert kept() == [datetime(2025, 11, 22, 11, tzinfo=UTC)]
