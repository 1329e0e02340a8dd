"""A partner as a vCard, byte for byte the same as long as nothing changes.

Version 3.0 (RFC 2426): the last one that iPhones and Android both read whole; of 4.0 the former drop what they do not
know. icalendar writes it, since both formats share their lines, their escapes and their folding by octets. Pure.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from icalendar import Component, vText
from icalendar.prop import vAdr, vGeo, vN, vOrg, vUri

from reseau.base.typesetting import typeset

WORK = {"TYPE": ["WORK", "VOICE"]}


class VCard(Component):
    name = "VCARD"


def write(partner, url: str, language: str) -> bytes:
    """`partner` (a `PartnerPage`), whose words are in `language`, at the absolute address `url`.

    What nobody knows is left out. A protected place has neither address nor position to give.
    """
    card = VCard()
    card.add("VERSION", "3.0")
    card.add("UID", vText(f"urn:uuid:{partner.translation_key}"))
    card.add("N", vN((partner.title, "", "", "", "")))  # 3.0 wants one, whatever the card is of
    card.add("FN", vText(partner.title))
    card.add("ORG", vOrg((partner.title,)))
    card.add("X-ABShowAs", "COMPANY")  # Apple: an organization, not a person of that surname
    for number, phone in enumerate(partner.phones, start=1):
        _add_phone(card, phone.value, f"item{number}")
    if partner.email:
        card.add("EMAIL", vText(partner.email), parameters={"TYPE": ["INTERNET", "WORK"]})
    for address in filter(None, [partner.website, url]):
        card.add("URL", vUri(address))
    if partner.address:
        lines = ("", partner.address_details, partner.address, partner.town, "", partner.postal_code, "France")
        card.add("ADR", vAdr(lines), parameters={"TYPE": ["WORK"]})
    if partner.has_position:
        card.add("GEO", vGeo((round(partner.latitude, 6), round(partner.longitude, 6))))
    if note := note_to_keep(partner):
        card.add("NOTE", vText(typeset(note, language)), parameters={"LANGUAGE": language})
    if partner.last_published_at:
        card.add("REV", vText(f"{partner.last_published_at:%Y-%m-%dT%H:%M:%SZ}"))
    return card.to_ical(sorted=False)


def _add_phone(card: VCard, phone, group: str):
    """A number and its label tied together by a group, as Apple's contacts do; the others show the number alone."""
    name = f"{group}.TEL" if phone["label"] else "TEL"
    card.add(name, vText(phone.international), parameters=WORK)
    if phone["label"]:
        card.add(f"{group}.X-ABLabel", vText(phone["label"]))


def note_to_keep(partner) -> str:
    """What each number is for (many telephones lose their labels), the hours, and when all this was checked."""
    labelled = [phone.value for phone in partner.phones if phone.value["label"]]
    lines = [_("%(label)s : %(number)s") % {"label": phone["label"], "number": phone.in_words} for phone in labelled]
    lines += [partner.appointment and partner.get_appointment_display(), partner.hours_in_words]
    if partner.verified_on:
        lines.append(_("Vérifié le %(date)s") % {"date": date_format(partner.verified_on)})
    return "\n".join(filter(None, lines))
