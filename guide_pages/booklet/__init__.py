"""The guide on paper: plain content in, PDF/UA-1 out. No database, no request, no clock."""

from guide_pages.booklet.content import (
    Aid,
    Amount,
    Contact,
    Guide,
    Line,
    Number,
    Reference,
    Section,
    Sheet,
    Theme,
    Words,
)
from guide_pages.booklet.pdf import SOURCES, guide_pdf, sheet_pdf

__all__ = [
    "SOURCES",
    "Aid",
    "Amount",
    "Contact",
    "Guide",
    "Line",
    "Number",
    "Reference",
    "Section",
    "Sheet",
    "Theme",
    "Words",
    "guide_pdf",
    "sheet_pdf",
]
