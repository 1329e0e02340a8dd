"""One way of writing a telephone number, so that the same one is known again."""

import re

from reseau.base.phones import phone_link

NUMBER = re.compile(r"\+\d{8,15}")


def readable(number: str) -> str:
    """A French number as "06 12 34 56 78", another as "+213551234567"; "" for what cannot be one.

    Any digits do (Arabic ones too), with any spaces, dots and dashes between them.
    """
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in number)
    if not re.fullmatch(r"[\d\s()./+-]*", plain):
        return ""
    link = phone_link(re.sub(r"^\s*00", "+", plain.replace("(0)", ""))).removeprefix("tel:")
    if not NUMBER.fullmatch(link):
        return ""
    if link.startswith("+33") and len(link) == 12:
        national = f"0{link[3:]}"
        return " ".join(national[start : start + 2] for start in range(0, 10, 2))
    return link
