from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Site

from agenda.models import Registration
from reseau.base.models import NetworkSettings


class Command(BaseCommand):
    help = "Efface les inscriptions aux dates passées depuis plus longtemps que la durée des réglages. Chaque jour."

    def handle(self, **options):
        network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
        limit = timezone.now() - timedelta(days=network.registration_retention_days)
        count, _details = Registration.objects.outdated(limit).delete()
        self.stdout.write(f"{count} inscription(s) effacée(s).")
