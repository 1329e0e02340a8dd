"""What is public is read over from time to time: by whom, when, and when next."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel


class ReviewedQuerySet(models.QuerySet):
    """Mixed into the QuerySet of pages that are read over."""

    def overdue(self, day=None):
        """Pages whose next review is past on `day` (today by default), oldest first."""
        return self.filter(next_review_on__lt=day or timezone.localdate()).order_by("next_review_on")

    def due(self, within_days: int = 30):
        """Pages to read over in the coming days, today included, soonest first."""
        today = timezone.localdate()
        span = (today, today + timedelta(days=within_days))
        return self.filter(next_review_on__range=span).order_by("next_review_on")

    def never_verified(self):
        return self.filter(verified_on=None)


class Reviewed(models.Model):
    """Abstract: a page that someone vouches for. Distinct from the day of its last change."""

    verified_on = models.DateField(
        "vérifié le",
        null=True,
        blank=True,
        help_text="Jour où quelqu’un a relu cette fiche et ses sources. Montré au public.",
    )
    verified_by = models.CharField(
        "vérifié par",
        max_length=100,
        blank=True,
        help_text="Un service ou un prénom, tel qu’il sera montré : « CCAS ».",
    )
    next_review_on = models.DateField("à revoir le", null=True, blank=True)

    shared = ["verified_on", "verified_by", "next_review_on"]

    review_panel = MultiFieldPanel([FieldRowPanel(["verified_on", "verified_by", "next_review_on"])], "Relecture")

    class Meta:
        abstract = True

    @classmethod
    def review_action(cls, page_id: int) -> tuple[str, str]:
        """What the desk offers beside reading a page of this type over: words and an address, both "" for nothing."""
        return "", ""
