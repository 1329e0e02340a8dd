"""Accounts."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An account of the administration. `display_name` is what signs a text, never the login."""

    display_name = models.CharField(
        "signature",
        max_length=80,
        blank=True,
        help_text="Prénom ou pseudonyme sous lequel paraissent vos textes.",
    )
