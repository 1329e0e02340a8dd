from io import StringIO

from django.core.management import call_command

from agenda.models import EventException, FeedEntry, Occurrence
from tests.agenda.calendars import FEED, titles


def rebuild():
    answer, faults = StringIO(), StringIO()
    call_command("rebuild_agenda", stdout=answer, stderr=faults)
    return answer.getvalue(), faults.getvalue()


def test_dates_and_calendars_are_made_again_and_the_same(client, workshop):
    Occurrence.objects.all().delete()
    FeedEntry.objects.update(text="", text_digest="")

    assert rebuild() == ("1 événement(s) refait(s).\n", "")
    assert Occurrence.objects.get().starts_at == workshop.starts_at
    assert titles(client) == ["Atelier du soir"]


def test_what_has_not_changed_keeps_every_byte(client, workshop):
    before = client.get(FEED).content
    rebuild()

    assert client.get(FEED).content == before


def test_an_event_whose_dates_no_longer_hold_is_named_and_the_others_are_made(workshop):
    EventException.objects.create(page=workshop, kind="skipped", day="2026-12-04", locale=workshop.locale)

    answer, faults = rebuild()

    assert faults == "Atelier du soir : Le 04/12/2026 n’est pas une des dates de cet événement.\n"
