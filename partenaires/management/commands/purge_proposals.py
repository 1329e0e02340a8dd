from dateutil.relativedelta import relativedelta
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Site

from partenaires.models import Invitation
from reseau.base.models import NetworkSettings


class Command(BaseCommand):
    help = "Efface les demandes aux partenaires, et ce qu’ils ont proposé, après la durée des réglages. Chaque jour."

    def handle(self, **options):
        network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
        limit = timezone.now() - relativedelta(months=network.report_retention_months)
        old = Invitation.objects.filter(created_at__lt=limit)
        count = old.count()
        old.delete()  # each with its proposal
        self.stdout.write(f"{count} demande(s) effacée(s).")
