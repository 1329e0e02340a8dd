"""What the calendar feeds are made of, ready to send."""

import hashlib
from datetime import UTC, datetime

from django.db import models
from django.db.models.functions import Greatest
from django.utils import timezone

from agenda.entries import entry_of
from agenda.ical import vevents

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class FeedEntry(models.Model):
    """The VEVENTs of one event in its language, written once, when it is published.

    The row outlives an unpublication: SEQUENCE and the dates of a calendar never go back.
    """

    page = models.OneToOneField("agenda.EventPage", models.CASCADE, primary_key=True, related_name="feed_entry")
    text = models.TextField()
    changed_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    text_digest = models.CharField(max_length=64)
    dates_digest = models.CharField(max_length=64)

    def __str__(self):
        return f"{self.page_id} ({self.sequence})"

    @classmethod
    def rewrite(cls, page):
        """Writes the entry of `page` again if what it says has changed; SEQUENCE grows when dates or place have."""
        entry = entry_of(page)
        old = cls.objects.filter(page=page).first()
        bare = vevents(entry, modified=EPOCH, sequence=0)
        digests = {"text_digest": _digest(bare), "dates_digest": _digest(repr(entry.essentials))}
        if old and old.text_digest == digests["text_digest"]:
            return
        sequence = old.sequence + (old.dates_digest != digests["dates_digest"]) if old else 0
        modified = max(timezone.now(), old.changed_at) if old else timezone.now()
        text = vevents(entry, modified=modified, sequence=sequence)
        values = {"text": text, "changed_at": modified, "sequence": sequence, **digests}
        cls.objects.update_or_create(page=page, defaults=values)


class FeedStamp(models.Model):
    """When anything that a feed shows last changed: one row. Never goes back, also after a deletion."""

    touched_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.version} ({self.touched_at})"

    @classmethod
    def touch(cls):
        now = timezone.now()
        changed = cls.objects.filter(pk=1).update(
            touched_at=Greatest("touched_at", now), version=models.F("version") + 1
        )
        if not changed:
            cls.objects.get_or_create(pk=1, defaults={"touched_at": now})

    @classmethod
    def current(cls) -> "FeedStamp":
        """The stamp, in one query; made the first time a feed is asked for."""
        if not (stamp := cls.objects.filter(pk=1).first()):
            stamp, _created = cls.objects.get_or_create(pk=1, defaults={"touched_at": timezone.now()})
        return stamp


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
