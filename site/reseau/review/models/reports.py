"""The errors that readers report. Nothing is kept about who reports them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

HOUR = timedelta(hours=1)
MOST_FOR_A_PAGE = 20  # an hour
MOST_FOR_THE_SITE = 100


class ErrorKind(models.TextChoices):
    WRONG_AMOUNT = "wrong_amount", _("Un montant est faux")
    DEAD_LINK = "dead_link", _("Un lien ne marche pas")
    CHANGED_RULES = "changed_rules", _("Les conditions ont changé")
    WRONG_NUMBER = "wrong_number", _("Un numéro de téléphone est faux")
    OTHER = "other", _("Autre chose")


class ErrorState(models.TextChoices):
    NEW = "new", "à traiter"
    HANDLED = "handled", "traité"


class ErrorReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ErrorState.NEW)

    def are_too_many(self, page_id: int) -> bool:
        """Whether so many have come within the hour, for a page or in all, that a program must be at work."""
        recent = self.filter(created_at__gt=timezone.now() - HOUR)
        return recent.count() >= MOST_FOR_THE_SITE or recent.filter(page=page_id).count() >= MOST_FOR_A_PAGE


class ErrorReport(models.Model):
    page = models.ForeignKey(Page, models.CASCADE, related_name="error_reports", verbose_name="page")
    kind = models.CharField(_("Qu’est-ce qui ne va pas ?"), max_length=20, choices=ErrorKind.choices)
    message = models.TextField(_("En quelques mots"), max_length=2000, blank=True)
    language = models.CharField("langue", max_length=10, help_text="Celle dans laquelle la page était lue.")
    created_at = models.DateTimeField("reçu le", auto_now_add=True, db_index=True)
    state = models.CharField("état", max_length=10, choices=ErrorState.choices, default=ErrorState.NEW)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="traité par"
    )
    handled_at = models.DateTimeField("traité le", null=True, blank=True)
    note = models.TextField("note", blank=True, help_text="Ce qui a été corrigé, ou pourquoi rien ne l’a été.")

    objects = models.Manager.from_queryset(ErrorReportQuerySet)()

    class Meta:
        verbose_name = "erreur signalée"
        verbose_name_plural = "erreurs signalées"
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.page})"

    def set_state(self, state: str, user):
        """Says who has handled it and when; nobody, once it is to be handled again."""
        is_handled = state == ErrorState.HANDLED
        self.state = state
        self.handled_by, self.handled_at = (user, timezone.now()) if is_handled else (None, None)
