from django.core.management.base import BaseCommand

from agenda.models import EventPage, FeedEntry, FeedStamp, Occurrence
from agenda.recurrence import RecurrenceError


class Command(BaseCommand):
    help = "Refait les dates et les calendriers des événements publiés : après une nouvelle version, ou de vacances."

    def handle(self, **options):
        events = EventPage.objects.live().select_related("locale", "place_partner")
        for event in events:
            try:
                Occurrence.objects.rebuild(event)
            except RecurrenceError as error:
                self.stderr.write(f"{event} : {error}")
                continue
            FeedEntry.rewrite(event)
        FeedStamp.touch()
        self.stdout.write(f"{len(events)} événement(s) refait(s).")
