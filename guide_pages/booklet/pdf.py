"""From content to PDF/UA-1, by Typst: a compiler in a Python wheel, no other program, no network."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst
from django.conf import settings

from guide_pages.booklet.content import Guide, Paper, Sheet
from guide_pages.booklet.letters import printable
from reseau.base import colours, look, qr_codes
from reseau.base.languages import direction

FOLDER = Path(__file__).parent
SOURCES = sorted([*FOLDER.glob("*.typ"), *FOLDER.glob("fonts/*")])
# Points. Arabic letters are small for their size.
BODY = {"ltr": 10, "rtl": 11}
INK, MUTED, LINE = "#1c2b2c", "#4a5a5a", "#c9bda8"


def guide_pdf(guide: Guide) -> bytes:
    """The booklet: A5 pages, a multiple of four of them."""
    content = _content(guide) | {"site_code": qr_codes.svg(guide.site_url)}
    for theme in content["themes"]:
        for aid in theme["aids"]:
            aid["code"] = qr_codes.svg(aid["url"])
    return _compile("guide.typ", content, guide)


def sheet_pdf(sheet: Sheet) -> bytes:
    """One aid on one A4 page; on more when it would not be readable otherwise."""
    content = _content(sheet)
    content["aid"]["code"] = qr_codes.svg(sheet.aid.url)
    return _compile("aid.typ", content, sheet)


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the booklet and no other, so that every machine makes the same file."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER / "fonts")])


def _compile(template: str, content: dict, paper: Paper) -> bytes:
    midnight = datetime.combine(paper.date, time.min, tzinfo=UTC)
    return typst.compile(
        str(FOLDER / template),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        format="pdf",
        timestamp=midnight,
    )


def _content(paper: Paper) -> dict:
    """What the templates read: the words, and what is drawn around them."""
    dyes = paper.brand.lstrip("#"), paper.accent.lstrip("#")
    drawn = {
        "size": BODY[direction(paper.lang)],
        "date": [paper.date.year, paper.date.month, paper.date.day],
        "directions": {code: direction(code) for code, _name in settings.LANGUAGES},
        "colours": _colours(paper),
        "drawings": {
            "band": look.drawing("band", *dyes),
            "logo": paper.logo,
        },
    }
    return printable(asdict(paper)) | drawn


def _colours(paper: Paper) -> dict[str, str]:
    return {
        "brand": paper.brand,
        "accent": paper.accent,
        "soft": colours.soft(paper.brand),
        "sand": colours.SAND,
        "on_brand": colours.ON_BRAND,
        "ink": INK,
        "muted": MUTED,
        "line": LINE,
    }
