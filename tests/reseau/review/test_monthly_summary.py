"""`send_monthly_summary`: to the team, what became of the site in the last calendar month, once."""

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from reseau.review.models import ReviewMail
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.factories import AidPageFactory, EventPageFactory, NewsPageFactory
from tests.reading import plain

FIRST = "2026-11-01 07:00:00+01:00"


@pytest.fixture(autouse=True)
def clock(db, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://familles.example"
    with time_machine.travel(FIRST, tick=False) as clock:
        yield clock


@pytest.fixture
def claire(roles):
    return roles.user(TEAM, username="c.durand", email="claire@example.org", display_name="Claire")


@pytest.fixture
def nadia(roles):
    return roles.user(AMBASSADORS, username="n.benali", email="nadia@example.org", display_name="Nadia")


@pytest.fixture
def publish(claire):
    def on_day(page, day):
        with time_machine.travel(f"{day} 12:00:00+01:00", tick=False):
            page.save_revision(user=claire).publish(user=claire)
        return page

    return on_day


@pytest.fixture
def october(site_tree, publish, claire, nadia):
    """An aid new, another one known before, an event taken back; a text that waits."""
    publish(AidPageFactory(parent=site_tree.guide, title="Cantine"), "2026-10-05")
    known = publish(AidPageFactory(parent=site_tree.guide, title="Loyer"), "2026-09-30")
    publish(known, "2026-10-06")
    publish(known, "2026-10-07")
    event = publish(EventPageFactory(parent=site_tree.agenda, title="Fête"), "2026-10-08")
    with time_machine.travel("2026-10-31 23:30:00+01:00", tick=False):
        event.unpublish(user=claire)
    news = NewsPageFactory(parent=site_tree.news, title="Goûter", live=False, owner=nadia)
    with time_machine.travel("2026-10-20 12:00:00+02:00", tick=False):
        news.save_revision(user=nadia)
        news.get_workflow().start(news, nadia)
    return news


def send(**options):
    call_command("send_monthly_summary", **options)


def test_team_reads_what_was_done_by_section_and_what_waits(mailoutbox, october):
    send()

    mail = next(mail for mail in mailoutbox if mail.subject == "Le site en octobre 2026")
    assert mail.to == ["claire@example.org"]
    assert plain(mail.body).splitlines() == [
        "Bonjour,",
        "",
        "Le site en octobre 2026.",
        "",
        "Agenda",
        "- Fête : mis en ligne par Claire",
        "- Fête : retiré par Claire",
        "",
        "Guide des aides",
        "- Cantine : mis en ligne par Claire",
        "- Loyer : modifié par Claire",
        "",
        "Textes qui attendent d’être relus",
        "- Goûter, de Nadia, depuis le 20 octobre",
        f"  https://familles.example{reverse('wagtailadmin_pages:edit', args=[october.pk])}",
        "",
        "Fiches à revoir : 2",
        "https://familles.example/admin/relecture/",
        "",
        "Qui a fait quoi, à filtrer et à exporter :",
        "https://familles.example/admin/relecture/activite/",
        "",
        "Ce courriel part une fois par mois.",
    ]


def test_corrections_asked_for_are_told(mailoutbox, october, claire):
    state = october.current_workflow_task_state
    with time_machine.travel("2026-10-25 12:00:00+01:00", tick=False):
        state.reject(user=claire, comment="Le lieu ?")

    send()

    lines = mailoutbox[-1].body.splitlines()
    assert lines[lines.index("Corrections demandées") + 1] == "- Goûter, par Claire"
    assert "Aucun texte n’attend d’être relu." in lines
    assert "Le lieu ?" not in mailoutbox[-1].body


def test_quiet_month_says_so(mailoutbox, site_tree, claire):
    send()

    assert "Rien n’a été mis en ligne, modifié ni retiré." in mailoutbox[0].body.splitlines()


def test_team_and_administration_are_written_to_and_nobody_else(mailoutbox, claire, nadia, roles):
    roles.user(ADMINISTRATION, email="admin@example.org")
    roles.user(TEAM, email="")
    roles.user(TEAM, email="partie@example.org", is_active=False)

    send()

    assert sorted(address for mail in mailoutbox for address in mail.to) == ["admin@example.org", "claire@example.org"]


def test_summary_leaves_once_a_month(mailoutbox, claire, clock):
    send()
    send()
    clock.move_to("2026-11-30 07:00:00+01:00")
    send()
    assert len(mailoutbox) == 1

    clock.move_to("2026-12-01 07:00:00+01:00")
    send()
    assert [mail.subject for mail in mailoutbox] == ["Le site en octobre 2026", "Le site en novembre 2026"]
    assert list(ReviewMail.objects.order_by("period").values_list("period", flat=True)) == ["2026-10", "2026-11"]


def test_summary_leaves_again_when_forced(mailoutbox, claire):
    send()
    send(force=True)

    assert len(mailoutbox) == 2


def test_january_tells_of_december(mailoutbox, claire, clock):
    clock.move_to("2027-01-01 07:00:00+01:00")
    send()

    assert mailoutbox[0].subject == "Le site en décembre 2026"
