"""Numbers and addresses inside a text written from right to left, which would come apart or turn around there.

« 80 € », « 01 47 99 06 56 », « 09:00–12:00 », « 2024-04-01 », an e-mail, a web address: each is one block, read from
left to right (Unicode Standard Annex 9). Names of people and places are the business of the templates: `<bdi>`.
"""

import re

# "Left-to-right isolate" and what closes it: the `<bdi dir="ltr">` of what is not HTML.
OPENS, OPENS_AUTO, CLOSES = "\u2066", "\u2068", "\u2069"
BLOCKS = [  # "~" stands for a space, breaking or not
    r"(?P<done>[\u2066-\u2068][^\u2069]*\u2069)",
    r"(?P<address>(?:https?://|www\.)[^\s<>«»]*[^\s<>«».,;:!?)؟،؛]|[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)",
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


def isolated(text: str) -> str:
    """`text`, in a language written from right to left, each of its numbers kept whole by characters nobody sees.

    Addresses stay as they are: a program that makes a link of them would take these characters in.
    """
    return BLOCK.sub(lambda block: block[0] if block["done"] or block["address"] else _ltr(block[0]), text)


def isolated_html(html: str) -> str:
    """The same in HTML without tags, by elements, addresses included."""
    return BLOCK.sub(lambda block: block[0] if block["done"] else f'<bdi dir="ltr">{block[0]}</bdi>', html)


def _ltr(block: str) -> str:
    return f"{OPENS}{block}{CLOSES}"
