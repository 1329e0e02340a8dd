"""Rich text as plain values: paragraphs and lists of pieces, for what is not a web page.

Pure: whoever knows the addresses of pages gives them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

BOLD = {"b", "strong"}
LISTS = {"ul": "bullets", "ol": "numbers"}
SCHEMES = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Run:
    """Words written alike. `href`: where they lead, "" for nowhere."""

    text: str
    bold: bool = False
    href: str = ""


@dataclass
class Item:
    """What an entry of a list says, then the lists inside it. `lang`: see `Block`."""

    runs: list[Run] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)
    lang: str = ""


@dataclass
class Block:
    """A paragraph (`runs`), or a list (`items`) with "bullets" or "numbers".

    `lang`: code of the language of a paragraph that is not in that of the text, else "".
    """

    kind: str
    runs: list[Run] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    lang: str = ""


class Reader(HTMLParser):
    """Reads what Draftail saves; of a tag it does not know, only the words are kept."""

    def __init__(self, page_address: Callable[[str], str], written: Callable[[str, str], str]):
        super().__init__(convert_charrefs=True)
        self.page_address, self.written = page_address, written
        self.blocks: list[Block] = []
        self.open: list[Block | Item] = []
        self.bold = 0
        self.href = ""

    def handle_starttag(self, tag, attrs):
        if tag in LISTS:
            inside = self.open[-1].blocks if self.open and isinstance(self.open[-1], Item) else self.blocks
            inside.append(Block(LISTS[tag]))
            self.open.append(inside[-1])
        elif tag == "li" and self.open and isinstance(self.open[-1], Block):
            self.open[-1].items.append(Item(lang=dict(attrs).get("lang", "")))
            self.open.append(self.open[-1].items[-1])
        elif tag == "br":
            self.place().runs.append(Run("\n"))
        elif tag == "a":
            self.href = self.address(dict(attrs))
        elif tag in BOLD:
            self.bold += 1
        elif tag == "p" and not self.open:
            self.blocks.append(Block("paragraph", lang=dict(attrs).get("lang", "")))

    def handle_endtag(self, tag):
        if tag in LISTS or (tag == "li" and self.open and isinstance(self.open[-1], Item)):
            self.open = self.open[:-1]
        elif tag == "a":
            self.href = ""
        elif tag in BOLD:
            self.bold -= 1
        elif tag == "p" and not self.open:
            self.blocks.append(Block("paragraph"))

    def handle_data(self, data):
        place = self.place()
        place.runs.append(Run(self.written(data, place.lang), self.bold > 0, self.href))

    def place(self) -> Block | Item:
        """Where words go: the entry that is open, else the last paragraph. Those between two entries go nowhere."""
        if self.open:
            return self.open[-1] if isinstance(self.open[-1], Item) else Item()
        if not self.blocks or self.blocks[-1].kind != "paragraph":
            self.blocks.append(Block("paragraph"))
        return self.blocks[-1]

    def address(self, attributes: dict) -> str:
        if attributes.get("linktype") == "page":
            return self.page_address(attributes.get("id", ""))
        href = attributes.get("href") or ""
        return href if href.startswith(SCHEMES) else ""


def nowhere(page_id: str) -> str:
    return ""


def unchanged(text: str, lang: str) -> str:
    return text


def read(
    html: str,
    page_address: Callable[[str], str] = nowhere,
    written: Callable[[str, str], str] = unchanged,
) -> list[Block]:
    """The blocks of `html` as saved by the editor, without the empty ones.

    `page_address` gives the address of the page of an id, "" when nobody may read it; `written(text, lang)` goes over
    the words, of which `lang` is as in `Block`.
    """
    reader = Reader(page_address, written)
    reader.feed(html)
    reader.close()
    return [block for block in reader.blocks if block.items or any(run.text.strip() for run in block.runs)]


def plain(blocks: list[Block], depth: int = 0) -> str:
    """The same in plain text: one line for each paragraph or entry, lists marked with a bullet or a number."""
    lines = []
    for block in blocks:
        lines += [words(block.runs)] if block.kind == "paragraph" else []
        for number, item in enumerate(block.items, start=1):
            mark = f"{number}." if block.kind == "numbers" else "•"
            lines.append(f"{'  ' * depth}{mark} {words(item.runs)}")
            lines += [plain(item.blocks, depth + 1)] if item.blocks else []
    return "\n".join(lines)


def words(runs: list[Run]) -> str:
    """The text of pieces, with the address of each link that does not say it."""
    parts = [f"{run.text} ({run.href})" if run.href and run.href not in run.text else run.text for run in runs]
    return "".join(parts).strip()
