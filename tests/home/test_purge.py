from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from wagtail.contrib.forms.models import FormSubmission

from reseau.base.models import NetworkSettings
from tests.factories import ContactPageFactory

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def received(site_tree):
    """Receive a message on each of the given days."""
    page = ContactPageFactory(parent=site_tree.home)

    def receive(*moments):
        for moment in moments:
            message = FormSubmission.objects.create(page=page.page_ptr, form_data={"message": str(moment)})
            FormSubmission.objects.filter(pk=message.pk).update(submit_time=moment)

    return receive


def purge(capsys) -> str:
    with time_machine.travel(NOW, tick=False):
        call_command("purge_contact_messages")
    return capsys.readouterr().out


def kept() -> list[datetime]:
    return list(FormSubmission.objects.order_by("submit_time").values_list("submit_time", flat=True))


@pytest.mark.parametrize(
    ("months", "limit"),
    [(6, datetime(2026, 5, 22, 10, tzinfo=UTC)), (1, datetime(2026, 10, 22, 10, tzinfo=UTC))],
)
def test_what_is_older_than_the_setting_is_erased_and_no_more(site_tree, received, capsys, months, limit):
    NetworkSettings.objects.update(contact_retention_months=months)
    second = timedelta(seconds=1)
    received(limit - timedelta(days=400), limit - second, limit, limit + second, NOW)

    assert purge(capsys) == "2 message(s) effacé(s).\n"
    assert kept() == [limit, limit + second, NOW]


def test_six_months_unless_set_otherwise(received, capsys):
    received(datetime(2026, 5, 22, 9, tzinfo=UTC), datetime(2026, 5, 22, 11, tzinfo=UTC))

    purge(capsys)

    assert kept() == [datetime(2026, 5, 22, 11, tzinfo=UTC)]


def test_nothing_to_erase_is_no_error(site_tree, capsys):
    assert purge(capsys) == "0 message(s) effacé(s).\n"
