"""Builds the events of the demo from the rows of its data file. Examples are dated from today."""

from datetime import date, time, timedelta

from django.utils import timezone
from wagtail.models import Page

from agenda.choices import Status
from agenda.models import EventException, EventPage, EventPartner
from reseau.demo.pages import add, paragraphs

WORDS = [
    *("online_url", "directions", "free", "price", "step_free", "to_bring", "children_welcome"),
    *("childcare", "childcare_place", "childcare_ages", "childcare_booking"),
    *("registration", "registration_url", "contact_name", "contact_phone", "contact_email"),
]
RULE = ["repeat", "weekdays", "interval", "nth", "count", "school_zone", "skips_public_holidays"]


def load_events(index: Page, rows: list[dict], themes: dict, partners: dict) -> dict[str, EventPage]:
    """The events by their id."""
    events = {}
    for row in rows:
        dates = event_dates(row["date"])
        page = EventPage(
            title=row["title"],
            slug=row["slug"],
            search_description=row["summary"],
            kind=row["kind"],
            body=paragraphs(row.get("body")),
            outcome=paragraphs(row.get("outcome")),
            programme=[("entry", session(moment, dates["start_date"], partners)) for moment in row["programme"]],
            place_partner=partners.get(row.get("place_partner")),
            venue=row.get("place_name") or "",
            venue_address=row.get("place_address") or "",
            languages_spoken=row.get("languages", []),
            capacity=row.get("capacity"),
            status=Status.CANCELLED if row.get("status") == "cancelled" else Status.CONFIRMED,
            status_message=row.get("status_message") or "",
            **dates,
            **{name: row.get(name) or "" for name in WORDS},
        )
        page.partner_links = [EventPartner(partner=partners[key]) for key in row["partners"]]
        page.exceptions = [EventException(**fields) for fields in exceptions(page, row.get("exceptions", []))]
        events[row["id"]] = add(index, page, row["themes"], themes)
    return events


def event_dates(when: date | dict) -> dict:
    """The date fields of an event, from a past day or from a number of days after today (before, if negative)."""
    if isinstance(when, date):
        return {"start_date": when, "end_date": when}
    first = timezone.localdate() + timedelta(days=when["in_days"])
    fields = {"start_date": first, "end_date": first + timedelta(days=when.get("days", 1) - 1)}
    if "start" in when:
        fields |= {"start_time": time.fromisoformat(when["start"]), "end_time": time.fromisoformat(when["end"])}
    fields |= {name: when[name] for name in RULE if name in when}
    event = EventPage(**fields)
    event.settle_dates()
    return fields | {"start_date": event.start_date, "end_date": event.end_date}


def session(moment: dict, start: date, partners: dict) -> dict:
    """A moment of the programme. `day` is 1 for the first day of the event."""
    hours = {f"{name}_time": moment.get(name) and time.fromisoformat(moment[name]) for name in ("start", "end")}
    day = start + timedelta(days=moment["day"] - 1) if "day" in moment else None
    words = {name: moment.get(name) or "" for name in ("text", "place", "speaker")}
    return {"title": moment["title"], "date": day, "partner": partners.get(moment.get("partner")), **hours, **words}


def exceptions(page: EventPage, rows: list[dict]) -> list[dict]:
    """Fields of the dates apart of `page`. `coming` counts the dates after today, `days_later` from that one."""
    page.exceptions = []
    page.settle_dates()
    days = [happening.original.first for happening in page.series.regular]
    days = [day for day in days if day > timezone.localdate()]
    # A database gives back in no order what has none.
    return [exception_fields(row, days[row["coming"] - 1]) | {"sort_order": n} for n, row in enumerate(rows)]


def exception_fields(row: dict, day: date) -> dict:
    fields = {name: row[name] for name in ("kind", "message", "new_venue", "new_address") if name in row}
    later = day + timedelta(days=row.get("days_later", 0))
    if row["kind"] == "extra":
        return fields | {"day": later}
    return fields | {"day": day, "new_date": later if later != day else None}
