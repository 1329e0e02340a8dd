"""What an import writes on an event, as plain values that can be kept and compared: JSON and no more.

Keys are fields of EventPage, "dates" (rows of [first day, last day, start, end, place], in ISO format, None for
whole days, "" for the place of the event) and "url" (the event on its own site, "" for none).
"""

import re
from datetime import date, datetime, time

from agenda.choices import ChangeKind, Status
from agenda.dates import span
from agenda.imports.remote import RemoteEvent
from agenda.imports.words import as_rich_text, one_line, place, summary_and_rest
from agenda.models.exceptions import EventException
from agenda.recurrence import RecurrenceError, Slot

FIELDS = [
    *("title", "search_description", "body", "venue", "venue_address", "online_url", "status", "status_message"),
]
MAX_PAST = 200
KEYS = re.compile(r' data-block-key="[^"]*"')  # the editor of the administration marks each paragraph


def values_of(event: RemoteEvent, owner: str) -> dict:
    summary, rest = summary_and_rest(event.description)
    venue, address, online = place(event.location)
    message = f"Annulé par {owner}." if event.cancelled else f"À confirmer par {owner}." if event.tentative else ""
    return {
        "title": event.title,
        "search_description": summary,
        "body": as_rich_text(rest),
        "venue": venue,
        "venue_address": address,
        "online_url": online,
        "status": Status.CANCELLED.value if event.cancelled else Status.CONFIRMED.value,
        "status_message": message[:300],
        "dates": [_row(date.slot, _own_place(date.location, event.location)) for date in event.dates],
        "url": event.url,
    }


def with_past(values: dict, known: dict, now: datetime) -> tuple[dict, int]:
    """`values` with the dates already known and now over, which no calendar need repeat.

    Second, how many dates are left out: those unlike the first in a way that an event of ours cannot have.
    """
    past = [row for row in known.get("dates", []) if span(slot(row))[1] <= now][-MAX_PAST:]
    rows = [*past, *values["dates"]]
    kept = [row for number, row in enumerate(rows) if not number or _fits(row, slot(rows[0]))]
    return values | {"dates": kept}, len(rows) - len(kept)


def values_on(page) -> dict:
    """The same of a page, as it is now; "dates" is None when a person has given it dates that no import gives."""
    values = {name: getattr(page, name) for name in FIELDS}
    return values | {"body": KEYS.sub("", page.body), "dates": _dates_on(page)}


def put(page, values: dict, names: list[str]):
    """Writes some of the values on a page, which is not saved."""
    for name in names:
        if name == "dates":
            _put_dates(page, values["dates"])
        elif name in FIELDS:
            setattr(page, name, values[name])


def slot(row: list) -> Slot:
    first, last, start, end, _place = row
    hours = [time.fromisoformat(hour) if hour else None for hour in (start, end)]
    return Slot(date.fromisoformat(first), date.fromisoformat(last), *hours)


def exception(row: list, usual: Slot | None = None) -> EventException:
    """The row of an event for a date that is not its first, or for a first date in another place."""
    given = slot(row)
    kind = ChangeKind.EXTRA if usual else ChangeKind.MOVED
    same_hours = usual is None or (given.start, given.end) == (usual.start, usual.end)
    return EventException(
        kind=kind,
        day=given.first,
        new_start_time=None if same_hours else given.start,
        new_end_time=None if same_hours else given.end,
        new_venue=row[4],
    )


def _row(given: Slot, place: str = "") -> list:
    hours = [hour.isoformat("minutes") if hour else None for hour in (given.start, given.end)]
    return [given.first.isoformat(), given.last.isoformat(), *hours, place]


def _own_place(location: str, usual: str) -> str:
    return one_line(location) if location and location != usual else ""


def _fits(row: list, usual: Slot) -> bool:
    return exception(row, usual).change(usual).slot == slot(row)


def _dates_on(page) -> list | None:
    page.__dict__.pop("series", None)
    try:
        happenings = page.series.happenings
    except RecurrenceError:
        return None
    changes = [happening.change for happening in happenings if happening.change]
    by_hand = any(
        change.message or change.address or change.kind not in (ChangeKind.EXTRA, ChangeKind.MOVED)
        for change in changes
    )
    if page.repeat or by_hand:
        return None
    return [_row(one.slot, one.change.place if one.change else "") for one in happenings]


def _put_dates(page, rows: list):
    usual = slot(rows[0])
    page.start_date, page.end_date, page.start_time, page.end_time = usual.first, usual.last, usual.start, usual.end
    apart = [exception(row, usual) for row in rows[1:]]
    if rows[0][4]:
        apart.insert(0, exception(rows[0]))
    known = {(row.kind, row.day, row.new_start_time): row for row in page.exceptions.all()}
    for row in apart:
        row.locale = page.locale
        if same := known.get((row.kind, row.day, row.new_start_time)):
            row.pk, row.translation_key = same.pk, same.translation_key
    page.exceptions = apart
    page.settle_dates()
