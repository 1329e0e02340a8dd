"""One search over all sections: live and public pages, in the language of the visit."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from reseau.base.finding import find
from reseau.base.listing import page_in_words
from reseau.base.querysets import knowing_french
from reseau.search.forms import SearchForm

PER_PAGE = 15


def search(request):
    form = SearchForm(request.GET)
    query = form.filters.get("q", "")
    pages = Page.objects.live().filter(locale=Locale.get_active())
    found = find(query, get_language(), pages, pages)
    results = Paginator(found.pages, PER_PAGE).get_page(form.page_number)
    known = knowing_french(Page.objects, "title", "search_description").in_bulk([page.pk for page in results])
    results.object_list = [known[page.pk] for page in results]
    for page in results:
        page.kind_label = page.specific_class.kind_label
    message = _("Votre recherche est trop longue ou contient un caractère inconnu.") if form.wrong_fields else ""
    context = {"form": form, "query": query, "words": found.words, "results": results, "message": message}
    return render(request, "search/search.html", context | {"title_details": [*form.in_words, *page_in_words(results)]})
