"""What a visitor reads on a page, with plain spaces; and what the database holds, for whoever could read it."""

from bs4 import BeautifulSoup
from django.db import connection


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(element) -> str:
    """The text of an element, in one line; "" for None."""
    return " ".join(element.get_text(" ").split()) if element else ""


def plain(text: str) -> str:
    """The text with plain spaces."""
    return text.replace("\xa0", " ")


def main(response) -> str:
    """The text of the page itself, without what surrounds it."""
    return words(soup(response).main)


def each(response, selector: str) -> list[str]:
    """The text of each element that a CSS selector finds."""
    return [words(element) for element in soup(response).select(selector)]


def links(response, selector: str) -> list[tuple[str, str]]:
    """(text, address) of each link that a CSS selector finds."""
    return [(words(link), link["href"]) for link in soup(response).select(selector)]


def rows(response) -> list[list[str]]:
    """What the tables of a page say, row by row, without their headings."""
    return [[words(cell) for cell in row.select("td")] for row in soup(response).select("main tbody tr")]


def facts(response) -> dict[str, list[str]]:
    """The lists of facts of a page: what each label says."""
    terms = soup(response).select("main dt")
    return {words(term): [words(fact) for fact in term.find_next_siblings("dd")] for term in terms}


def every_row() -> str:
    """The whole database, the index of the search included."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    return "\n".join(map(str, rows))
