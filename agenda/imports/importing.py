"""Taking over the calendar of a source: fetched, read, written on the agenda, and reported.

An event whose UID has gone from a whole file is taken off the site if it is still to come, and comes back with its
UID. A file that fails or is cut takes nothing off; nor does a file that is suddenly empty, until it has been for a day.
"""

import logging
import time
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from agenda.imports import pages
from agenda.imports.models import CalendarSource, ImportedEvent
from agenda.imports.reading import read
from agenda.imports.report import Outcome, Report
from agenda.imports.values import values_of, with_past
from reseau.base.fetching import FetchError, fetch

logger = logging.getLogger(__name__)

MAX_BYTES = 2_000_000  # once decompressed
FETCHING = 20  # seconds
WRITING = 600
EMPTY_FOR = timedelta(days=1)
REREAD = timedelta(days=2)  # the year ahead moves on, even if the file does not change
ACCEPT = "text/calendar, text/plain;q=0.5, */*;q=0.1"


class Unreadable(Exception):
    """The source has given no calendar; the message says why, in French."""


def import_source(source: CalendarSource, *, ask=fetch, seconds: float = WRITING) -> Report | None:
    """Imports one source; None while another import of it is under way. What goes wrong is written on the source.

    After `seconds` of writing, the rest waits for the next time.
    """
    if not CalendarSource.objects.claim(source.pk):
        return None
    source.refresh_from_db()
    source.last_error = ""
    run = Run(source, seconds)
    try:
        run.go(ask)
    except Unreadable as error:
        source.last_error = str(error)
    except Exception:
        logger.exception("Import of calendar source %s", source.pk)
        source.last_error = "une erreur imprévue, notée dans le journal du site"
    else:
        source.last_success_at = timezone.now()
    source.last_fetched_at, source.claimed_at = (timezone.now() if run.is_over else source.last_fetched_at), None
    source.save()
    return run.report


class Run:
    """One import of a source. `is_over` is false when there is something left to write."""

    def __init__(self, source: CalendarSource, seconds: float):
        self.source, self.now = source, timezone.now()
        self.report, self.seconds, self.is_over = Report(), seconds, True
        self.rows = {row.uid: row for row in source.imported.select_related("page")}
        self.themes = list(source.themes.all())

    def go(self, ask):
        if not (answer := self.ask(ask)):
            return
        reading = read(answer.body, self.now)
        if reading.error:
            raise Unreadable(reading.error)
        for problem in reading.problems:
            outcome = Outcome.REFUSED if problem.sentence.startswith("Pas repris") else Outcome.NOTED
            self.report.add(outcome, problem.title, problem.sentence)
        deadline = time.monotonic() + self.seconds
        for event in reading.events:
            if time.monotonic() > deadline:
                self.is_over = False
                self.report.add(
                    Outcome.NOTED, "", "Il reste des événements à écrire : ils le seront au prochain import."
                )
                break
            self.take(event)
        if self.is_over and reading.complete:
            self.withdraw(reading.uids)
        self.source.report = self.report.rows
        self.source.validators = self.validators(answer) if self.is_over else {}

    def ask(self, ask):
        """The answer of the source, None if nothing has changed there. Raises `Unreadable`."""
        headers = {"Accept": ACCEPT, **self.conditions()}
        try:
            answer = ask(self.source.url, max_bytes=MAX_BYTES, timeout=FETCHING, headers=headers)
        except FetchError as error:
            raise Unreadable(str(error)) from error
        if answer.status == 304:
            return None
        if answer.status != 200:
            raise Unreadable(f"le site répond {answer.status}")
        if answer.truncated:
            raise Unreadable(f"le fichier fait plus de {MAX_BYTES // 1_000_000} Mo")
        return answer

    def conditions(self) -> dict[str, str]:
        known = self.source.validators
        read_at = parse_datetime(known.get("read_at", ""))
        if known.get("url") != self.source.url or not read_at or read_at < self.now - REREAD:
            return {}
        headers = {"If-None-Match": known["etag"], "If-Modified-Since": known["last_modified"]}
        return {name: value for name, value in headers.items() if value}

    def validators(self, answer) -> dict[str, str]:
        etag, modified = (answer.headers.get(name, "")[:500] for name in ("ETag", "Last-Modified"))
        return {"url": self.source.url, "etag": etag, "last_modified": modified, "read_at": self.now.isoformat()}

    def take(self, event):
        """Writes one event, or reports why not: whatever happens, the others follow."""
        try:
            with transaction.atomic():
                self.upsert(event)
        except ValidationError as error:
            self.report.add(Outcome.REFUSED, event.title, " ".join(error.messages))
        except Exception:
            logger.exception("Event of calendar source %s", self.source.pk)
            self.report.add(Outcome.REFUSED, event.title, "Une erreur imprévue, notée dans le journal du site.")

    def upsert(self, event):
        row = self.rows.get(event.uid)
        if row and not row.page:
            self.report.add(Outcome.KEPT, event.title, "Supprimé ici : il n’est pas recréé.")
            return
        known = row.values if row else {}
        values, left_out = with_past(values_of(event, self.source.owner_name), known, self.now)
        if row and not event.dates:
            self.take_off(row, "Il n’a plus de date à venir.")
            return
        if not values["dates"] or (row and values == known and not row.withdrawn_at):
            return
        if left_out:
            sentence = f"{left_out} date(s) laissée(s) de côté : elles ne durent pas comme la première."
            self.report.add(Outcome.NOTED, event.title, sentence)
        if row and row.page.locked:
            self.report.add(Outcome.KEPT, event.title, "La page est verrouillée ici.", row.page)
            return
        row = row or ImportedEvent(source=self.source, uid=event.uid)
        written = pages.update(row, values) if row.pk else pages.create(row, values, self.themes)
        self.report.add(written.outcome, event.title, written.detail, written.page)

    def withdraw(self, uids: set[str]):
        """Takes off the events that are no longer in the calendar."""
        gone = [row for uid, row in self.rows.items() if uid not in uids]
        if uids:
            self.source.empty_since = None
        elif gone:
            self.source.empty_since = self.source.empty_since or self.now
            if self.now - self.source.empty_since < EMPTY_FOR:
                sentence = "Le calendrier est vide : rien n’est retiré tant qu’il ne l’est pas depuis un jour."
                self.report.add(Outcome.NOTED, "", sentence)
                return
        for row in gone:
            self.take_off(row, "Il n’est plus dans le calendrier.")

    def take_off(self, row: ImportedEvent, why: str):
        """Unpublishes the page of an event that is still to come. It keeps its place, and the draft it may have."""
        page = row.page
        if not page or page.is_past or row.withdrawn_at:
            return
        if not page.live:
            self.report.add(Outcome.NOTED, page.title, f"{why} Ne publiez pas ce brouillon.", page)
            return
        if page.locked:
            self.report.add(Outcome.KEPT, page.title, f"{why} La page est verrouillée ici.", page)
            return
        had_draft = page.has_unpublished_changes
        page.unpublish()
        row.withdrawn_at = None if had_draft else timezone.now()
        row.save()
        self.report.add(Outcome.WITHDRAWN, page.title, why, page)
