"""Text for the cells of a spreadsheet."""

# A spreadsheet would run such a cell (https://owasp.org/www-community/attacks/CSV_Injection).
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """`text` for a cell: an apostrophe first where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(RUN_BY_SPREADSHEETS) else text
