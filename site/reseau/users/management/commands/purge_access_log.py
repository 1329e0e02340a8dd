from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from reseau.users.models import AccessEvent


class Command(BaseCommand):
    help = "Efface du journal des connexions ce qui a plus d’ACCESS_LOG_DAYS jours. Chaque jour."

    def handle(self, **options):
        now = timezone.now()
        count, _details = AccessEvent.objects.outdated(now - timedelta(days=settings.ACCESS_LOG_DAYS)).delete()
        AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME).delete()
        self.stdout.write(f"{count} ligne(s) effacée(s).")
