"""One search over all sections: live and public pages, in the language of the visit."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.search.query import PlainText

from reseau.base.listing import page_in_words
from reseau.base.querysets import open_to_all
from reseau.base.text import stems
from reseau.search.forms import SearchForm

PER_PAGE = 15
MOST = 150


def search(request):
    form = SearchForm(request.GET)
    query = form.filters.get("q", "")
    results = Paginator(found(query), PER_PAGE).get_page(form.page_number)
    for page in results:
        page.kind_label = page.specific_class.kind_label
    message = _("Votre recherche est trop longue ou contient un caractère inconnu.") if form.wrong_fields else ""
    details = [*form.in_words, *page_in_words(results)]
    context = {"form": form, "query": query, "results": results, "message": message, "title_details": details}
    return render(request, "search/search.html", context)


def found(query: str) -> list[Page]:
    """Pages with all the words, whatever their case, accents and endings; else the nearest there are.

    First come those whose title says most of it, since SQLite gives every field the same weight.
    """
    language = get_language()
    words = stems(query, language)
    if not words:
        return []
    pages = Page.objects.live().filter(locale=Locale.get_active())
    attempts = [
        lambda: pages.search(words),
        lambda: pages.autocomplete(words),
        lambda: pages.search(PlainText(words, operator="or")),
    ]
    results = next((results for attempt in attempts if (results := readable(attempt()[:MOST]))), [])
    asked = set(words.split())
    return sorted(results, key=lambda page: len(asked - set(stems(page.title, language).split())))


def readable(results) -> list[Page]:
    """Those of the search results that anyone may read. The search index knows nothing of restrictions."""
    pages = list(results)
    allowed = set(open_to_all(Page.objects.filter(pk__in=[page.pk for page in pages])).values_list("pk", flat=True))
    return [page for page in pages if page.pk in allowed]
