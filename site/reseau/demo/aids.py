"""Builds the aid pages of the demo from the rows of its data files."""

from datetime import timedelta

from wagtail.models import Page

from guide_pages.models import AidFact, AidPage, AidPartner, AidRelation, LegalText, ScreeningPage
from reseau.demo.pages import add, bullets, commas, paragraphs

REVIEW_AFTER = timedelta(days=182)


def rule_blocks(conditions: list[dict]) -> list[dict]:
    """The conditions of a data file (`{"seul": {"met": ["oui"]}}`) as `guide_pages.screening` reads them."""
    return [
        {"type": name, "value": rule_blocks(value) if isinstance(value, list) else value}
        for condition in conditions
        for name, value in condition.items()
    ]


def load_aids(
    index: Page, rows: list[dict], rules: dict, facts: dict, themes: dict, partners: dict
) -> dict[str, AidPage]:
    """The aids by their id. `rules` and `facts` hold what concerns each, by the same id."""
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
            unasked_conditions=bullets(row.get("unasked_conditions")),
            caution=row.get("caution", ""),
            official_url=row["official_url"] or "",
            search_synonyms=commas(row["synonyms"]),
            verified_on=row["verified_on"],
            next_review_on=row["verified_on"] and row["verified_on"] + REVIEW_AFTER,
        )
        page.partner_links = [AidPartner(partner=partners[key]) for key in row["partners"]]
        known = facts.get(row["id"], {})
        page.facts = [AidFact(sort_order=n, **fact) for n, fact in enumerate(known.get("facts", []))]
        page.legal_texts = [LegalText(**text) for text in known.get("legal", [])]
        aids[row["id"]] = add(index, page, row["themes"], themes)
    for name, known in facts.items():
        link(aids[name], [(row["kind"], aids[row["aid"]]) for row in known.get("relations", [])])
    return aids


def link(aid: AidPage, relations: list[tuple[str, AidPage]]):
    """Publishes `aid` with the others that it names, each as a (kind, aid): all of them must be there first."""
    if relations:
        aid.relations = [AidRelation(kind=kind, related=other) for kind, other in relations]
        aid.save_revision().publish()


def load_screening(guide: Page, row: dict) -> ScreeningPage:
    page = ScreeningPage(
        title=row["title"],
        slug=row["slug"],
        search_description=row["summary"],
        intro=paragraphs(row["intro"]),
    )
    return add(guide, page)
