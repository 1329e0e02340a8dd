"""What becomes of registrations when the editor publishes their event again."""

from django.db.models import Q
from django.utils import timezone

from agenda.models.registrations import Registration, places_of
from agenda.registrations import mails
from agenda.registrations.places import followed


def follow(event, before: set):
    """Registrations go with their date when it takes another name: `before` are those that `event` had."""
    for old, new in followed(before, event.recurrence_ids).items():
        Registration.objects.filter(event=event, recurrence_id=old).update(recurrence_id=new)


def tell_changes(event_id: int):
    """Gives new places to those who wait, then tells each person, once, what has changed of their date."""
    with places_of(event_id) as event:
        served = Registration.objects.fill_places(event)
        ends = {date.recurrence_id: date.ends_at for date in event.coming}
        coming = Q(told_end__gt=timezone.now()) | Q(recurrence_id__in=ends)
        rows = list(Registration.objects.filter(coming, event=event))
    for row in rows:
        row.event = event
    mails.ask_to_call([row for row in rows if row.news])
    for row in rows:
        if (news := row.news) and mails.tell_change(row):
            Registration.objects.filter(pk=row.pk).update(**news)  # not `save`: it may just have been cancelled
    mails.tell_served(served)
