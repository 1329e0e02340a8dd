"""One search over all sections: live and public pages, in the language of the visit."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.search.query import PlainText

from reseau.base.text import stems
from reseau.search.forms import SearchForm

PER_PAGE = 15


def search(request):
    form = SearchForm(request.GET)
    query = form.filters.get("q", "")
    results = Paginator(found(query), PER_PAGE).get_page(form.page_number)
    results.object_list = in_order(results.object_list)
    message = _("Votre recherche est trop longue ou contient un caractère inconnu.") if form.wrong_fields else ""
    context = {"form": form, "query": query, "results": results, "message": message}
    return render(request, "search/search.html", context)


def found(query: str):
    """Pages with all the words, whatever their case, accents and endings; else the nearest there are."""
    words = stems(query, get_language())
    if not words:
        return []
    pages = Page.objects.live().public().filter(locale=Locale.get_active())
    for attempt in (
        lambda: pages.search(words),
        lambda: pages.autocomplete(words),
        lambda: pages.search(PlainText(words, operator="or")),
    ):
        results = attempt()
        if results.count():
            return results
    return []


def in_order(pages) -> list:
    """The typed pages of one screen of results, in the order of their rank."""
    ids = [page.pk for page in pages]
    typed = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific().defer_streamfields()}
    return [typed[pk] for pk in ids]
