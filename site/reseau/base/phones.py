"""Telephone numbers: whether one can be dialled, how it is written, the link that dials it (RFC 3966).

A number without a country code is French. Short numbers (17, 3919, 116 006) and those that begin with 08 are
dialled as they are written: an operator may refuse them in their international form.
"""

import re

from django.core.exceptions import ValidationError
from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    format_number,
    is_valid_number,
    parse,
    shortnumberinfo,
)

COUNTRY, CALLING_CODE = "FR", 33
REMARK = re.compile(r"\([^)]*[^\W\d][^)]*\)")  # « (gratuit) »: letters would be read as keys of a telephone
LETTER = re.compile(r"[^\W\d_]")


def _parsed(number: str) -> PhoneNumber | None:
    """`number` if a telephone in France can dial it."""
    dialled = REMARK.sub("", number)
    if LETTER.search(dialled):
        return None
    try:
        parsed = parse(dialled, COUNTRY)
    except NumberParseException:
        return None
    return parsed if is_valid_number(parsed) or _is_short(parsed) else None


def _is_short(parsed: PhoneNumber) -> bool:
    return shortnumberinfo.is_valid_short_number_for_region(parsed, COUNTRY) and not is_valid_number(parsed)


def _digits(parsed: PhoneNumber) -> str:
    """What one dials in France."""
    return re.sub(r"\D", "", format_number(parsed, PhoneNumberFormat.NATIONAL))


def validate_phone(number: str):
    """Raises `ValidationError` for what no telephone in France can dial. Nothing at all is valid."""
    if number and not _parsed(number):
        raise ValidationError("Ce numéro n’existe pas. Écrivez-le comme on le compose : « 01 47 99 06 56 », « 3919 ».")


def phone_in_words(number: str) -> str:
    """`number` as people write it: "01 47 99 06 56", "3919", "+32 2 509 61 11"; as it is when it is not valid."""
    if not (parsed := _parsed(number)):
        return number
    if parsed.country_code != CALLING_CODE:
        return format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    return format_number(parsed, PhoneNumberFormat.NATIONAL)


def international(number: str) -> str:
    """`number` as machines write it (E.164: "+33147990656"); a short number as one dials it; "" if it is not valid."""
    if not (parsed := _parsed(number)):
        return ""
    return _digits(parsed) if _is_short(parsed) else format_number(parsed, PhoneNumberFormat.E164)


def phone_link(number: str) -> str:
    """`tel:` address of `number`, "" when there is none."""
    if not (parsed := _parsed(number)):
        return ""
    at_home = _is_short(parsed) or (parsed.country_code == CALLING_CODE and _digits(parsed).startswith("08"))
    return f"tel:{_digits(parsed) if at_home else format_number(parsed, PhoneNumberFormat.E164)}"
