import pytest
from django.core.management import CommandError, call_command

from agenda.imports.importing import import_source
from agenda.management.commands.import_calendars import Command
from agenda.models import CalendarSource, EventPage
from tests.agenda.imports.conftest import here
from tests.agenda.imports.feeds import calendar, event


class Here(Command):
    ask = here


@pytest.fixture
def import_calendars(capsys):
    """Runs the command on this machine's own server; the lines that it prints."""

    def import_calendars(**options):
        try:
            call_command(Here(), **options)
        finally:
            import_calendars.said = capsys.readouterr().out.splitlines()
        return import_calendars.said

    return import_calendars


def test_what_is_due_is_imported_and_then_waits_for_its_interval(source, partner_site, import_calendars, clock):
    partner_site.serve("/agenda.ics", calendar(event(), event(UID="b", DTSTART=None)))

    assert import_calendars() == ["Agenda du centre : 1 créé, 1 refusé"]
    assert import_calendars() == ["Aucun agenda à reprendre."]
    assert import_calendars(all=True) == ["Agenda du centre : 1 refusé"]
    clock.shift(5 * 3600)
    assert import_calendars() == ["Aucun agenda à reprendre."]
    clock.shift(3600)
    assert import_calendars() == ["Agenda du centre : 1 refusé"]


def test_one_that_fails_stops_none_and_the_command_says_so(source, partner_site, import_calendars):
    partner_site.serve("/agenda.ics", calendar(event()))
    CalendarSource.objects.create(name="A", url=partner_site.url("/404"), agenda=source.agenda)
    CalendarSource.objects.create(name="B", url="https://10.0.0.1/a.ics", agenda=source.agenda)
    CalendarSource.objects.create(name="C", url=partner_site.url("/500"), agenda=source.agenda, active=False)

    with pytest.raises(CommandError, match="2 agenda"):
        import_calendars()

    assert import_calendars.said == [
        "A : le site répond 404",
        "Agenda du centre : 1 créé",
        "B : adresse d’un réseau privé",
    ]
    assert EventPage.objects.count() == 1


def test_one_that_another_import_holds_is_left_to_it(source, partner_site, import_calendars):
    CalendarSource.objects.claim(source.pk)

    assert import_calendars() == ["Agenda du centre : un autre import est en cours"]
    assert partner_site.asked == []


def test_a_fault_of_ours_is_noted_and_frees_the_source(source, caplog):
    def breaks(*arguments, **options):
        raise RuntimeError

    import_source(source, ask=breaks)

    assert source.last_error == "une erreur imprévue, notée dans le journal du site"
    assert [record.exc_info[0] for record in caplog.records] == [RuntimeError]
    assert CalendarSource.objects.claim(source.pk)
