"""The weekly mail: to each person, what asks for attention among their pages; to the team, among all of them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from reseau.base.typography import french
from reseau.review.desk import desk, in_words
from reseau.review.models import ReviewMail
from reseau.users.models import User
from reseau.users.roles import APPROVERS

logger = logging.getLogger(__name__)


@dataclass
class Sent:
    """The addresses that a run has written to, and those that it could not."""

    done: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def send_review_mail(*, force=False) -> Sent:
    """Writes to each person who has something to look at, once in a week (ISO), or again with `force`.

    Whoever could not be written to is tried again by the next run.
    """
    week, sent = f"{timezone.localdate():%G-W%V}", Sent()
    reasons = desk().reasons()
    pages = list(desk().filter(pk__in=reasons).select_related("owner"))
    for page in pages:
        page.reasons_in_words = in_words(reasons[page.pk])
    team = set(team_readers())
    for person in readers():
        own = [page for page in pages if page.owner_id == person.pk]
        others = [page for page in pages if page.owner_id != person.pk] if person in team else []
        if own or others:
            send_once(person, week, partial(_letter, own, others), sent, force)
    return sent


def readers() -> QuerySet[User]:
    return User.objects.filter(is_active=True).exclude(email="").order_by("pk")


def team_readers() -> QuerySet[User]:
    return readers().filter(groups__name__in=[role.name for role in APPROVERS]).distinct()


def send_once(person: User, period: str, letter: Callable[[], tuple[str, str]], sent: Sent, force: bool):
    """Sends the subject and the text of `letter` in French, unless `person` had the mail of this `period`."""
    row, is_new = ReviewMail.objects.get_or_create(period=period, recipient=person)
    if not (is_new or force):
        return
    try:
        with override(settings.LANGUAGE_CODE):
            send_mail(*map(french, letter()), None, [person.email])
    except (OSError, ValueError):  # a mail server that is down, an address that cannot be one
        logger.exception("Courriel de relecture non envoyé.")
        row.delete()
        sent.failed.append(person.email)
    else:
        sent.done.append(person.email)


def _letter(own, others) -> tuple[str, str]:
    """Subject and text."""
    count = len(own) + len(others)
    subject = ngettext("Relecture : %(count)d fiche à regarder", "Relecture : %(count)d fiches à regarder", count)
    site = settings.WAGTAILADMIN_BASE_URL
    context = {"own": own, "others": others, "site": site, "desk_url": f"{site}{reverse('review_desk:index')}"}
    return subject % {"count": count}, render_to_string("review/weekly_mail.txt", context).strip()
