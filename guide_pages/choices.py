"""Closed lists of the guide."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
