"""`send_review_mail`: to each person what is theirs, to the team everything, once a week."""

from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.urls import reverse

from reseau.review.models import ReviewMail
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM

MONDAY = "2026-11-23 08:00:00+01:00"
SUNDAY = "2026-11-29 23:00:00+01:00"
NEXT_MONDAY = "2026-11-30 08:00:00+01:00"


@pytest.fixture(autouse=True)
def clock(db, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://familles.example"
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def nadia(roles):
    return roles.user(TEAM, username="nadia", email="nadia@example.org")


@pytest.fixture
def samira(roles):
    """Writes an aid, and is in no group that sees them all."""
    return roles.user(AMBASSADORS, username="samira", email="samira@example.org")


def edit(page) -> str:
    return f"https://familles.example{reverse('wagtailadmin_pages:edit', args=[page.pk])}"


def plain(text) -> str:
    """With plain spaces."""
    return text.replace("\xa0", " ")


def addressees(mailoutbox) -> list[str]:
    return [address for mail in mailoutbox for address in mail.to]


def send(**options):
    call_command("send_review_mail", **options)


def test_team_reads_what_is_theirs_then_all_the_rest(mailoutbox, on_day, nadia):
    own, other = on_day(-1, title="Cantine & garde", owner=nadia), on_day(5, title="Loyer", verified_on=None)
    on_day(60, title="En ordre", owner=nadia)

    send()

    (mail,) = mailoutbox
    assert (plain(mail.subject), mail.to) == ("Relecture : 2 fiches à regarder", ["nadia@example.org"])
    assert plain(mail.body).splitlines() == [
        "Bonjour,",
        "",
        "Vos fiches à regarder :",
        "",
        "- Cantine & garde",
        "  révision dépassée",
        f"  {edit(own)}",
        "",
        "Les autres fiches à regarder :",
        "",
        "- Loyer",
        "  à revoir dans les 30 jours, jamais vérifiée",
        f"  {edit(other)}",
        "",
        "Toutes les fiches, les liens et les erreurs signalées :",
        "https://familles.example/admin/relecture/",
        "",
        "Ce courriel part une fois par semaine, quand une fiche attend.",
    ]


def test_owner_out_of_the_team_reads_of_their_pages_only(mailoutbox, on_day, samira):
    on_day(-1, title="Cantine", owner=samira)
    on_day(-1, title="Loyer")

    send()

    (mail,) = mailoutbox
    assert (mail.to, plain(mail.subject)) == (["samira@example.org"], "Relecture : 1 fiche à regarder")
    assert ("Cantine" in mail.body, "Loyer" in mail.body) == (True, False)


def test_every_reason_is_told(mailoutbox, untidy, nadia):
    send()

    told = [line.strip() for line in plain(mailoutbox[0].body).splitlines()]
    for reason in (
        "révision dépassée",
        "à revoir dans les 30 jours",
        "jamais vérifiée",
        "lien mort",
        "erreur signalée",
    ):
        assert reason in told


def test_words_of_a_reader_stay_in_the_administration(mailoutbox, untidy, nadia):
    send()

    assert "Numéro inconnu." not in mailoutbox[0].body


def test_team_and_administration_are_written_to_and_nobody_without_address(mailoutbox, untidy, nadia, samira, roles):
    roles.user(ADMINISTRATION, email="admin@example.org")
    roles.user(TEAM, email="")
    roles.user(TEAM, email="partie@example.org", is_active=False)

    send()

    assert sorted(addressees(mailoutbox)) == ["admin@example.org", "nadia@example.org"]


def test_nobody_is_written_to_when_nothing_waits(mailoutbox, in_order, nadia, capsys):
    send()

    assert (mailoutbox, ReviewMail.objects.count(), capsys.readouterr().out) == ([], 0, "0 courriel(s) envoyé(s).\n")


def test_mail_leaves_once_a_week(mailoutbox, untidy, nadia, clock):
    send()
    send()
    clock.move_to(SUNDAY)
    send()
    assert len(mailoutbox) == 1

    clock.move_to(NEXT_MONDAY)
    send()
    assert len(mailoutbox) == 2
    assert list(ReviewMail.objects.order_by("period").values_list("period", flat=True)) == ["2026-W48", "2026-W49"]


def test_mail_leaves_again_when_forced(mailoutbox, untidy, nadia):
    send()
    send(force=True)

    assert len(mailoutbox) == 2


def test_days_around_new_year_belong_to_one_week(mailoutbox, untidy, nadia, clock):
    for day in ("2026-12-31 12:00:00+01:00", "2027-01-03 12:00:00+01:00"):
        clock.move_to(day)
        send()

    assert [mail.period for mail in ReviewMail.objects.all()] == ["2026-W53"]


class BrokenMailbox(EmailBackend):
    """A server that refuses one person's mail."""

    refused = "nadia@example.org"

    def send_messages(self, messages):
        if self.refused in messages[0].to:
            raise SMTPRecipientsRefused({self.refused: (550, b"Boite pleine")})
        return super().send_messages(messages)


def test_one_full_mailbox_stops_nobody_else_and_is_tried_again(settings, mailoutbox, untidy, nadia, roles, caplog):
    roles.user(TEAM, email="karim@example.org")
    settings.EMAIL_BACKEND = f"{__name__}.BrokenMailbox"

    with pytest.raises(CommandError) as said:
        send()

    assert plain(str(said.value)) == "Non envoyé à : nadia@example.org. Relancez la commande."
    assert (addressees(mailoutbox), caplog.messages) == (["karim@example.org"], ["Courriel de relecture non envoyé."])

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send()
    assert addressees(mailoutbox) == ["karim@example.org", "nadia@example.org"]
