"""Closed lists of the guide."""

from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from reseau.base.typesetting import typeset


class Reliability(models.TextChoices):
    """How sure a fact is."""

    VERIFIED = "verified", _("Lu dans une source officielle")
    SECONDARY = "secondary", _("Lu dans un média ou sur un autre site")
    COMPUTED = "computed", _("Calculé, non officiel")
    UNVERIFIED = "unverified", _("Non vérifié")


class Relation(models.TextChoices):
    RELATED = "related", _("À voir aussi")
    EXCLUSIVE = "exclusive", _("Pas en même temps")
    CUMULATIVE = "cumulative", _("Peut s’ajouter")


class TemporaryStatus(models.TextChoices):
    """Why an aid cannot be asked for now: the empty string when it can."""

    CLOSED = "closed", _("Fermée")
    COMING = "coming", _("Bientôt ouverte")
    SUSPENDED = "suspended", _("Suspendue")


STATUS_UNTIL = {
    TemporaryStatus.CLOSED: _("Fermée jusqu’au %(day)s"),
    TemporaryStatus.COMING: _("Bientôt ouverte, après le %(day)s"),
    TemporaryStatus.SUSPENDED: _("Suspendue jusqu’au %(day)s"),
}


def status_in_words(status: str, until: date | None) -> str:
    """A `TemporaryStatus` with its end where it is known, "" without any: « Fermée jusqu’au 3 mars 2027 »."""
    if not status:
        return ""
    if not until:
        return str(TemporaryStatus(status).label)
    return STATUS_UNTIL[TemporaryStatus(status)] % {"day": typeset(date_format(until, "DATE_FORMAT"))}
