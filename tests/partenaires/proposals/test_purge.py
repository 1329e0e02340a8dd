from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from partenaires.models import Invitation, Proposal
from reseau.base.models import NetworkSettings
from reseau.users.roles import TEAM

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("months", "limit"),
    [(12, datetime(2025, 11, 22, 10, tzinfo=UTC)), (1, datetime(2026, 10, 22, 10, tzinfo=UTC))],
)
def test_what_is_older_than_the_setting_is_erased_with_its_proposal(partner, roles, capsys, months, limit):
    NetworkSettings.objects.update(report_retention_months=months)
    second, user = timedelta(seconds=1), roles.user(TEAM)
    for moment in (limit - timedelta(days=400), limit - second, limit, NOW):
        invitation, _token = Invitation.objects.invite(partner, "a@example.org", user)
        Invitation.objects.filter(pk=invitation.pk).update(created_at=moment)
        Proposal.objects.create(invitation=invitation, remark="Bonjour")

    with time_machine.travel(NOW, tick=False):
        call_command("purge_proposals")
        call_command("purge_proposals")

    assert capsys.readouterr().out == "2 demande(s) effacée(s).\n0 demande(s) effacée(s).\n"
    assert sorted(Invitation.objects.values_list("created_at", flat=True)) == [limit, NOW]
    assert Proposal.objects.count() == 2
