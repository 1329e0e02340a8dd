"""The arithmetic of places: pure functions. A place is a person, adult or child."""

from collections.abc import Hashable, Iterable
from datetime import datetime

from agenda.dates import PARIS


def places_left(capacity: int | None, taken: int) -> int | None:
    """How many are left, never less than 0; None without a limit."""
    return None if capacity is None else max(capacity - taken, 0)


def fits(people: int, left: int | None) -> bool:
    """Whether so many people may still come."""
    return left is None or people <= left


def first_served(waiting: Iterable[tuple[Hashable, int]], left: int | None) -> list[Hashable]:
    """Who of those that wait may come: (key, people) in order of arrival. A smaller family may pass a larger one."""
    served = []
    for key, people in waiting:
        if fits(people, left):
            served.append(key)
            left = left if left is None else left - people
    return served


def followed(before: set[datetime], after: set[datetime]) -> dict[datetime, datetime]:
    """Where each date that a series has lost has gone, by `recurrence_id`.

    An editor who changes the hour of an event renames its dates: each goes to the new one of the same day in Paris.
    An event that has one date, before and after, simply has another day. What goes nowhere is left out.
    """
    lost, new = before - after, after - before
    if len(before) == len(after) == 1:
        return dict(zip(lost, new, strict=True))
    days = {moment.astimezone(PARIS).date(): moment for moment in new}
    found = {moment: days.get(moment.astimezone(PARIS).date()) for moment in lost}
    return {old: moment for old, moment in found.items() if moment}
