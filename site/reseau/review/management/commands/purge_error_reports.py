from dateutil.relativedelta import relativedelta
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Site

from reseau.base.models import NetworkSettings
from reseau.review.models import ErrorReport


class Command(BaseCommand):
    help = "Efface les erreurs signalées depuis plus longtemps que la durée fixée dans les réglages. Chaque jour."

    def handle(self, **options):
        network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
        limit = timezone.now() - relativedelta(months=network.report_retention_months)
        count, _details = ErrorReport.objects.filter(created_at__lt=limit).delete()
        self.stdout.write(f"{count} signalement(s) effacé(s).")
