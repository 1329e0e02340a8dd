"""Addresses that a telephone reads from paper (ISO/IEC 18004)."""

from io import BytesIO

import segno


def svg(address: str, border: int = 2, light: str | None = None) -> str:
    """SVG of the QR code of an address: no size, colours in attributes, nothing that a content policy stops.

    On a screen that may be dark it wants a `light` ground of its own, and its whole border of 4.
    """
    stream = BytesIO()
    symbol = segno.make(address, error="m", micro=False)
    symbol.save(stream, kind="svg", border=border, light=light, omitsize=True, xmldecl=False)
    return stream.getvalue().decode()
