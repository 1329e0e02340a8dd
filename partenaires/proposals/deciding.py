"""What the team makes of a proposal: the accepted changes go to the page, one by one, as far as each holds."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from partenaires.proposals import sheet
from partenaires.proposals.models import Proposal

ALL_IS_RIGHT = "all_is_right"
ACCEPTED, REFUSED = "accepted", "refused"


class AlreadyTreated(Exception):
    """Someone else has decided meanwhile."""


@dataclass
class Outcome:
    """What became of a proposal; `faults` holds why an accepted change could not be made, by field."""

    accepted: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    published: bool = False


@transaction.atomic
def decide(proposal: Proposal, accepted: set[str], by, next_review_on: date | None = None) -> Outcome:
    """Applies the `accepted` names (`ALL_IS_RIGHT` among them) and refuses the others.

    A page that has changes of the team which nobody has published is not published: the draft waits with them.
    Raises `ValidationError` when the page itself cannot be saved, `AlreadyTreated` when it is too late.
    """
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.treated_at:
        raise AlreadyTreated
    page = proposal.partner.get_latest_revision_as_object()
    outcome = Outcome()
    offered = sheet.offered(page)
    for name in [name for name in proposal.changes if name in accepted]:
        if fault := _apply(page, offered.get(name), proposal.changes[name]["proposed"]):
            outcome.faults[name] = fault
        else:
            outcome.accepted.append(name)
    if ALL_IS_RIGHT in accepted and proposal.all_is_right:
        outcome.accepted.append(ALL_IS_RIGHT)
    if outcome.accepted:
        _verify(page, proposal, next_review_on)
        outcome.published = _save(page, by)
    _close(proposal, outcome, by)
    log(proposal.partner, "partenaires.proposal", user=by, data={"accepted": outcome.accepted})
    return outcome


def _apply(page, wanted: sheet.Field | None, value: sheet.Value) -> str:
    """Why the change does not hold, and the page is as it was; "" once it is made."""
    if wanted is None:
        return "Ce lieu est protégé : ce champ doit rester vide."
    before, faults = wanted.read(page), _faults(page)
    try:
        wanted.write(page, value)
        new = [fault for fault in _faults(page) if fault not in faults]
    except ValidationError as error:
        new = _sentences(error)
    if new:
        wanted.write(page, before)
    return " ".join(new)


def _faults(page) -> list[str]:
    try:
        page.full_clean()
    except ValidationError as error:
        return _sentences(error)
    return []


def _sentences(error: ValidationError) -> list[str]:
    return [*error.messages] or ["Cette valeur n’est pas valable."]


def _verify(page, proposal: Proposal, next_review_on: date | None):
    """The partner vouches for its page, on the day that it wrote."""
    day = timezone.localdate(proposal.created_at)
    if not page.verified_on or page.verified_on <= day:
        page.verified_on, page.verified_by = day, page.title[:100]
    page.next_review_on = next_review_on


def _save(page, by) -> bool:
    """Whether the page is published."""
    publishes = page.permissions_for_user(by).can_publish() and not page.has_unpublished_changes
    revision = page.save_revision(user=by, log_action=True)
    if publishes:
        revision.publish(user=by)
    return publishes


def _close(proposal: Proposal, outcome: Outcome, by):
    names = [*proposal.changes, *([ALL_IS_RIGHT] if proposal.all_is_right else [])]
    said = {name: ACCEPTED if name in outcome.accepted else REFUSED for name in names}
    proposal.decisions = said | outcome.faults
    proposal.treated_at, proposal.treated_by = timezone.now(), by
    proposal.save(update_fields=["decisions", "treated_at", "treated_by"])
