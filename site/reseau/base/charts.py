"""A bar chart drawn as SVG on the server: no script, readable by a screen reader, printed as it is."""

from dataclasses import dataclass
from decimal import Decimal

ROW = 56
LABEL = 22
BAR = 18
WIDTH = 640
ROOM_FOR_VALUE = 110


@dataclass(frozen=True)
class Bar:
    """One bar: positions and width in the units of the drawing, `value` as people read it."""

    label: str
    value: str
    y: int
    width: float

    @property
    def label_y(self) -> int:
        return self.y + LABEL - 6

    @property
    def bar_y(self) -> int:
        return self.y + LABEL

    @property
    def value_y(self) -> int:
        return self.y + LABEL + BAR - 4

    @property
    def value_x(self) -> float:
        return self.width + 10


def bars(rows: list[tuple[str, Decimal, str]]) -> list[Bar]:
    """Bars for rows of (label, number, number as people read it), the longest filling the drawing.

    Numbers below zero are drawn as zero: the chart counts things.
    """
    longest = max((number for _label, number, _text in rows), default=0) or 1
    scale = Decimal(WIDTH - ROOM_FOR_VALUE) / Decimal(longest)
    return [
        Bar(label, text, index * ROW, round(float(max(number, 0) * scale), 1))
        for index, (label, number, text) in enumerate(rows)
    ]


def height(rows: int) -> int:
    return rows * ROW
