"""Builds the pages of the demo from the rows of its data files."""

from decimal import Decimal
from html import escape

from wagtail.models import Page

from actualites.models import NewsIndexPage
from agenda.models import AgendaIndexPage
from guide_pages.models import AidPage, GuideIndexPage
from home.models import (
    AccessibilityPage,
    ContactPage,
    ContentPage,
    EcodesignPage,
    HomePage,
    LegalNoticePage,
    OpenDataPage,
    PersonalDataPage,
    SiteMapPage,
)
from partenaires.models import PartnerIndexPage

INDEXES = {
    "guide": GuideIndexPage,
    "agenda": AgendaIndexPage,
    "partners": PartnerIndexPage,
    "news": NewsIndexPage,
    "site_map": SiteMapPage,
}
LEGAL_PAGES = {
    "legal_notice": LegalNoticePage,
    "personal_data": PersonalDataPage,
    "accessibility": AccessibilityPage,
    "ecodesign": EcodesignPage,
    "open_data": OpenDataPage,
}
# Themes whose pages speak of violence.
SENSITIVE = {"urgence-violences"}


def paragraphs(texts: list[str] | None) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts or [])


def bullets(texts: list[str] | None, tag: str = "ul") -> str:
    items = "".join(f"<li>{escape(text, quote=False)}</li>" for text in texts or [])
    return f"<{tag}>{items}</{tag}>" if items else ""


def commas(words: list[str]) -> str:
    return ", ".join(words)


def add(parent: Page, page: Page, themes=(), themes_by_slug=None):
    """Publishes `page` under `parent`, with a first revision as if an editor had written it."""
    page.sensitive = not SENSITIVE.isdisjoint(themes)
    parent.add_child(instance=page)
    if themes:
        page.themes.set([themes_by_slug[slug] for slug in themes])
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def new_home(data: dict, locale) -> HomePage:
    return HomePage(
        title=data["title"],
        slug=data["slug"],
        tagline=data["tagline"],
        search_description=data["summary"],
        locale=locale,
    )


def load_indexes(home: Page, data: dict) -> dict[str, Page]:
    """The head of each section, by its key in the data file."""
    indexes = {}
    for key, model in INDEXES.items():
        row = data[key]
        page = model(
            title=row["title"],
            slug=row["slug"],
            search_description=row["summary"],
            show_in_menus=key != "site_map",
        )
        if hasattr(page, "intro"):
            page.intro = paragraphs(row["intro"])
        indexes[key] = add(home, page)
    return indexes


def blocks_of(rows: list[dict]) -> list[tuple]:
    return [(kind, block_value(kind, value)) for block in rows for kind, value in block.items()]


def load_free_pages(parent: Page, rows: list[dict]) -> list[tuple[Page, dict]]:
    """The free pages and their children, each with the row it comes from."""
    loaded = []
    for row in rows:
        page = ContentPage(
            title=row["title"],
            slug=row["slug"],
            search_description=row["summary"],
            show_in_menus=row.get("menu", False),
            body=blocks_of(row["body"]),
        )
        loaded.append((add(parent, page), row))
        loaded += load_free_pages(page, row.get("children", []))
    return loaded


def load_legal_pages(home: Page, rows: dict) -> list[tuple[Page, dict]]:
    loaded = []
    for key, model in LEGAL_PAGES.items():
        row = rows[key]
        page = model(
            title=row["title"],
            slug=row["slug"],
            search_description=row["summary"],
            body=blocks_of(row.get("body", [])),
        )
        loaded.append((add(home, page), row))
    return loaded


def load_contact(home: Page, row: dict) -> tuple[Page, dict]:
    page = ContactPage(
        title=row["title"],
        slug=row["slug"],
        intro=paragraphs(row["intro"]),
        privacy_notice=paragraphs(row["privacy_notice"]),
        thank_you_text=row["thank_you"],
        subject=row["title"],
    )
    return add(home, page), row


def block_value(kind: str, value):
    """Value of a StoryBlock child from what the data file says."""
    if kind == "paragraph":
        return paragraphs([value])
    if kind == "chart":
        return value | {"rows": [row | {"number": Decimal(str(row["number"]))} for row in value["rows"]]}
    if kind == "steps":
        return paragraphs_each(value)
    return value | {"text": paragraphs([value["text"]])} if kind == "alert" else value


def paragraphs_each(texts: list[str]) -> list[str]:
    return [paragraphs([text]) for text in texts]


def fill_home(home: HomePage, data: dict, guide: Page, aids: dict[str, AidPage]):
    """What the front page says of pages that did not exist when it was made."""
    home.situations = [
        (
            "situation",
            {
                "title": row["title"],
                "text": row["text"],
                "page": aids[row["aid"]] if "aid" in row else guide,
                "theme": row.get("theme", ""),
            },
        )
        for row in data["situations"]
    ]
    home.ambassadors_title = data["ambassadors_title"]
    home.ambassadors_text = paragraphs(data["ambassadors_text"])
    home.story_title = data["story_title"]
    home.story = paragraphs(data["story"])
    home.figures = [("figure", row) for row in data["figures"]]
    home.refresh_from_db(fields=["numchild"])
    home.save_revision().publish()
