"""Who is told what, by mail."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends.locmem import EmailBackend

from reseau.base.typography import french
from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.factories import UserFactory


class DeadServer(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected("rien au bout du fil")


@pytest.fixture
def sent(mailoutbox):
    """(addresses, subject) of each mail since the last look."""

    def look():
        mails = [(mail.to, mail.subject) for mail in mailoutbox]
        mailoutbox.clear()
        return mails

    return look


def test_each_reader_of_the_team_is_told_of_a_text_to_read(roles, author, approver, write, mailoutbox, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://reseau.example"
    page = write(author)

    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["equipe@example.org"], french("À relire : « La rentrée du réseau »"))
    assert "Nadia a envoyé un texte" in mail.body
    assert f"https://reseau.example/admin/pages/{page.pk}/edit/" in mail.body
    assert f"https://reseau.example/admin/pages/workflow/preview/{page.pk}/" in mail.body


def test_neither_the_author_nor_closed_accounts_nor_other_roles_are_told(roles, write, sent):
    author = roles.user(TEAM, email="autrice@example.org")
    roles.user(TEAM, email="partie@example.org", is_active=False)
    roles.user(TEAM, email="")
    roles.user(AMBASSADORS, email="ambassadrice@example.org")
    UserFactory(is_superuser=True, email="technique@example.org")
    roles.user(ADMINISTRATION, email="administration@example.org")

    write(author)

    assert sent() == [(["administration@example.org"], french("À relire : « La rentrée du réseau »"))]


def test_who_is_in_two_groups_of_readers_is_told_once(roles, author, write, sent):
    both = roles.user(TEAM, email="deux@example.org")
    both.groups.add(*roles.user(ADMINISTRATION).groups.all())

    write(author)

    assert [to for to, _subject in sent()] == [["deux@example.org"]]


def test_the_team_is_told_that_a_change_leaves_the_old_words_online(
    author, approver, write, act, send_again, mailoutbox
):
    page = write(author)
    act(approver, page, "approve")
    mailoutbox.clear()

    send_again(author, page, title="La rentrée déplacée")

    (mail,) = mailoutbox
    assert mail.subject == french("À relire : « La rentrée déplacée »")
    assert "L’ancienne version reste en ligne" in mail.body


@pytest.mark.parametrize(
    ("decision", "subject", "comment"),
    [
        ("approve", "En ligne : votre texte « La rentrée du réseau »", "Merci, c’est <clair> & vif."),
        ("reject", "À corriger : votre texte « La rentrée du réseau »", "Ajoutez le lieu & l’heure."),
        ("refuse", "Non retenu : votre texte « La rentrée du réseau »", "Un enfant y est nommé."),
    ],
)
def test_the_author_is_told_of_each_decision_with_the_words_of_the_reader(
    author, approver, write, act, mailoutbox, decision, subject, comment
):
    page = write(author)
    mailoutbox.clear()

    act(approver, page, decision, comment=comment)

    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["nadia@example.org"], french(subject))
    assert f"Claire, du CCAS vous écrit\xa0:\n\n{comment}" in mail.body
    assert [word for word in ("equipe", "workflow", "None") if word in mail.body] == []


def test_an_approval_without_a_word_says_only_where_the_text_is(author, approver, write, act, mailoutbox):
    page = write(author)
    mailoutbox.clear()

    act(approver, page, "approve")

    (mail,) = mailoutbox
    assert "http://testserver/actualites/rentree/" in mail.body
    assert "vous écrit" not in mail.body


def test_a_reader_without_signature_is_the_team(roles, author, write, act, mailoutbox):
    page = write(author)

    act(roles.user(TEAM, username="jdupont"), page, "reject", comment="Le lieu ?")

    body = mailoutbox[-1].body
    assert ("L’équipe vous écrit" in body, "jdupont" in body) == (True, False)


def test_a_closed_account_is_told_nothing(roles, author, approver, write, act, sent):
    page = write(author)
    author.is_active = False
    author.save()
    sent()

    act(approver, page, "approve")

    assert sent() == []


def test_a_dead_mail_server_stops_no_step(author, approver, write, act, send_again, settings):
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    page = write(author)
    act(approver, page, "reject", comment="Le lieu ?")
    send_again(author, page, title="Avec le lieu")

    act(approver, page, "approve")

    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Avec le lieu")


def test_a_title_on_two_lines_is_a_subject_on_one(author, approver, write, act, mailoutbox):
    page = write(author)
    draft = page.get_latest_revision_as_object()
    draft.title = "La rentrée\nBcc: tout@example.org"
    draft.save_revision(user=author)
    mailoutbox.clear()

    act(approver, page, "reject", comment="Le titre ?")

    assert [mail.subject for mail in mailoutbox] == [
        french("À corriger : votre texte « La rentrée Bcc: tout@example.org »")
    ]
