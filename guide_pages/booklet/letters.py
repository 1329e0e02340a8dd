"""Only what the fonts of the booklet can draw: PDF/UA forbids a letter without a drawing, and Typst then gives up."""

import re
import unicodedata
from functools import cache
from pathlib import Path

COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"
# Said otherwise with the letters that we have.
INSTEAD = str.maketrans(
    {
        **{"\u202f": "\u00a0", "\u00ad": "", "\u200b": "", "\u200f": "", "\ufeff": "", "\t": " ", "\r": ""},
        **{"→": "›", "←": "‹", "≥": ">=", "≤": "<=", "≈": "~", "№": "n°", "‰": " pour mille"},
        **{"☐": "•", "□": "•", "■": "•", "●": "•", "▪": "•", "✓": "•", "✔": "•", "➔": "›", "➜": "›", "⇒": "›"},
    }
)


@cache
def unknown() -> re.Pattern:
    """Matches each character that no font of the booklet has."""
    return re.compile(f"[^\n{COVERAGE.read_text(encoding='utf-8').strip()}]")


def printable(value):
    """`value` (text, or lists and dicts of texts) with its unknown letters replaced, or left out for pictograms."""
    if isinstance(value, dict):
        return {name: printable(item) for name, item in value.items()}
    if isinstance(value, list):
        return [printable(item) for item in value]
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value)
    if not unknown().search(text):
        return text
    return unknown().sub(lambda found: _nearest(found.group()), text.translate(INSTEAD))


def _nearest(letter: str) -> str:
    """The letter without its accent, "?" for one of another alphabet, "" for what is not a letter."""
    base = unicodedata.normalize("NFKD", letter)[0]
    if not unknown().match(base):
        return base
    return "?" if unicodedata.category(letter)[0] in "LN" else ""
