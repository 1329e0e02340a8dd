"""Addresses that a telephone reads from paper (ISO/IEC 18004)."""

from io import BytesIO

import segno


def svg(address: str) -> str:
    """SVG of the QR code of an address: no size, colours in attributes, nothing that a content policy stops."""
    stream = BytesIO()
    symbol = segno.make(address, error="m", micro=False)
    symbol.save(stream, kind="svg", border=2, omitsize=True, xmldecl=False)
    return stream.getvalue().decode()
