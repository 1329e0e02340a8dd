"""From the bytes of a partner's file to the lines of each of its events (RFC 5545, 3.1 and 3.4).

Other readers give up a whole file for one wrong line: here each event stands alone. Nothing raises, and the work
grows with the size of the file and no faster, however deep its components lie in one another.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agenda.imports.remote import Problem

MAX_EVENTS = 2000
MAX_LINE = 20_000  # characters; pictures are sent in lines of a million
MAX_LINES = 2000  # of one event
MAX_PROBLEMS = 100
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "URL"}
# Nothing else is even looked at: neither the guests, nor their addresses.
WANTED = {
    *TEXTS,
    *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
    *("STATUS", "CLASS", "SEQUENCE"),
}
NAME = re.compile(r"[A-Za-z-]+")
FOLD = re.compile(rb"\n[ \t]")
NO_CONTROLS = dict.fromkeys([*range(9), *range(10, 32), 127])


@dataclass
class Block:
    """The useful lines of one VEVENT, unfolded; `fault` says why they cannot be used."""

    lines: list[str] = field(default_factory=list)
    fault: str = ""

    def add(self, line: str):
        name = NAME.match(line)
        if not name or (name := name[0].upper()) not in WANTED:
            return
        if len(self.lines) >= MAX_LINES or (len(line) > MAX_LINE and name not in TEXTS):
            self.fault = "il est démesuré"
            return
        self.lines.append(line[:MAX_LINE])


@dataclass
class Parts:
    """`zones`: by TZID, the offsets that the file itself gives it."""

    blocks: list[Block] = field(default_factory=list)
    zones: dict[str, set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_calendar: bool = False
    complete: bool = True

    def cut(self, sentence: str):
        self.complete = False
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem("", sentence))


def split(body: bytes) -> Parts:
    """The events of a file, and what is wrong with the file itself."""
    parts = Parts()
    block, depth, zone, is_open, is_utf8 = None, 0, None, False, True
    for line, was_utf8 in lines_of(body):
        is_utf8 = is_utf8 and was_utf8
        word, _colon, value = line[:40].partition(":")
        word, value = word.strip().upper(), value.strip().upper()
        if (word, value) == ("BEGIN", "VCALENDAR"):
            parts.is_calendar = is_open = True
        elif (word, value) == ("END", "VCALENDAR"):
            is_open = False
        elif not parts.is_calendar:
            continue
        elif (word, value) == ("BEGIN", "VEVENT"):
            if block:
                parts.cut("Un événement n’est pas fermé : il manque peut-être autre chose.")
            if len(parts.blocks) == MAX_EVENTS:
                parts.cut(f"Il y a plus de {MAX_EVENTS} événements : les autres ne sont pas lus.")
                return parts
            block, depth = Block(), 0
        elif (word, value) == ("END", "VEVENT"):
            if block:
                parts.blocks.append(block)
            block = None
        elif block:
            depth = max(0, depth + {"BEGIN": 1, "END": -1}.get(word, 0))
            if not depth and word != "END":
                block.add(line)
        elif (word, value) == ("BEGIN", "VTIMEZONE"):
            zone = ""
        elif word == "TZID" and zone == "":
            zone = line.partition(":")[2].strip()[:200]
        elif word == "TZOFFSETTO" and zone:
            parts.zones.setdefault(zone, set()).add(value[:5])
    if block or is_open:
        parts.cut("Le fichier s’arrête au milieu : il manque peut-être des événements.")
    if not is_utf8:
        parts.problems.append(Problem("", "Le fichier n’est pas en UTF-8 : des accents ont pu se perdre."))
    return parts


def lines_of(body: bytes) -> Iterator[tuple[str, bool]]:
    """Each unfolded line, and whether it was in UTF-8; else it is read as Windows writes in western Europe."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        body = body.decode("utf-16", errors="replace").encode()
    body = body.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Unfolded before it is decoded: some cut a line in the middle of a character.
    for line in FOLD.sub(b"", body).split(b"\n"):
        try:
            yield line.decode().translate(NO_CONTROLS), True
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace").translate(NO_CONTROLS), False
