"""The two colours a town chooses, and all that follows from them, readable by construction.

Contrasts are those of WCAG 2.2 (1.4.3: 4.5 for text; 1.4.11: 3 for controls).
"""

from coloraide import Color

BRAND = "#12474a"
ACCENT = "#b8431f"
TEXT_CONTRAST = 4.5

# Grounds of the stylesheet that the chosen colours are read on (static/css/site.css, layer "tokens").
LIGHT_GROUNDS = {"le fond de page": "#fbf6ee", "les encadrés": "#dfece8", "les panneaux": "#f4e9d8"}
DARK_GROUND = "#101a1b"
ON_BRAND = "#fdf6ea"
WHITE = "#ffffff"


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    return Color(one).contrast(other, method="wcag21")


def faults(brand: str, accent: str) -> dict[str, str]:
    """What cannot be read: "brand" or "accent" → one French sentence. Empty when all is well."""
    found = {}
    for name, colour, text_on_it in (("brand", brand, ON_BRAND), ("accent", accent, WHITE)):
        pairs = {ground: contrast(colour, value) for ground, value in LIGHT_GROUNDS.items() if name == "brand"}
        pairs |= {"le fond de page": contrast(colour, LIGHT_GROUNDS["le fond de page"])}
        pairs |= {"le texte écrit dessus": contrast(colour, text_on_it)}
        place, worst = min(pairs.items(), key=lambda pair: pair[1])
        if worst < TEXT_CONTRAST:
            found[name] = f"Trop claire : contraste de {worst:.1f} avec {place}, il faut {TEXT_CONTRAST} au moins."
    return found


def lightness(colour: str, value: float) -> str:
    """`colour` at another lightness (OKLCH, 0 to 1), brought back inside what a screen shows."""
    return Color(colour).convert("oklch").set("lightness", value).fit("srgb").convert("srgb").to_string(hex=True)


def readable_on_dark(colour: str, start: float) -> str:
    """The least light version of `colour`, from `start` up, that reads on the dark ground."""
    level = start
    while contrast(result := lightness(colour, level), DARK_GROUND) < TEXT_CONTRAST and level < 1:
        level += 0.02
    return result


def darker(colour: str, by: float) -> str:
    return lightness(colour, max(0.0, Color(colour).convert("oklch")["lightness"] - by))


def stylesheet(brand: str, accent: str) -> str:
    """The tokens of the stylesheet that follow from the two colours, in both schemes."""
    light = {
        "brand": brand,
        "brand-strong": darker(brand, 0.1),
        "deep": brand,
        "deep-raised": lightness(brand, min(0.5, Color(brand).convert("oklch")["lightness"] + 0.06)),
        "focus": brand,
        "accent": accent,
        "accent-strong": darker(accent, 0.1),
    }
    dark = {
        "brand": readable_on_dark(brand, 0.84),
        "brand-strong": readable_on_dark(brand, 0.92),
        "deep": lightness(brand, 0.28),
        "deep-raised": lightness(brand, 0.37),
        "accent": readable_on_dark(accent, 0.75),
        "accent-strong": readable_on_dark(accent, 0.85),
        "on-accent": lightness(accent, 0.18),
    }
    return f":root {{\n{_tokens(light)}}}\n@media (prefers-color-scheme: dark) {{\n:root {{\n{_tokens(dark)}}}\n}}\n"


def _tokens(values: dict[str, str]) -> str:
    return "".join(f"  --{name}: {value};\n" for name, value in values.items())
