"""Keeps the example dates of the demo ahead of today, without touching what an editor has changed."""

from django.db.models import F

from agenda.models import EventPage
from reseau.demo.load import read
from reseau.demo.pages import event_dates


def refresh_examples():
    """Moves the examples that nobody has edited since they were loaded, in every language."""
    rows = {row["slug"]: row["date"] for row in read("events") if isinstance(row["date"], dict)}
    untouched = EventPage.objects.filter(
        slug__in=rows, alias_of=None, first_published_at=F("last_published_at"), has_unpublished_changes=False
    )
    for source in untouched:
        dates = event_dates(rows[source.slug])
        if source.start_date == dates["start_date"]:
            continue
        for page in EventPage.objects.filter(translation_key=source.translation_key):
            for name, value in dates.items():
                setattr(page, name, value)
            page.save()
