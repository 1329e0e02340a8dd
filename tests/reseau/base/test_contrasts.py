"""The contrasts of the site's own colours, in the light and in the dark (RGAA 3.2 and 3.3)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from reseau.base.colours import contrast

STYLESHEET = Path(settings.STATICFILES_DIRS[0], "css", "site.css").read_text()
GROUNDS = ["paper", "surface", "soft", "sand"]
TEXTS = {
    **dict.fromkeys(("ink", "muted", "brand", "brand-strong"), GROUNDS),
    "accent": ["paper", "surface"],  # the kickers, the figures
    "on-deep": ["deep", "deep-raised"],
    "on-deep-muted": ["deep"],
    "on-accent": ["accent", "accent-strong"],
    "saffron": ["deep"],  # the day of a date
    "ok": ["paper", "ok-soft"],
    "alert": ["paper", "alert-soft"],
}
SHAPES = {
    "line-strong": GROUNDS,  # the edge of a field
    "focus": GROUNDS,
    "alert": ["surface"],  # the edge of a field to be corrected
    "accent": ["soft"],  # icons
    "saffron": ["deep"],  # the focus on the bands
}


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


LIGHT = tokens(STYLESHEET[: STYLESHEET.index("@media (prefers-color-scheme: dark)")])
DARK = LIGHT | tokens(re.search(r"@media \(prefers-color-scheme: dark\) \{.*?\n  \}\n", STYLESHEET, re.DOTALL)[0])


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (SHAPES, 3)], ids=["texts", "shapes"])
def test_the_colours_of_the_site_are_told_from_their_grounds(scheme, pairs, least):
    ratios = {
        f"{name} on {ground}": round(contrast(scheme[name], scheme[ground]), 2)
        for name, grounds in pairs.items()
        for ground in grounds
    }

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}
