"""The figures of a sentence, and a translation that takes the new ones when only they have changed."""

import re
from collections import Counter

from reseau.base.text import DIGITS

# "1 200,50" is one figure: groups of three digits, then perhaps decimals.
FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
NOT_A_DIGIT = re.compile(r"\D")


def figures(text: str) -> list[str]:
    """The figures of `text` in its order, as it writes them: "1 200 € en 2026" gives ["1 200", "2026"]."""
    return FIGURE.findall(text.translate(DIGITS))


def same_figures(text: str, other: str) -> bool:
    """Whether two texts, in any two languages, say the same figures, in whatever order and with whatever spaces."""
    return _counted(text) == _counted(other)


def carry(old_source: str, old_translation: str, new_source: str) -> str | None:
    """The translation of `new_source`, when it is `old_source` with other figures; None when it is more than that.

    Each figure that changes must be found once, and once only, in both old texts.
    """
    old, new = figures(old_source), figures(new_source)
    if _skeleton(old_source) != _skeleton(new_source) or len(old) != len(new):
        return None
    changes = {_bare(was): becomes for was, becomes in zip(old, new, strict=True) if was != becomes}
    written = _counted(old_translation)
    if not all(_counted(old_source)[bare] == written[bare] == 1 for bare in changes):
        return None
    translation = old_translation.translate(DIGITS)
    return FIGURE.sub(lambda found: changes.get(_bare(found.group()), found.group()), translation)


def _bare(figure: str) -> str:
    return NOT_A_DIGIT.sub("", figure)


def _counted(text: str) -> Counter:
    return Counter(map(_bare, figures(text)))


def _skeleton(text: str) -> str:
    return FIGURE.sub("#", text.translate(DIGITS))
