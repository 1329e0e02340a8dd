"""What the weekly and the monthly mails have sent, so that each is sent once."""

from django.conf import settings
from django.db import models


class ReviewMail(models.Model):
    period = models.CharField("période", max_length=8, help_text="2026-W47, 2026-10")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta:
        verbose_name = "courriel de relecture"
        constraints = [models.UniqueConstraint(fields=["period", "recipient"], name="one_review_mail_a_period")]

    def __str__(self):
        return f"{self.period} : {self.recipient}"
