"""A page in Arabic is the same stylesheet read from the other side: nothing in it knows left from right."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEETS = sorted(Path(settings.STATICFILES_DIRS[0], "css").glob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<![\w-])([a-z-]+)\s*:\s*([^;{}]+);")
SIDED = re.compile(r"^(?:left|right|float|clear|.+-(?:left|right)(?:-.+)?)$")
SIDES = ("margin", "padding", "inset", "border-width", "scroll-margin", "scroll-padding")
# Leaflet draws its own cross on the right, in every language.
KNOWN = {("map.css", "padding-right")}


def declarations(sheet: Path) -> list[tuple[str, str]]:
    return DECLARATION.findall(COMMENT.sub("", sheet.read_text()))


def is_lopsided(name: str, value: str) -> bool:
    """Whether a shorthand of four values gives another one to the left than to the right."""
    values = re.findall(r"(?:[\w-]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()]+)", value)
    return name in SIDES and len(values) == 4 and values[1] != values[3]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_placed_on_the_left_or_on_the_right(sheet):
    sided = {(sheet.name, name) for name, _value in declarations(sheet) if SIDED.match(name)}
    aligned = [value for name, value in declarations(sheet) if name == "text-align" and value in ("left", "right")]
    lopsided = [(name, value) for name, value in declarations(sheet) if is_lopsided(name, value)]

    assert (sided - KNOWN, aligned, lopsided) == (set(), [], [])
