"""Accounts."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from reseau.users.addresses import client_address


class User(AbstractUser):
    """An account of the administration. `display_name` is what signs a text, never the login."""

    display_name = models.CharField(
        "signature",
        max_length=80,
        blank=True,
        help_text="Prénom ou pseudonyme sous lequel paraissent vos textes.",
    )

    @property
    def civil_name(self) -> str:
        """First and last name, for those who keep the accounts; "" when they are not known."""
        return super().get_full_name()

    def get_full_name(self) -> str:
        """What Wagtail shows of this account to the others: its signature, never its login nor its civil name."""
        return self.display_name.strip() or ("compte sans signature" if self.is_active else "compte fermé")

    def get_short_name(self) -> str:
        """How mails greet the person."""
        return self.first_name or self.get_full_name()


class AccessEventQuerySet(models.QuerySet):
    def outdated(self, limit):
        """What happened before the moment `limit`."""
        return self.filter(at__lt=limit)

    def record(self, kind: str, request, username: str | None, by: str = ""):
        """Writes that `kind` happened to the account called `username`, from the address of the request.

        A name that no account has is not kept: it may be a password typed into the wrong field.
        """
        known = User.objects.filter(username=username or "").exists()
        return self.create(kind=kind, username=username if known else "", address=client_address(request), by=by)

    def forget_login(self, login: str, nameless: str):
        """The lines about `login`, and those of what it did, name `nameless` from now on: they still make one story."""
        self.filter(username=login).update(username=nameless)
        self.filter(by=login).update(by=nameless)


class AccessEvent(models.Model):
    """Something that happened at the door of the administration: what the administration reads when it doubts.

    Kept for ACCESS_LOG_DAYS (CNIL, délibération n° 2021-122 of 14 October 2021: six months to one year), then
    erased by `purge_access_log`. The account is named, not linked: its line outlives it.
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "mot de passe accepté"
        FAILED = "failed", "mot de passe refusé"
        LOCKED = "locked", "tentatives bloquées"
        CODE_ACCEPTED = "code_accepted", "code accepté"
        CODE_REFUSED = "code_refused", "code refusé"
        RECOVERY_USED = "recovery_used", "code de secours utilisé"
        SIGNED_OUT = "signed_out", "déconnexion"
        FACTOR_SET = "factor_set", "second facteur installé"
        CODES_RENEWED = "codes_renewed", "codes de secours renouvelés"
        FACTOR_REMOVED = "factor_removed", "second facteur retiré"

    at = models.DateTimeField("quand", default=timezone.now, db_index=True)
    kind = models.CharField("quoi", max_length=20, choices=Kind)
    username = models.CharField("compte", max_length=150, blank=True)
    address = models.GenericIPAddressField("adresse", null=True, blank=True)
    by = models.CharField("par", max_length=150, blank=True)

    objects = AccessEventQuerySet.as_manager()

    class Meta:
        verbose_name = "événement de connexion"
        verbose_name_plural = "connexions"
        ordering = ["-at", "-pk"]
        default_permissions = ["view"]

    def __str__(self):
        return f"{self.get_kind_display()} : {self.username or 'compte inconnu'}"
