"""A page filled in with what a row of a file says of it."""

from dataclasses import asdict
from html import escape

from partenaires.models import PartnerPage

LONGEST_SUMMARY = 255
AS_THEY_ARE = [
    *("identifier", "title", "category", "in_danger", "email", "website", "appointment", "protected", "address"),
    *("address_details", "postal_code", "town", "insee_code", "siret", "step_free", "stroller", "children_admitted"),
    *("play_corner", "transport", "acceslibre_url", "hours_note", "verified_on"),
]
LISTS = ["other_categories", "publics", "languages_spoken"]


def filled_in(page: PartnerPage, said: dict) -> PartnerPage:
    """`page` with what a row says of it. A position comes with the address it is that of: nobody is asked."""
    for name in AS_THEY_ARE:
        if name in said:
            setattr(page, name, said[name])
    for name in LISTS:
        if name in said:
            setattr(page, name, list(said[name]))
    if "description" in said:
        page.search_description, page.body = summary_and_body(said["description"])
    if "phones" in said:
        messages = {block.value.international: block.value["message"] for block in page.phones}
        page.phones = [
            ("phone", {"number": one.number, "label": one.label, "message": messages.get(one.key, "")})
            for one in said["phones"]
        ]
    if "services" in said:
        page.services = [("service", asdict(one)) for one in said["services"]]
    if "hours" in said:
        page.set_hours(said["hours"])
    if "latitude" in said or "longitude" in said:
        page.latitude = said.get("latitude", page.latitude)
        page.longitude = said.get("longitude", page.longitude)
        page.position_is_manual = True
    return page


def summary_and_body(description: str) -> tuple[str, str]:
    """The first line is the sentence of the lists, if it is short enough; the others are paragraphs and points."""
    first, _newline, rest = description.partition("\n")
    summary, lines = (first, rest.split("\n")) if len(first) <= LONGEST_SUMMARY else ("", description.split("\n"))
    body = ""
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("• "):
            body = body.removesuffix("</ul>") if body.endswith("</ul>") else f"{body}<ul>"
            body += f"<li>{escape(line[2:], quote=False)}</li></ul>"
        else:
            body += f"<p>{escape(line, quote=False)}</p>"
    return summary, body
