"""Which sentence a new one stands in the place of."""

from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.4  # under that, two sentences have nothing to do with one another


@dataclass(frozen=True)
class Old:
    """A French sentence that is no more, and what it was translated by."""

    source: str
    translation: str


def paired(news: list[str], olds: list[Old]) -> list[tuple[str, Old | None]]:
    """Each of `news` with the one of `olds` that it resembles most, if any does; each of these once.

    `olds` come from the latest to the earliest: of two that are as much alike, the latest is taken.
    """
    scores = [
        (likeness(old.source, new), -rank, number) for number, new in enumerate(news) for rank, old in enumerate(olds)
    ]
    taken, found = set(), {}
    for score, minus_rank, number in sorted(scores, reverse=True):
        rank = -minus_rank
        if score >= ALIKE and number not in found and rank not in taken:
            taken.add(rank)
            found[number] = olds[rank]
    return [(new, found.get(number)) for number, new in enumerate(news)]


def likeness(one: str, other: str) -> float:
    """From 0 to 1, by words: two sentences that differ by one figure are nearly the same."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
