"""A bar chart drawn on the server: widths for an SVG, words beside it. No script, printed as it is."""

from dataclasses import dataclass
from decimal import Decimal

WIDTH = 640


@dataclass(frozen=True)
class Bar:
    """One bar: `width` in the units of a drawing `WIDTH` wide, `value` as people read it."""

    label: str
    value: str
    width: float


def bars(rows: list[tuple[str, Decimal, str]]) -> list[Bar]:
    """Bars for rows of (label, number from zero up, number as people read it), the longest filling the drawing."""
    longest = max((number for _label, number, _text in rows), default=0) or 1
    return [Bar(label, text, round(float(number / longest * WIDTH), 1)) for label, number, text in rows]
