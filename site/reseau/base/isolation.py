"""Numbers and addresses inside a text written from right to left, which would come apart or turn around there.

« 80 € », « 01 47 99 06 56 », « 09:00–12:00 », « 2024-04-01 », an e-mail, a web address: each is one block, read from
left to right (Unicode Standard Annex 9). Names of people and places are the business of the templates: `<bdi>`.
"""

import re

# "Left-to-right isolate" and what closes it: the `<bdi dir="ltr">` of what is not HTML.
OPENS, OPENS_AUTO, CLOSES = "\u2066", "\u2068", "\u2069"
BLOCKS = [  # "~" stands for a space, breaking or not
    r"(?P<done>[\u2066-\u2068][^\u2069]*\u2069)",
    r"(?:https?://|www\.)[^\s<>«»]*[^\s<>«».,;:!?)؟،؛]",
    r"[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    r"\+\d{1,3}(?:~?\d+)+",  # +33 1 47 99 06 56
    r"(?<!\d)0\d(?:[.~]\d\d){4}(?!\d)",  # 01 47 99 06 56
    r"(?<!\d)0~8\d\d(?:~\d{2,3}){2,3}(?!\d)",  # 0 800 94 89 99
    r"\d{1,2}:\d\d(?:~?[–-]~?\d{1,2}:\d\d)+",  # 09:00–12:00
    r"\d+(?:[/–-]\d+)+",  # 2024-04-01, 24/24
    r"[+−-]?\d+(?:~\d{3})*(?:[.,]\d+)?~?[€%‰]",  # 12 500,50 €
    r"\d{1,3}(?:~\d{3})+(?!\d)",  # 12 500
    r"(?<![\w.])\.(?:ics|csv|json|geojson|pdf|vcf|xml)\b",
]
BLOCK = re.compile("|".join(BLOCKS).replace("[.~]", "[. \u00a0]").replace("~", "[ \u00a0]"), re.IGNORECASE)


def set_apart(words: str) -> str:
    """`words` as one block of a plain text around them, in the direction of their first letter."""
    return f"{OPENS_AUTO}{words}{CLOSES}"


def isolated(text: str, opens: str = OPENS, closes: str = CLOSES) -> str:
    """`text`, in a language written from right to left, each of its blocks between `opens` and `closes`."""
    return BLOCK.sub(lambda found: found[0] if found["done"] else f"{opens}{found[0]}{closes}", text)
