"""From pages and settings to what `guide_pages.booklet` prints, in the active language."""

from guide_pages.printing.guide import guide_content, sheet_content

__all__ = ["guide_content", "sheet_content"]
