"""The two colours a town chooses, and all that follows from them, readable by construction.

Contrasts are those of WCAG 2.2 (1.4.3: 4.5 for text; 1.4.11: 3 for controls).
"""

from math import floor

from coloraide import Color

BRAND = "#12474a"
ACCENT = "#b8431f"
TEXT_CONTRAST = 4.5

# Grounds of the stylesheet that the chosen colours are read on (static/css/site.css, layer "tokens").
PAPER, SAND = "#fbf6ee", "#f4e9d8"
DARK_GROUND = "#101a1b"
SAFFRON = "#f0b44c"
ON_BRAND = "#fdf6ea"
WHITE = "#ffffff"


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    return Color(one).contrast(other, method="wcag21")


def faults(brand: str, accent: str) -> dict[str, str]:
    """What cannot be read: "brand" or "accent" → one French sentence. Empty when all is well."""
    found = {}
    brand_places = {"les encadrés": soft(brand), "les panneaux": SAND, "le texte écrit dessus": ON_BRAND}
    for name, colour, places in (("brand", brand, brand_places), ("accent", accent, {"le texte écrit dessus": WHITE})):
        ratios = {place: contrast(colour, other) for place, other in {"le fond de page": PAPER, **places}.items()}
        place, worst = min(ratios.items(), key=lambda pair: pair[1])
        if worst < TEXT_CONTRAST:
            found[name] = (
                f"Trop claire : contraste de {_figure(worst)} avec {place}, il en faut {_figure(TEXT_CONTRAST)}."
            )
    return found


def _figure(ratio: float) -> str:
    """The ratio as it is written in French, rounded down: 4.46 is not 4,5."""
    return f"{floor(ratio * 10) / 10:.1f}".replace(".", ",")


def lightness(colour: str, value: float, most_chroma: float = 1) -> str:
    """`colour` at another lightness (OKLCH, 0 to 1), no more vivid than asked, inside what a screen shows."""
    changed = Color(colour).convert("oklch").set("lightness", value)
    changed.set("chroma", min(changed["chroma"], most_chroma))
    return changed.fit("srgb").convert("srgb").to_string(hex=True)


def soft(brand: str) -> str:
    """The calm ground of some parts of a page."""
    return lightness(brand, 0.93, 0.015)


def readable_on_dark(colour: str, start: float) -> str:
    """The least light version of `colour`, from `start` up, that reads on the dark ground."""
    level = start
    while contrast(result := lightness(colour, level), DARK_GROUND) < TEXT_CONTRAST and level < 1:
        level += 0.02
    return result


def darker(colour: str, by: float) -> str:
    return lightness(colour, max(0.0, Color(colour).convert("oklch")["lightness"] - by))


def tokens(brand: str, accent: str) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens of the stylesheet that follow from the two colours: in the light scheme, in the dark one."""
    light = {
        "brand": brand,
        "brand-strong": darker(brand, 0.1),
        "deep": brand,
        "deep-raised": lightness(brand, min(0.5, Color(brand).convert("oklch")["lightness"] + 0.06)),
        "soft": soft(brand),
        "focus": brand,
        "accent": accent,
        "accent-strong": darker(accent, 0.1),
        "on-accent": WHITE,
    }
    dark = {
        "brand": readable_on_dark(brand, 0.84),
        "brand-strong": readable_on_dark(brand, 0.92),
        "deep": lightness(brand, 0.28, 0.08),
        "deep-raised": lightness(brand, 0.37, 0.09),
        "soft": lightness(brand, 0.29, 0.03),
        "focus": SAFFRON,
        "accent": readable_on_dark(accent, 0.75),
        "accent-strong": readable_on_dark(accent, 0.85),
        "on-accent": lightness(accent, 0.18),
    }
    return light, dark


def dyes(brand: str, accent: str) -> dict[str, str]:
    """What becomes of the colours that the drawings of `static/img` are made with; saffron stays."""
    _light, dark = tokens(brand, accent)
    return {
        **{"#12474a": brand, "#c4512f": accent},
        **{"#8fcbc2": dark["brand"], "#f0906c": dark["accent"]},
        **{"#2a8580": lightness(brand, 0.56), "#d9603a": lightness(accent, 0.63)},  # on any ground: the favicon
    }
