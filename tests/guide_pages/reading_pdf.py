"""What a PDF says of itself, read by other programs than the one that made it."""

import re
from collections import defaultdict
from ctypes import c_double
from io import BytesIO

import pypdfium2
import zxingcpp
from pypdf import PdfReader
from pypdf.generic import ContentStream

HEADING = re.compile(r"/H\d")


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def elements(pdf: bytes) -> list[dict]:
    """Every element of the structure, in reading order."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict) and "/S" in node:
            found.append(node)
            walk(node.get("/K", []))

    walk(opened(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def headings(pdf: bytes) -> list[tuple[str, str]]:
    """(level, title) of each heading."""
    return [(node["/S"][1:], node["/T"]) for node in elements(pdf) if HEADING.fullmatch(node["/S"])]


def bookmarks(pdf: bytes) -> list:
    """The titles of the outline, those of a chapter in a list after it."""

    def titles(items):
        return [titles(item) if isinstance(item, list) else item.title for item in items]

    return titles(opened(pdf).outline)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font, and whether it is embedded."""
    found = {}
    for page in opened(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            found[font["/BaseFont"].partition("+")[2]] = "/FontFile2" in descriptor
    return found


def addresses(pdf: bytes) -> list[str]:
    """Where the links that leave the document lead."""
    notes = [note.get_object() for page in opened(pdf).pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in notes if "/A" in note and "/URI" in note["/A"]]


def text(pdf: bytes) -> str:
    """The words in the order of the file, on one line."""
    return " ".join(" ".join(page.extract_text() for page in opened(pdf).pages).split())


def seen(pdf: bytes) -> str:
    """The words as they are laid out on the pages: what one selects and copies. Arabic comes out as it is read."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def rows(pdf: bytes) -> list[str]:
    """The letters of each line without its spaces, from the left of the paper to its right, whatever their language."""
    lines, x, y = defaultdict(list), c_double(), c_double()
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            letters = page.get_textpage()
            for place in range(letters.count_chars()):
                pypdfium2.raw.FPDFText_GetCharOrigin(letters, place, x, y)
                lines[number, -round(y.value)].append((x.value, letters.get_text_range(place, 1)))
    return ["".join("".join(letter for _x, letter in sorted(lines[key])).split()) for key in sorted(lines)]


def drawn(pdf: bytes, scale: float = 2) -> list:
    """A picture of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=scale).to_pil() for page in document]


def codes(pdf: bytes) -> list[str]:
    """What a telephone reads in the codes of each page."""
    return [code.text for picture in drawn(pdf, 3) for code in zxingcpp.read_barcodes(picture)]


def told_in(pdf: bytes, language: str) -> str:
    """The words that a voice reads in `language`, in reading order, one line for each element."""
    document = opened(pdf)
    root = document.trailer["/Root"]
    marked = {page.indirect_reference.idnum: _marked(page, document) for page in document.pages}
    lines = []

    def walk(node, code, page):
        if isinstance(node, int):
            lines[-1] += "".join(words for words, mark in marked[page].get(node, []) if (mark or code) == language)
            return
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child, code, page)
        elif "/S" in node:
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page
            lines.append("")
            walk(node.get("/K", []), node.get("/Lang", code), page)

    walk(root["/StructTreeRoot"]["/K"], root["/Lang"], None)
    return "\n".join(line for line in lines if line.strip())


def _marked(page, document) -> dict[int, list[tuple[str, str | None]]]:
    """By number of marked content, its words, each with the language they are marked with."""
    letters = {name: _letters(font) for name, font in page["/Resources"].get("/Font", {}).items()}
    found, open_marks, font = defaultdict(list), [(None, None)], {}
    for operands, operator in ContentStream(page.get_contents(), document).operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" else {}
            number, code = open_marks[-1]
            open_marks.append((properties.get("/MCID", number), properties.get("/Lang", code)))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            font = letters[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            number, code = open_marks[-1]
            strings = operands[0] if operator == b"TJ" else operands
            words = "".join(_read(string, font) for string in strings if not isinstance(string, int | float))
            found[number].append((words, code))
    return found


def _letters(font) -> dict[int, str]:
    """By glyph, the letters it draws."""
    table = font["/ToUnicode"].get_data().decode()
    pairs = re.findall(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n", table)
    return {int(glyph, 16): bytes.fromhex(letters).decode("utf-16-be") for glyph, letters in pairs}


def _read(string, letters: dict[int, str]) -> str:
    data = string.original_bytes if hasattr(string, "original_bytes") else bytes(string)
    return "".join(letters.get(int.from_bytes(data[i : i + 2]), "") for i in range(0, len(data), 2))
