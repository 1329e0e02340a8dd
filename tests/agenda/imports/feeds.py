"""Calendars as partners write them, well or badly."""

from datetime import datetime

from agenda.dates import PARIS

NOW = datetime(2026, 11, 2, 9, tzinfo=PARIS)
CAFE = {
    "UID": "cafe@centre.example",
    "SUMMARY": "Café des parents",
    "DTSTART": "20261203T170000Z",
    "DTEND": "20261203T190000Z",
}


def event(**properties) -> str:
    """A VEVENT: a café on 3 December 2026 at 18:00, with other properties (None leaves one out; "__" stands for ";",
    "_" for "-")."""
    lines = [(name.replace("__", ";").replace("_", "-"), value) for name, value in (CAFE | properties).items()]
    given = [name.partition(";")[0] for name, value in lines if ";" in name]
    lines = [(name, value) for name, value in lines if value is not None and name not in given]
    return "".join(["BEGIN:VEVENT\n", *(f"{name}:{value}\n" for name, value in lines), "END:VEVENT\n"])


def calendar(*events: str, more: str = "") -> bytes:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Centre//FR\n{more}{''.join(events)}END:VCALENDAR\n".encode()
