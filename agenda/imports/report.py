"""What an import has done, row by row, for the person who looks after it."""

from collections import Counter

from django.db.models import TextChoices

MAX_ROWS = 300


class Outcome(TextChoices):
    CREATED = "created", "créé"
    CHANGED = "changed", "changé"
    WAITING = "waiting", "attend d’être publié"
    KEPT = "kept", "gardé tel qu’ici"
    WITHDRAWN = "withdrawn", "retiré"
    RETURNED = "returned", "revenu"
    NOTED = "noted", "à savoir"
    REFUSED = "refused", "refusé"


class Report:
    """Rows of {"outcome", "title", "detail", "page"} (the id of a page, or None), `MAX_ROWS` at most."""

    def __init__(self):
        self.rows, self.counts = [], Counter()

    def add(self, outcome: Outcome, title: str, detail: str = "", page=None):
        self.counts[outcome] += 1
        if len(self.rows) < MAX_ROWS:
            row = {"outcome": outcome.value, "title": title, "detail": detail, "page": page.pk if page else None}
            self.rows.append(row)

    def in_words(self) -> str:
        counts = [f"{self.counts[outcome]} {outcome.label}" for outcome in Outcome if self.counts[outcome]]
        return ", ".join(counts) or "rien de nouveau"
