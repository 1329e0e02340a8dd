"""Builds the news of the demo from the rows of its data file."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from actualites.models import NewsPage
from reseau.demo.pages import add, block_value


def load_news(
    index: Page, rows: list[dict], themes: dict, images: dict, pages: dict[str, Page]
) -> list[tuple[Page, dict]]:
    """Each page with the row it comes from. A row may be `related` to `pages`, partners and events by their id."""
    loaded = []
    for row in rows:
        page = NewsPage(
            title=row["title"],
            slug=row["slug"],
            date=timezone.localdate() - timedelta(days=row["days_ago"]),
            signature=row["signature"],
            search_description=row["summary"],
            body=[part for entry in row["body"] for part in blocks(entry, images, pages)],
            image=images.get(row["image"]),
            image_alt=row["image_alt"] or "",
            related=[("page", pages[key]) for key in row.get("related", [])],
        )
        loaded.append((add(index, page, row["themes"], themes), row))
    return loaded


def blocks(entry: str | dict, images: dict, pages: dict):
    """The blocks of one entry of the text: a paragraph as it is, or another kind under its name."""
    for kind, value in ({"paragraph": entry} if isinstance(entry, str) else entry).items():
        if kind == "image":
            value = value | {"image": images[value["image"]]}
        elif kind == "link":
            value = {"text": value["text"], "page": pages[value["page"]], "url": ""}
        yield kind, block_value(kind, value)
