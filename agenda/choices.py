"""Closed lists of the agenda."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    HIGHLIGHT = "temps_fort", _("Temps fort")
    WORKSHOP = "atelier", _("Atelier")
    DROP_IN = "permanence", _("Permanence")
    MEETING = "reunion", _("Réunion")
    CONFERENCE = "colloque", _("Colloque")


class Status(models.TextChoices):
    """Values of STATUS for a VEVENT (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED", _("Confirmé")
    CANCELLED = "CANCELLED", _("Annulé")


class YesNo(models.TextChoices):
    """An answer that may be unknown: the empty string, which shows nothing."""

    YES = "yes", _("Oui")
    NO = "no", _("Non")
