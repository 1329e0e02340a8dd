"""French typography: the spaces that must not break.

Usage: https://fr.wikipedia.org/wiki/Espace_ins%C3%A9cable. The plain no-break space is used everywhere, since the
site's fonts have no glyph for the narrow one.
"""

import re

NBSP = "\u00a0"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
RULES = [
    (re.compile(r"(?<=\S) (?=[:;!?»%€])"), NBSP),
    (re.compile(r"(?<=«) (?=\S)"), NBSP),
    (re.compile(r"(?<=\d) (?=\d{3}\b|h\b|km\b|ans?\b|mois\b|jours?\b|heures?\b|euros?\b)"), NBSP),
    (re.compile(rf"(?<=\d{NBSP}h) (?=\d\d\b)"), NBSP),
    (re.compile(rf"(?<!\d)1 (?={MONTHS})"), f"1er{NBSP}"),
]
TAGS = re.compile(r"(<[^>]*>)")


def french(text: str) -> str:
    """`text` with no-break spaces where French wants them."""
    for pattern, space in RULES:
        text = pattern.sub(space, text)
    return text


def french_html(html: str) -> str:
    """As `french`, in the text of `html` only: tags and their attributes stay as they are."""
    return "".join(part if part.startswith("<") else french(part) for part in TAGS.split(html))
