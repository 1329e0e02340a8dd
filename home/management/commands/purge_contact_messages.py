from dateutil.relativedelta import relativedelta
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Site

from reseau.base.models import NetworkSettings


class Command(BaseCommand):
    help = "Efface les messages de contact plus vieux que la durée fixée dans les réglages. À lancer chaque jour."

    def handle(self, **options):
        network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
        limit = timezone.now() - relativedelta(months=network.contact_retention_months)
        count, _details = FormSubmission.objects.filter(submit_time__lt=limit).delete()
        self.stdout.write(f"{count} message(s) effacé(s).")
