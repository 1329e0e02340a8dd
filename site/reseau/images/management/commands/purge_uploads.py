from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import UploadedFile

KEPT = timedelta(days=1)


class Command(BaseCommand):
    help = "Efface les photos et documents envoyés dont la fiche n’a pas été remplie dans la journée."

    def handle(self, **options):
        count = 0
        for upload in UploadedFile.objects.all():
            there = upload.file.storage.exists(upload.file.name)
            if not there or upload.file.storage.get_modified_time(upload.file.name) < timezone.now() - KEPT:
                upload.file.delete(save=False)
                upload.delete()
                count += 1
        self.stdout.write(f"{count} envois effacés.")
