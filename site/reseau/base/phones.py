"""Telephone numbers as links (RFC 3966)."""

import re


def phone_link(number: str) -> str:
    """`tel:` address of a French number as people write it; "" when there is none.

    "01 47 99 06 56" gives "tel:+33147990656"; short numbers (17, 3919) and toll-free ones stay as dialled.
    """
    digits = re.sub(r"\D", "", number)
    if not digits:
        return ""
    if number.strip().startswith("+"):
        return f"tel:+{digits}"
    national = len(digits) == 10 and digits[0] == "0" and not digits.startswith("08")
    return f"tel:+33{digits[1:]}" if national else f"tel:{digits}"
