"""A partner's calendar (RFC 5545): bytes in, plain events and what was wrong out. Pure, and never raises.

Hostile files are met in order: `files` cuts the text into events, `components` refuses those that would take the
machine away, and the clock stops what is left. An event that cannot be read whole is not read at all.
"""

import time
from datetime import datetime, timedelta

import recurring_ical_events
from icalendar import Calendar, Event

from agenda.dates import PARIS, instant, is_clear, span
from agenda.imports.components import component, first_text, is_public, length_of, uid_of
from agenda.imports.files import MAX_PROBLEMS, Parts, split
from agenda.imports.remote import Problem, Reading, Refused, RemoteDate, RemoteEvent
from agenda.imports.words import one_line, plain
from agenda.recurrence import Slot

AHEAD = timedelta(days=366)
MAX_DATES = 60  # of one event
SECONDS = 20  # for one file
UNNAMED = "Un événement sans titre"


def read(body: bytes, now: datetime, *, seconds: float = SECONDS) -> Reading:
    """The events of `body` whose dates end after `now` and begin within the year, in `seconds` at most."""
    parts = split(body)
    if not parts.is_calendar:
        return Reading(error=_what_it_is(body), complete=False)
    reading = Reading(problems=parts.problems, complete=parts.complete)
    deadline = time.monotonic() + seconds
    for uid, events in _by_uid(parts, reading).items():
        if time.monotonic() > deadline:
            reading.complete = False
            _note(reading, "", "Le fichier est trop long à lire : la fin n’est pas lue.")
            break
        title = one_line(first_text(events[0], "SUMMARY")) or UNNAMED
        try:
            reading.events.append(_remote(uid, events, now, lambda fault, of=title: _note(reading, of, fault)))
        except Refused as refused:
            _note(reading, title, f"Pas repris : {refused}.")
        except Exception:  # icalendar, dateutil and the others each raise their own
            _note(reading, title, "Pas repris : ses dates sont illisibles.")
    return reading


def _what_it_is(body: bytes) -> str:
    if not body.strip():
        return "Le fichier est vide."
    if body.lstrip()[:1] == b"<":
        return "Cette adresse mène à une page, pas à un calendrier."
    return "Ce fichier n’est pas un calendrier."


def _note(reading: Reading, title: str, sentence: str):
    if len(reading.problems) < MAX_PROBLEMS:
        reading.problems.append(Problem(title, sentence))


def _by_uid(parts: Parts, reading: Reading) -> dict[str, list[Event]]:
    """The VEVENTs of each UID; none of a UID of which one is refused."""
    groups, broken = {}, set()
    for block in parts.blocks:
        title = _title(block.lines)
        if not (uid := uid_of(block)):
            _note(reading, title, "Pas repris : il n’a pas d’identifiant (UID).")
            continue
        if not is_public(block):
            _note(reading, title, "Pas repris : il est marqué privé.")
            broken.add(uid)
            continue
        reading.uids.add(uid)
        try:
            groups.setdefault(uid, []).append(component(block, parts.zones))
        except Refused as refused:
            broken.add(uid)
            _note(reading, title, f"Pas repris : {refused}.")
        except Exception:
            broken.add(uid)
            _note(reading, title, "Pas repris : il est illisible.")
    return {uid: _without_doubles(uid, events, reading) for uid, events in groups.items() if uid not in broken}


def _title(lines: list[str]) -> str:
    texts = [line.partition(":")[2] for line in lines if line[:7].upper() == "SUMMARY"]
    return one_line(texts[0].replace("\\", "")) if texts else UNNAMED


def _without_doubles(uid: str, events: list[Event], reading: Reading) -> list[Event]:
    """One VEVENT for the series, the last revision of it, then those of the dates apart (RFC 5545, 3.8.7.4)."""
    apart = [event for event in events if "RECURRENCE-ID" in event]
    series = sorted((event for event in events if "RECURRENCE-ID" not in event), key=_revision)
    if len(series) > 1:
        title = one_line(first_text(series[-1], "SUMMARY")) or UNNAMED
        _note(reading, title, "Donné plusieurs fois avec le même identifiant : le dernier compte.")
    return [*series[-1:], *apart]


def _revision(event: Event) -> int:
    number = event.get("SEQUENCE", 0)
    return number if isinstance(number, int) else 0


def _remote(uid: str, events: list[Event], now: datetime, note) -> RemoteEvent:
    """The event of one UID. `note` is called with a sentence for what is left out of it. Raises `Refused`."""
    main = events[0]
    if not (title := one_line(first_text(main, "SUMMARY"))):
        raise Refused("il n’a pas de titre")
    calendar = Calendar()
    calendar.subcomponents = events
    happening = recurring_ical_events.of(calendar).between(now, now + AHEAD)
    on, off = [], []
    for event in happening:
        (off if _state(event) == "CANCELLED" else on).append(event)
    if off and on:
        note(f"{len(off)} date(s) annulée(s), retirée(s) d’ici.")
    return RemoteEvent(
        uid=uid,
        title=title,
        dates=_dates(on or off, now, note),
        description=plain(first_text(main, "DESCRIPTION")),
        location=plain(first_text(main, "LOCATION")),
        url=_address(first_text(main, "URL")),
        cancelled=not on and (bool(off) or _state(main) == "CANCELLED"),
        tentative=_state(main) == "TENTATIVE",
    )


def _dates(events: list[Event], now: datetime, note) -> tuple[RemoteDate, ...]:
    by_start, doubtful = {}, 0
    for event in events:
        slot = _slot(event)
        if slot.is_whole_days or (is_clear(instant(slot.first, slot.start)) and is_clear(instant(slot.last, slot.end))):
            if span(slot)[1] > now:
                by_start.setdefault(span(slot)[0], RemoteDate(slot, plain(first_text(event, "LOCATION"))))
        else:
            doubtful += 1
    if doubtful and not by_start:
        raise Refused("l’heure tombe dans un changement d’heure")
    if doubtful:
        note(f"{doubtful} date(s) laissée(s) de côté : l’heure tombe dans un changement d’heure.")
    if len(by_start) > MAX_DATES:
        note(f"Il a plus de {MAX_DATES} dates : les {MAX_DATES} premières sont reprises.")
    if any(not length_of(event) for event in events):
        note("Sans heure de fin : une heure est comptée.")
    return tuple(by_start[start] for start in sorted(by_start)[:MAX_DATES])


def _slot(event: Event) -> Slot:
    """Days and hours of a clock in Paris; an hour that is written without a zone is one of Paris."""
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        return Slot(start, max(start, end - timedelta(days=1)))
    first, last = (moment.astimezone(PARIS) if moment.tzinfo else moment for moment in (start, end))
    first, last = (
        first.replace(second=0, microsecond=0, tzinfo=None),
        last.replace(second=0, microsecond=0, tzinfo=None),
    )
    if last <= first:
        last = first + timedelta(hours=1)
    return Slot(first.date(), last.date(), first.time(), last.time())


def _state(event: Event) -> str:
    return first_text(event, "STATUS").strip().upper()


def _address(text: str) -> str:
    text = text.strip()
    return text if text.lower().startswith(("https://", "http://")) and len(text) <= 1000 else ""
