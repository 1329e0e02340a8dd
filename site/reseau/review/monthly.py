"""The monthly mail: to the team, what became of the site in the last calendar month, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import PageLogEntry, TaskState

from reseau.review.activity import (
    CORRECTION,
    PUBLISHED,
    UNPUBLISHED,
    Month,
    journal,
    name_of,
    section_names,
    section_of,
)
from reseau.review.desk import Reason, desk
from reseau.review.mail import Sent, send_once, team_readers

TO_READ = {Reason.OVERDUE, Reason.DUE, Reason.UNVERIFIED}


@dataclass(frozen=True)
class Deed:
    """What somebody did to a page in the month: « mis en ligne », « modifié », « retiré »."""

    title: str
    done: str
    who: str


@dataclass(frozen=True)
class Waiting:
    title: str
    since: str
    who: str
    page_id: int


def send_monthly_summary(*, force=False) -> Sent:
    """Writes to the team about the month before today’s, once, or again with `force`.

    Whoever could not be written to is tried again by the next run.
    """
    month, sent = Month.before(timezone.localdate()), Sent()
    letter = cache(partial(summary, month))
    for person in team_readers():
        send_once(person, month.name, letter, sent, force)
    return sent


def summary(month: Month) -> tuple[str, str]:
    """Subject and text."""
    name, site = date_format(month.first, "F Y"), settings.WAGTAILADMIN_BASE_URL
    context = {
        "month": name,
        "sections": deeds(month),
        "waiting": waiting(),
        "corrections": corrections(month),
        "due": sum(1 for reasons in desk().reasons().values() if TO_READ.intersection(reasons)),
        "site": site,
        "activity_url": f"{site}{reverse('review_activity:index')}",
        "desk_url": f"{site}{reverse('review_desk:index')}",
    }
    return f"Le site en {name}", render_to_string("review/monthly_mail.txt", context).strip()


def deeds(month: Month) -> dict[str, list[Deed]]:
    """Section → what was done there, a line for each page, deed and person, in the order of the month."""
    names, found = section_names(), {}
    for entry in _public(month):
        deed = Deed(entry.label, _done(entry), name_of(entry.user))
        lines = found.setdefault(section_of(entry.path, names), [])
        if deed not in lines:
            lines.append(deed)
    return dict(sorted(found.items()))


def _public(month: Month) -> Iterable[PageLogEntry]:
    start, end = month.bounds
    earlier = PageLogEntry.objects.filter(
        page=OuterRef("page_id"), action=PUBLISHED, timestamp__lt=OuterRef("timestamp")
    )
    entries = journal().filter(action__in=[PUBLISHED, UNPUBLISHED], timestamp__gte=start, timestamp__lt=end)
    return entries.annotate(was_published=Exists(earlier)).order_by("timestamp", "pk")


def _done(entry) -> str:
    if entry.action == UNPUBLISHED:
        return "retiré"
    return "modifié" if entry.was_published else "mis en ligne"


def corrections(month: Month) -> list[Deed]:
    start, end = month.bounds
    entries = journal().filter(action=CORRECTION, timestamp__gte=start, timestamp__lt=end).order_by("timestamp", "pk")
    return [Deed(entry.label, "correction demandée", name_of(entry.user)) for entry in entries]


def waiting() -> list[Waiting]:
    """The texts that wait to be read now, the oldest first."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("started_at", "pk")
    found = []
    for state in states.select_related("revision", "workflow_state__requested_by"):
        if text := state.revision.content_object:
            since, writer = date_format(timezone.localtime(state.started_at), "j F"), state.workflow_state.requested_by
            found.append(Waiting(getattr(text, "draft_title", str(text)), since, name_of(writer), text.pk))
    return found
