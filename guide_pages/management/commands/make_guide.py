from django.conf import settings
from django.core.management.base import BaseCommand

from guide_pages import editions
from guide_pages.models import GuideEdition
from reseau.base.documents import weight


class Command(BaseCommand):
    help = "Fait une nouvelle édition du guide imprimé, dans chaque langue."

    def handle(self, **options):
        for code, _name in settings.LANGUAGES:
            edition = GuideEdition.of(code)
            editions.make(edition, editions.fingerprint(edition))
            self.stdout.write(f"{edition} : {weight(edition.file.size)}")
