"""How many are expected, date by date."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum

from agenda.choices import RegistrationState
from agenda.models.registrations import PEOPLE
from agenda.registrations.places import places_left


@dataclass
class DateSummary:
    """People confirmed and waiting, places left (None without a limit), families to call."""

    when: str
    confirmed: int
    waiting: int
    left: int | None
    without_email: int
    is_cancelled: bool


def by_date(event) -> list[DateSummary]:
    """The dates to come of `event`, and the past ones that someone had registered for."""
    people = {
        state: Sum(PEOPLE, filter=Q(state=state), default=0)
        for state in (RegistrationState.CONFIRMED.value, RegistrationState.WAITING.value)
    }
    rows = event.registrations.order_by().values("recurrence_id")
    counts = {row["recurrence_id"]: row for row in rows.annotate(without=Count("pk", filter=Q(email="")), **people)}
    return [_summary(event, date, counts.get(date.recurrence_id, {})) for date in event.dates if _shown(date, counts)]


def _shown(date, counts: dict[datetime, dict]) -> bool:
    return date.recurrence_id in counts or not (date.is_past or date.is_cancelled)


def _summary(event, date, counts: dict) -> DateSummary:
    confirmed = counts.get("confirmed", 0)
    return DateSummary(
        when=date.when,
        confirmed=confirmed,
        waiting=counts.get("waiting", 0),
        left=places_left(event.capacity, confirmed),
        without_email=counts.get("without", 0),
        is_cancelled=date.is_cancelled,
    )
