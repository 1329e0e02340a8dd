"""How a town's colours reach its pages: a stylesheet, the drawings of the braid, the icons.

A town that kept our colours is served the files of `static/img`; another one, the same drawings in its own.
Their addresses hold the colours: what they answer never changes.
"""

from functools import cached_property
from io import BytesIO
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse
from PIL import Image

from reseau.base import colours

IMAGES = Path(__file__).resolve().parent.parent / "static" / "img"
DRAWINGS = ["band", "band-deep", "ring", "ring-dark", "logo", "logo-dark", "favicon"]
ICON_SIZES = [32, 180]
# How much of each pixel of the icon is covered by each thread: red for the first, green, blue.
ICON_THREADS = Path(__file__).with_name("icon-threads.png")


class Look:
    """The addresses that the head of a page gives, for the colours of the settings."""

    def __init__(self, network):
        self.is_own = network.has_own_colours
        self.brand, self.accent = network.brand_colour, network.accent_colour
        self._colours = [self.brand.lstrip("#"), self.accent.lstrip("#")]

    @property
    def stylesheet(self) -> str:
        """The stylesheet of the town's own colours; "" where it kept ours."""
        return reverse("appearance", args=self._colours) if self.is_own else ""

    @property
    def favicon(self) -> str:
        return reverse("drawing", args=[*self._colours, "favicon"]) if self.is_own else static("img/favicon.svg")

    @property
    def small_icon(self) -> str:
        return self._icon(32, "img/favicon-32.png")

    @property
    def touch_icon(self) -> str:
        """What a telephone shows among its applications."""
        return self._icon(180, "img/apple-touch-icon.png")

    def _icon(self, size: int, ours: str) -> str:
        return reverse("icon", args=[*self._colours, size]) if self.is_own else static(ours)

    @cached_property
    def bars(self) -> dict[str, str]:
        """Colour of the browser's own bars in each scheme; ours are written in the stylesheet too."""
        if not self.is_own:
            return {"light": colours.BRAND, "dark": "#0c3033"}
        light, dark = colours.tokens(self.brand, self.accent)
        return {"light": light["deep"], "dark": dark["deep"]}


def stylesheet(brand: str, accent: str) -> str:
    """The tokens that follow from two colours, in both schemes; the rest of the stylesheet is everyone's."""
    light, dark = colours.tokens(f"#{brand}", f"#{accent}")
    drawings = {name: f'url("{reverse("drawing", args=[brand, accent, name])}")' for name in DRAWINGS[:-1]}
    in_the_dark = {"band": "var(--band-deep)", "ring": "var(--ring-dark)", "logo": "var(--logo-dark)"}
    return (
        f"@layer tokens {{\n:root {{\n{_declared(light | drawings)}}}\n"
        f"@media (prefers-color-scheme: dark) {{\n:root {{\n{_declared(dark | in_the_dark)}}}\n}}\n}}\n"
    )


def _declared(tokens: dict[str, str]) -> str:
    return "".join(f"  --{name}: {value};\n" for name, value in tokens.items())


def drawing(name: str, brand: str, accent: str) -> str:
    """SVG of one of `DRAWINGS`, its threads dyed."""
    svg = (IMAGES / f"{name}.svg").read_text()
    for ours, theirs in colours.dyes(f"#{brand}", f"#{accent}").items():
        svg = svg.replace(ours, theirs)
    return svg


def icon(brand: str, accent: str, size: int) -> bytes:
    """PNG of the braid on its paper, a square of `size` pixels."""
    with Image.open(ICON_THREADS) as threads:
        covered = threads.resize((size, size), Image.Resampling.LANCZOS).split()
    image = Image.new("RGB", (size, size), colours.PAPER)
    for mask, colour in zip(covered, (f"#{brand}", f"#{accent}", colours.SAFFRON), strict=True):
        image.paste(colour, mask=mask)
    stream = BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
