"""Where each text of an author stands: what « Mes textes » says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, TextChoices
from wagtail.models import WorkflowState

from reseau.users.models import User


class Stage(TextChoices):
    """What becomes of the latest words of a text."""

    DRAFT = "draft", "Brouillon"
    READING = "reading", "En relecture"
    TO_CORRECT = "to_correct", "À corriger"
    REFUSED = "refused", "Refusé"
    ONLINE = "online", "En ligne"


@dataclass(frozen=True)
class WritingState:
    """State of one text.

    `is_online`: whether it, or an earlier version of it, can be read on the site. `comment` and `reader` are those
    of the last decision, "" and None where nobody has decided. `since`: when it was sent or decided; None for a draft.
    """

    stage: Stage
    is_online: bool
    comment: str = ""
    reader: User | None = None
    since: datetime | None = None

    @property
    def label(self) -> str:
        """« À corriger », « En ligne, changement en relecture »."""
        if not self.is_online or self.stage == Stage.ONLINE:
            return str(self.stage.label)
        words = {
            Stage.DRAFT: "changement à envoyer",
            Stage.READING: "changement en relecture",
            Stage.TO_CORRECT: "changement à corriger",
            Stage.REFUSED: "changement refusé",
        }
        return f"En ligne, {words[self.stage]}"

    @property
    def reader_name(self) -> str:
        """How the reader signs, « l’équipe » where they have chosen no signature. Never a login."""
        return (self.reader and self.reader.display_name) or "l’équipe"


def states_of(pages: Iterable) -> dict[int, WritingState]:
    """The state of each of `pages` (`NewsPage`), by primary key, in two queries whatever their number."""
    pages = list(pages)
    keys = [str(page.pk) for page in pages]
    kind = pages[0].get_base_content_type() if pages else None
    last = WorkflowState.objects.filter(base_content_type=kind, object_id__in=keys)
    last = last.order_by().values("object_id").annotate(last=Max("pk")).values("last")
    rows = WorkflowState.objects.filter(pk__in=last).select_related(
        "current_task_state__finished_by", "current_task_state__newsreading"
    )
    by_page = {row.object_id: row for row in rows}
    return {page.pk: state_of(page, by_page.get(str(page.pk))) for page in pages}


def state_of(page, last: WorkflowState | None) -> WritingState:
    """State of `page`, whose last reading is `last` (None: it was never sent)."""
    stage, decision = _stage(page, last), last and last.current_task_state
    if stage == Stage.READING:
        return WritingState(stage, page.live, since=decision.started_at)
    decided = stage == Stage.ONLINE and last and last.status == WorkflowState.STATUS_APPROVED
    if decided or stage in (Stage.TO_CORRECT, Stage.REFUSED):
        return WritingState(stage, page.live, decision.comment, decision.finished_by, decision.finished_at)
    return WritingState(stage, page.live)


def _stage(page, last: WorkflowState | None) -> Stage:
    status = last.status if last else ""
    if status == WorkflowState.STATUS_IN_PROGRESS:
        return Stage.READING
    if status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Stage.TO_CORRECT
    if page.live and not page.has_unpublished_changes:
        return Stage.ONLINE
    reading = getattr(last and last.current_task_state, "newsreading", None)
    return Stage.REFUSED if reading and reading.refused else Stage.DRAFT
