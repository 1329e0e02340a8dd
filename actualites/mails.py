"""The mails of the reading-over: to the team when a text is sent, to its author at each decision."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import TaskState

from reseau.base.typography import french
from reseau.users.models import User

logger = logging.getLogger(__name__)

SUBJECTS = {
    "to_read": "À relire : « {title} »",
    "approved": "En ligne : votre texte « {title} »",
    "planned": "Accepté : votre texte « {title} »",
    "to_correct": "À corriger : votre texte « {title} »",
    "refused": "Non retenu : votre texte « {title} »",
}


def tell_team(reading):
    """Writes to each reader of the task that a text is there to be read. The author is not among them."""
    page = reading.page.specific
    writers = _writers(reading)
    groups = reading.task.specific.groups.all()
    readers = User.objects.filter(groups__in=groups).exclude(pk__in=[user.pk for user in writers]).distinct()
    latest = reading.revision.as_object()
    _tell(readers, "to_read", latest.title, {"signature": latest.signature, "is_change": page.live} | _links(reading))


def tell_author(reading):
    """Writes to who has written or sent the text what was decided, with the words of the reader."""
    page = type(reading.page.specific).objects.get(pk=reading.page.pk)
    kind = _kind(reading, page)
    context = {"comment": reading.comment, "reader": reading.finished_by.display_name, "is_online": page.live}
    context["public_url"] = page.full_url if page.live else ""
    others = [user for user in _writers(reading) if user != reading.finished_by]
    _tell(others, kind, reading.revision.as_object().title, context | _links(reading))


def _kind(reading, page) -> str:
    if reading.status == TaskState.STATUS_APPROVED:
        return "approved" if page.live and not page.has_unpublished_changes else "planned"
    return "refused" if reading.refused else "to_correct"


def _writers(reading) -> list[User]:
    writers = [reading.page.owner, reading.workflow_state.requested_by]
    return [user for user in dict.fromkeys(writers) if user]


def _links(reading) -> dict:
    def absolute(name, *args):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(f'wagtailadmin_pages:{name}', args=args)}"

    return {
        "edit_url": absolute("edit", reading.page.pk),
        "preview_url": absolute("workflow_preview", reading.page.pk, reading.task_id),
    }


def _tell(people, kind: str, title: str, context: dict):
    addresses = [user.email for user in people if user.is_active and user.email]
    subject = SUBJECTS[kind].format(title=" ".join(title.split()))
    text = render_to_string(f"actualites/mails/{kind}.txt", context | {"title": title}).strip()
    transaction.on_commit(partial(_send, addresses, subject, text), robust=True)


def _send(addresses: list[str], subject: str, text: str):
    """One mail for each: nobody learns the address of another. The step is taken whether they arrive or not."""
    for address in addresses:
        try:
            send_mail(french(subject), french(text), None, [address])
        except (OSError, ValueError):  # a mail server that is down, an address that cannot be one
            logger.exception("Courriel de relecture d’une actualité non envoyé.")
