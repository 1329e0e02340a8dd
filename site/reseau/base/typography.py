"""French typography: the spaces that must not break. Only spaces change; « 1 mai » also becomes « 1er mai ».

Usage: https://fr.wikipedia.org/wiki/Espace_ins%C3%A9cable. The plain no-break space is used everywhere, since the
site's fonts have no glyph for the narrow one.
"""

import re

NBSP, NARROW = "\u00a0", "\u202f"
SPACE = f"[ {NBSP}]"
MARKS = ":;!?»"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
UNITS = (
    "ans?|mois|jours?|semaines?|heures?|minutes?|min|h|euros?|centimes|€|%|‰|°C|km|m|cm|mm|kg|g|m²|km²|km/h|kWh|"
    "millions?|milliards?|[kMG]o"
)
AFTER_A_NUMBER = rf"\d{{3}}(?!\d)|(?:{UNITS})(?!\w)|(?:{MONTHS})\b"
BEFORE_A_NAME = r"(?<=\bM\.)|(?<=\bMM\.)|(?<=\bMme)|(?<=\bMmes)|(?<=\bMlle)|(?<=\bDr)|(?<=\bPr)"
BEFORE_A_NUMBER = r"(?<=\b[nN]°)|(?<=\b[aA]rt\.)|(?<=\b[aA]rticle)|(?<=\bp\.)|(?<=§)|(?<=\b[LRD]\.)"

# A space here never breaks. What stands around may hold a space or a no-break one: nothing changes the second time.
UNBREAKABLE = re.compile(
    rf"(?<=\S) (?=[{MARKS}%‰€])"
    rf"|(?<=«) (?=\S)"
    rf"|(?<=\d) (?={AFTER_A_NUMBER})"
    rf"|(?<=\d{SPACE}h) (?=\d\d\b)"
    rf"|(?<=\b1er) (?=(?:{MONTHS})\b)"
    rf"|(?:{BEFORE_A_NAME}) (?=[A-ZÀ-Þ])"
    rf"|(?:{BEFORE_A_NUMBER}) (?=\d)"
    r"|(?<=\b[aA]rt\.) (?=[LRD]\.)|(?<=\b[aA]rticle) (?=[LRD]\.)"
)
PHONE = re.compile(rf"(?<![\d/])(?:\+33{SPACE}\d|0\d)(?:{SPACE}\d\d){{4}}(?!\d)")
SEVERAL = re.compile(rf"(?<=\S) {{2,}}(?=[{MARKS}])|(?<=«) {{2,}}(?=\S)")
FIRST = re.compile(rf"(?<![\d.,/:-])(?<!\d{SPACE})1{SPACE}(?=(?:{MONTHS})\b)")


def bound(text: str) -> str:
    """`text`, letter for letter as long as it was, with no-break spaces where French wants them."""
    text = UNBREAKABLE.sub(NBSP, text.replace(NARROW, NBSP))
    return PHONE.sub(lambda phone: phone[0].replace(" ", NBSP), text)


def tidied(text: str) -> str:
    """`text` with one space where one will be bound, and the first day of a month as one says it."""
    return FIRST.sub(f"1er{NBSP}", SEVERAL.sub(" ", text))


def french(text: str) -> str:
    """`text`, in French, with no-break spaces where French wants them."""
    return bound(tidied(text))
