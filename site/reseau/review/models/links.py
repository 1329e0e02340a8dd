"""What became of the links of our pages, when last tried."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from reseau.base.fetching import Failure

PATIENCE = timedelta(days=7)  # a site that is down for a night is no broken link


class LinkState(models.TextChoices):
    OK = "ok", "marche"
    MOVED = "moved", "a changé d’adresse"
    DEAD = "dead", "mort"
    UNREACHABLE = "unreachable", "injoignable"
    REFUSED = "refused", "refuse les robots"
    FORBIDDEN = "forbidden", "interdit"


FAILING = [LinkState.DEAD, LinkState.FORBIDDEN, LinkState.UNREACHABLE]


class LinkCheckQuerySet(models.QuerySet):
    def broken(self):
        """The links that someone must mend: dead, or out of reach for a week. Never one that refuses robots."""
        silent = Q(state=LinkState.UNREACHABLE, failing_since__lte=timezone.now() - PATIENCE)
        return self.filter(Q(state__in=[LinkState.DEAD, LinkState.FORBIDDEN]) | silent)


class LinkCheck(models.Model):
    """A link of a page, and how it answered. Written by `check_links`; a page is never changed by it."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="link_checks", verbose_name="page")
    url = models.CharField("adresse", max_length=2000)
    state = models.CharField("état", max_length=20, choices=LinkState.choices)
    failure = models.CharField("raison", max_length=20, choices=Failure.choices, blank=True)
    status_code = models.PositiveSmallIntegerField("code", null=True, blank=True)
    final_url = models.TextField("nouvelle adresse", blank=True)
    checked_at = models.DateTimeField("essayé le")
    failing_since = models.DateTimeField("en panne depuis", null=True, blank=True)

    objects = models.Manager.from_queryset(LinkCheckQuerySet)()

    class Meta:
        verbose_name = "lien"
        verbose_name_plural = "liens"
        ordering = ["page__title", "url"]
        constraints = [models.UniqueConstraint(fields=["page", "url"], name="one_check_per_link")]

    def __str__(self):
        return self.url

    @property
    def detail(self) -> str:
        """Where it has moved to, or why it does not work."""
        if self.state in (LinkState.OK, LinkState.MOVED):
            return self.final_url
        return self.get_failure_display() or f"réponse {self.status_code}"
