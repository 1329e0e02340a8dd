"""Codes that a telephone scans on a paper, drawn inside the page."""

import segno
from django.utils.safestring import SafeString, mark_safe
from segno import helpers


def address_code(address: str) -> SafeString:
    """SVG of the QR code of an address. Without a style of its own: the policy of the site refuses them."""
    return _drawn(segno.make(address, error="m", micro=False))


def contact_code(partner) -> SafeString:
    """SVG of the QR code of a contact, short enough to be scanned: no hours, no position."""
    symbol = helpers.make_vcard(
        name=f"{_plain(partner.title)};",
        displayname=partner.title,
        org=partner.title,
        workphone=[phone.value.international for phone in partner.phones][:2] or None,
        email=partner.email or None,
        url=partner.website or None,
        street=partner.address or None,
        zipcode=partner.postal_code or None,
        city=partner.town or None,
    )
    return _drawn(symbol)


def _plain(name: str) -> str:
    """segno cuts a name where it sees a semicolon."""
    return name.replace(";", ",")


def _drawn(symbol: segno.QRCode) -> SafeString:
    # The drawing is made of digits alone: nothing of the text is in it.
    return mark_safe(symbol.svg_inline(border=2, omitsize=True, svgclass="code", lineclass=None, encoding="utf-8"))
