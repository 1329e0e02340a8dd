"""Words as people type them, led back to those of the site: « alocasion » is « allocation »."""

import unicodedata
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA  # two letters exchanged are one slip

from reseau.base.text import fold, stems

SHORTEST = 4  # letters: a shorter word has too many neighbours
LONG = 7


def pieces(text: str) -> list[tuple[bool, str]]:
    """`text` cut into words (True) and what stands between them (False)."""
    return [(is_word, "".join(chars)) for is_word, chars in groupby(text, _is_letter)]


def _is_letter(char: str) -> bool:
    return char.isalnum() or bool(unicodedata.combining(char))


def words(text: str) -> list[str]:
    return [piece for is_word, piece in pieces(text) if is_word]


def slips_allowed(word: str) -> int:
    """How many slips of the finger may separate `word` from the word that was meant. A number is never guessed."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 1 if len(word) < LONG else 2


def neighbours(word: str, others: Iterable[str], slips: int) -> list[tuple[str, int]]:
    """Those of `others` at most `slips` away from `word`, each with its distance."""
    found = process.extract(word, list(others), scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(other, distance) for other, distance, _place in found]


class Vocabulary:
    """The words of a site, in one of the languages or in another.

    `prose` is well spelt. `nicknames` are what people type, slips included: they are understood, but nobody is
    led to one that is only a slip of a word of the prose.
    """

    def __init__(self, prose: Iterable[str], nicknames: Iterable[str], *languages: str):
        self.languages = languages
        self.prose = self._spellings(prose)
        self.nicknames = self._spellings(nicknames)

    @staticmethod
    def _spellings(texts: Iterable[str]) -> dict[str, str]:
        """Each word of `texts`, folded, with the way it is written."""
        return {fold(word): word.lower() for text in texts for word in words(text)}

    @cached_property
    def _known(self) -> set[str]:
        return {stems(word, code) for code in self.languages for word in [*self.prose, *self.nicknames]}

    def knows(self, word: str) -> bool:
        """Whether the folded `word`, or the beginning of it, is one of the site's."""
        return any(stems(word, code) in self._known for code in self.languages) or any(
            known.startswith(word) for known in [*self.prose, *self.nicknames]
        )

    def nearest(self, word: str) -> str:
        """The word that was meant by `word`, as it is written; `word` itself when it is known, or too far from any."""
        folded = fold(word)
        understood = self.knows(folded) and not self._is_slip(folded)
        if understood or not (slips := slips_allowed(folded)):
            return word
        targets = self.nicknames | self.prose
        near = [pair for pair in neighbours(folded, targets, slips) if not self._is_slip(pair[0])]
        ranked = sorted((distance, -_common_beginning(folded, other), other) for other, distance in near)
        return targets[ranked[0][-1]] if ranked else word

    def _is_slip(self, word: str) -> bool:
        """Whether the folded `word` is a nickname that is only a slip of a word of the prose."""
        if word in self.prose or word not in self.nicknames:
            return False
        return bool(neighbours(word, self.prose, min(1, slips_allowed(word))))

    def corrected(self, query: str) -> str:
        return "".join(self.nearest(piece) if is_word else piece for is_word, piece in pieces(query))


def _common_beginning(one: str, other: str) -> int:
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), len(one))
