"""Keeps the example dates of the demo ahead of today, without touching what an editor has changed."""

from datetime import timedelta

from django.db.models import F

from agenda.models import EventPage
from reseau.demo.events import event_dates, exceptions
from reseau.demo.load import read


def refresh_examples():
    """Moves the examples that nobody has edited since they were loaded, in every language."""
    rows = {row["slug"]: row for row in read("events") if isinstance(row["date"], dict)}
    untouched = EventPage.objects.filter(
        slug__in=rows, alias_of=None, first_published_at=F("last_published_at"), has_unpublished_changes=False
    )
    for source in untouched:
        row = rows[source.slug]
        dates = event_dates(row["date"])
        if source.start_date == dates["start_date"]:
            continue
        for page in EventPage.objects.filter(translation_key=source.translation_key):
            move(page, dates, row.get("exceptions", []))


def move(page: EventPage, dates: dict, rows: list[dict]):
    """Gives `page` its new dates; what it says of each date apart stays in its own language."""
    shift_programme(page, dates["start_date"] - page.start_date)
    for name, value in dates.items():
        setattr(page, name, value)
    apart = list(page.exceptions.all())
    for exception, fields in zip(apart, exceptions(page, rows), strict=True):
        exception.day, exception.new_date = fields["day"], fields.get("new_date")
    page.exceptions = apart
    page.save()


def shift_programme(page: EventPage, delay: timedelta):
    for moment in page.programme:
        if day := moment.value["date"]:
            moment.value["date"] = day + delay
