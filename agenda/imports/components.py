"""One event of a partner's file as `icalendar` has it, once nothing in it can hurt: refused otherwise."""

from datetime import date, datetime, timedelta

from icalendar import Event
from icalendar.parser import Contentline, Parameters

from agenda.imports.files import TEXTS, Block
from agenda.imports.remote import Refused
from agenda.imports.zones import zone_name

YEARS = range(1990, 2101)
MAX_LISTED = 1000  # dates given one by one
MAX_LENGTH = timedelta(days=366)
MAX_UID = 500  # characters
MAX_INTERVAL = 1000
ONCE = ("DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID")
HOURS = ("BYHOUR", "BYMINUTE", "BYSECOND")
# With these, most days are no day of the rule: one that has none at all would be looked for until the year 9999.
SPARSE = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
FREQUENCIES = {"DAILY": SPARSE, "WEEKLY": SPARSE, "MONTHLY": ("BYYEARDAY", "BYWEEKNO"), "YEARLY": ()}


def component(block: Block, offsets: dict[str, set[str]]) -> Event:
    """The VEVENT of `block`. Raises `Refused`."""
    if block.fault:
        raise Refused(block.fault)
    lines = [line for line in (_line(line, offsets) for line in block.lines) if line]
    event = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    for name, _error in event.errors:
        if name not in TEXTS:
            raise Refused(f"{name} est illisible")
    _check_dates(event)
    _check_rule(event)
    return event


def uid_of(block: Block) -> str:
    """The UID of a block, "" for none that can be used."""
    values = [line.partition(":")[2].strip() for line in block.lines if line[:4].upper() in ("UID:", "UID;")]
    return values[0] if values and len(values[0]) <= MAX_UID else ""


def is_public(block: Block) -> bool:
    """Whether a block may be shown to all: a class that is not known is a private one (RFC 5545, 3.8.1.3)."""
    classes = [line.rpartition(":")[2].strip().upper() for line in block.lines if line[:5].upper() == "CLASS"]
    return set(classes) <= {"PUBLIC"}


def first_text(component: Event, name: str) -> str:
    value = component.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def length_of(event: Event) -> timedelta:
    """How long it lasts as it says; a date without end lasts its day, an hour without end no time."""
    start, end = event["DTSTART"].dt, event.get("DTEND")
    if end:
        return end.dt - start
    if duration := event.get("DURATION"):
        return duration.dt
    return timedelta(0) if isinstance(start, datetime) else timedelta(days=1)


def _line(line: str, offsets) -> str:
    """The same line with a time zone that every machine knows; "" for a text that cannot be read."""
    name = line.partition(":")[0].partition(";")[0].upper()
    try:
        name, parameters, value = Contentline(line).parts()
    except ValueError:
        if name in TEXTS:
            return ""
        raise Refused(f"{name} est illisible") from None
    if tzid := parameters.get("TZID"):
        if not (zone := zone_name(str(tzid), offsets)):
            raise Refused(f"son fuseau horaire est inconnu (« {str(tzid)[:60]} »)")
        parameters = Parameters({**parameters, "TZID": zone})
    return str(Contentline.from_parts(name, parameters, value))


def _check_dates(event: Event):
    if "EXRULE" in event:
        raise Refused("il a une règle d’exclusion (EXRULE)")
    if twice := [name for name in ONCE if isinstance(event.get(name), list)]:
        raise Refused(f"{twice[0]} est donné plusieurs fois")
    if "DTSTART" not in event:
        raise Refused("il n’a pas de date")
    start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
    given = [moment for moment in (start, end) if moment is not None]
    if not all(isinstance(moment, date) and moment.year in YEARS for moment in given):
        raise Refused("sa date est invraisemblable")
    if end is not None and _kind(start) != _kind(end):
        raise Refused("son début et sa fin ne s’accordent pas")
    if "DURATION" in event and not isinstance(event["DURATION"].dt, timedelta):
        raise Refused("DURATION est illisible")
    if length_of(event) < timedelta(0):
        raise Refused("il finit avant de commencer")
    if length_of(event) > MAX_LENGTH:
        raise Refused("il dure plus d’un an")
    listed = [len(part.dts) for name in ("RDATE", "EXDATE") for part in _all(event, name)]
    if sum(listed) > MAX_LISTED:
        raise Refused("il a trop de dates")


def _check_rule(event: Event):
    """Refuses a rule that gives many times a day, or that may be looked for without end."""
    if not (rule := event.get("RRULE")):
        return
    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    if frequency not in FREQUENCIES or any(len(rule.get(name, ())) > 1 for name in HOURS):
        raise Refused("il revient plusieurs fois par jour")
    if any(name in rule for name in (*FREQUENCIES[frequency], "RSCALE", "SKIP", "BYEASTER")):
        raise Refused("sa répétition est trop compliquée")
    if not all(month in range(1, 13) for month in rule.get("BYMONTH", ())):
        raise Refused("sa répétition n’a pas de sens")
    if not 1 <= (rule.get("INTERVAL") or [1])[0] <= MAX_INTERVAL or (rule.get("COUNT") or [1])[0] < 1:
        raise Refused("sa répétition n’a pas de sens")


def _kind(moment) -> str:
    if not isinstance(moment, datetime):
        return "day"
    return "floating" if moment.tzinfo is None else "hour"


def _all(event: Event, name: str) -> list:
    value = event.get(name, [])
    return value if isinstance(value, list) else [value]
