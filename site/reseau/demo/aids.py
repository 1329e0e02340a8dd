"""Builds the aid pages of the demo from the rows of its data files."""

from wagtail.models import Page

from guide_pages.models import AidPage, AidPartner, ScreeningPage
from reseau.demo.pages import add, bullets, commas, paragraphs


def rule_blocks(conditions: list[dict]) -> list[dict]:
    """The conditions of a data file (`{"seul": {"met": ["oui"]}}`) as `guide_pages.screening` reads them."""
    return [
        {"type": name, "value": rule_blocks(value) if isinstance(value, list) else value}
        for condition in conditions
        for name, value in condition.items()
    ]


def load_aids(index: Page, rows: list[dict], rules: dict, themes: dict, partners: dict) -> dict[str, AidPage]:
    aids = {}
    for row in rows:
        amount, rule = row["amount"] or {}, rules[row["id"]]
        page = AidPage(
            title=row["title"],
            slug=row["slug"],
            identifier=row["id"],
            rule=rule_blocks(rule["rule"]),
            rule_capped=rule.get("capped", False),
            never_excluded=rule.get("never_excluded", False),
            official_name=row["official_name"],
            acronyms=commas(row["acronyms"]),
            paid_by=row["paid_by"],
            search_description=row["summary"],
            for_whom=bullets(row["for_whom"]),
            amount=amount.get("text", ""),
            amount_effective_on=amount.get("effective_on"),
            amount_source=amount.get("source", ""),
            how_to_apply=bullets(row["how_to_apply"], "ol"),
            documents=bullets(row["documents"]),
            conditions=bullets(row["conditions"]),
            caution=row.get("caution", ""),
            official_url=row["official_url"] or "",
            search_synonyms=commas(row["synonyms"]),
            verified_on=row["verified_on"],
        )
        page.partner_links = [AidPartner(partner=partners[key]) for key in row["partners"]]
        aids[row["id"]] = add(index, page, row["themes"], themes)
    return aids


def load_screening(guide: Page, row: dict) -> ScreeningPage:
    page = ScreeningPage(
        title=row["title"],
        slug=row["slug"],
        search_description=row["summary"],
        intro=paragraphs(row["intro"]),
    )
    return add(guide, page)
