"""What the weekly mail has sent, so that it is sent once."""

from django.conf import settings
from django.db import models


class ReviewMail(models.Model):
    week = models.CharField("semaine", max_length=8, help_text="2026-W47")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta:
        verbose_name = "courriel de relecture"
        constraints = [models.UniqueConstraint(fields=["week", "recipient"], name="one_review_mail_a_week")]

    def __str__(self):
        return f"{self.week} : {self.recipient}"
