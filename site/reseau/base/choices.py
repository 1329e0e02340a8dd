"""Closed lists that several sections share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class YesNo(models.TextChoices):
    """An answer that may be unknown: the empty string, which shows nothing."""

    YES = "yes", _("Oui")
    NO = "no", _("Non")
