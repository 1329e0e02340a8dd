"""The picture that goes with a shared link: 1200 × 630, drawn on the server in the site's look."""

import re
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from reseau.base.colours import PAPER, SAFFRON

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
LATIN, ARABIC = "atkinson-next-latin.woff2", "vazirmatn-arabic.woff2"
ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
SIZE = (1200, 630)
MARGIN = 80
HEADING, LEADING, LINES = 72, 92, 4
BRAID = 46


def font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    result = ImageFont.truetype(str(FONTS / name), size)
    result.set_variation_by_axes([weight])
    return result


class Heading:
    """A title in two scripts, each written with its own font, laid out in the direction of the page."""

    def __init__(self, rtl: bool):
        self.rtl = rtl
        self.fonts = {True: font(ARABIC, HEADING, 700), False: font(LATIN, HEADING, 700)}
        self.space = self.fonts[False].getlength(" ")

    def runs(self, words: list[str]) -> list[tuple[bool, str]]:
        """(is Arabic, text) for each stretch of words in one script."""
        groups = groupby(words, key=lambda word: bool(ARABIC_LETTER.search(word)))
        return [(arabic, " ".join(group)) for arabic, group in groups]

    def width(self, words: list[str]) -> float:
        runs = self.runs(words)
        return sum(self.fonts[arabic].getlength(text) for arabic, text in runs) + self.space * (len(runs) - 1)

    def lines(self, text: str) -> list[list[str]]:
        """The words of each line; what does not fit in `LINES` ends with an ellipsis."""
        lines, words = [], text.split()
        while words:
            count = len(words)
            while count > 1 and self.width(words[:count]) > SIZE[0] - 2 * MARGIN:
                count -= 1
            lines.append(words[:count])
            words = words[count:]
        return [*lines[: LINES - 1], [*lines[LINES - 1], "…"]] if len(lines) > LINES else lines

    def draw(self, canvas: ImageDraw.ImageDraw, text: str, colour: str):
        for number, words in enumerate(self.lines(text)):
            x, y = SIZE[0] - MARGIN if self.rtl else MARGIN, MARGIN + number * LEADING
            for arabic, run in self.runs(words):
                canvas.text(
                    (x, y),
                    run,
                    font=self.fonts[arabic],
                    fill=colour,
                    anchor="ra" if self.rtl else "la",
                    direction="rtl" if arabic else "ltr",
                )
                step = self.fonts[arabic].getlength(run) + self.space
                x += -step if self.rtl else step


def braid(canvas: ImageDraw.ImageDraw, brand: str, accent: str):
    """The network's motif along the foot: threads that cross."""
    top, step = SIZE[1] - BRAID - 24, 60
    for offset, colour in ((0, brand), (20, accent), (40, SAFFRON)):
        columns = range(-step - offset, SIZE[0] + step, step)
        points = [(x, top + BRAID * (((x + offset) // step) % 2)) for x in columns]
        canvas.line(points, fill=colour, width=11, joint="curve")


def render(title: str, network: str, *, brand: str, accent: str, rtl: bool = False) -> bytes:
    """PNG of `title` over the name of the network; `rtl` for a page read from right to left."""
    image = Image.new("RGB", SIZE, PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, SIZE[0], 18), fill=brand)
    Heading(rtl).draw(canvas, title, brand)
    # The network's name is in French whatever the language of the page.
    canvas.text((MARGIN, SIZE[1] - 180), network, font=font(LATIN, 34, 500), fill=accent)
    braid(canvas, brand, accent)
    stream = BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
