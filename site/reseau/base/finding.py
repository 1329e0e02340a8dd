"""The search of the whole site and of its lists: all the words, else those that were meant, else any of them."""

from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page, get_page_models
from wagtail.search.query import Or, PlainText

from reseau.base.models import BasePage
from reseau.base.querysets import open_to_all
from reseau.base.spelling import Vocabulary
from reseau.base.text import stems

MOST = 150
PROSE = ["title", "search_description"]


@dataclass(frozen=True)
class Found:
    """The `pages` found, best first, and the `words` searched: the query, once its slips are corrected."""

    pages: list
    words: str


def find(query: str, language: str, asked, allowed) -> Found:
    """Pages of `asked` (a QuerySet that the search index can read) among those of `allowed` (any QuerySet).

    Those in `language` are found by its words, and those that nobody has translated by French words. The search index
    knows nothing of restrictions or themes: `allowed` does, and its words correct the query.
    First come the pages whose title says most of it, since SQLite gives every field the same weight.
    """
    languages = list(dict.fromkeys([language, settings.LANGUAGE_CODE]))
    if not (words := spoken(query, languages)):
        return Found([], query)
    rows = spelt(allowed)
    ids = {row["pk"] for row in rows}

    def shown(results) -> list:
        return [page for page in results[:MOST] if page.pk in ids]

    pages = shown(asked.search(any_of(words)))
    if not pages:
        corrected = vocabulary(rows, languages).corrected(query)
        if corrected != query:
            query, words = corrected, spoken(corrected, languages)
            pages = shown(asked.search(any_of(words)))
        else:
            pages = shown(asked.autocomplete(any_of(words)))
    if not pages:
        pages = shown(asked.search(any_of(words, operator="or")))
    missing = {page.pk: missing_words(page.title, words, languages) for page in pages}
    return Found(sorted(pages, key=lambda page: missing[page.pk]), query)


def spoken(query: str, languages: list[str]) -> list[str]:
    """The stems of `query` in each of the languages, once each; [] when it holds no word."""
    return list(dict.fromkeys(words for code in languages if (words := stems(query, code))))


def any_of(words: list[str], operator: str = "and"):
    return Or([PlainText(one, operator=operator) for one in words])


def missing_words(title: str, words: list[str], languages: list[str]) -> int:
    """How many of the words asked a title does not say, in the language that understands it best."""
    said = [set(stems(title, code).split()) for code in languages]
    return min(len(set(one.split()) - some) for one in words for some in said)


def nicknames() -> list[str]:
    """Where, from a `Page`, each type of page keeps the other names that it is looked for by."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    return [
        f"{model._meta.model_name}__{name}" for model in models for name in model.search_titles if name not in PROSE
    ]


def spelt(allowed) -> list[dict]:
    """The ids and the words of the live pages of `allowed` that anyone may read, in one query."""
    pages = open_to_all(Page.objects.filter(pk__in=allowed.values("pk")))
    return list(pages.values("pk", *PROSE, *nicknames()))


def vocabulary(rows: list[dict], languages: list[str]) -> Vocabulary:
    prose = [row[name] for row in rows for name in PROSE]
    return Vocabulary(prose, [row[name] or "" for row in rows for name in nicknames()], *languages)
