"""Builds the partners of the demo from the rows of their data file."""

from datetime import timedelta

from wagtail.models import Page

from partenaires.models import PartnerPage
from reseau.demo.pages import add, paragraphs

REVIEW_AFTER = timedelta(days=182)
KNOWN = ["address", "postal_code", "town", "email", "website", "appointment"]
SERVICE = {"for_whom": "", "cost": "", "cost_details": "", "how": ""}


def load_partners(index: Page, rows: list[dict], themes: dict) -> dict[str, PartnerPage]:
    partners = {}
    for row in rows:
        page = PartnerPage(
            title=row["name"],
            slug=row["slug"],
            identifier=row["id"],
            search_description=row["summary"],
            category=row["category"],
            other_categories=row.get("other_categories", []),
            publics=row["publics"],
            body=paragraphs(row["body"]),
            services=[("service", SERVICE | service) for service in row.get("services", [])],
            phones=[("phone", {"number": row["phone"], "label": "", "message": ""})] if row["phone"] else [],
            in_danger=row.get("in_danger", False),
            protected=row.get("protected", False),
            languages_spoken=row["languages"],
            verified_on=row["verified_on"],
            next_review_on=row["verified_on"] and row["verified_on"] + REVIEW_AFTER,
            **{name: row.get(name) or "" for name in KNOWN},
        )
        page.set_hours(row["hours"] or "")
        partners[row["id"]] = add(index, page, row["themes"], themes)
    return partners
