"""Reporting an error on a page, for anyone, without account."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from reseau.base.frame import Frame
from reseau.base.querysets import open_to_all
from reseau.review.forms import ErrorReportForm
from reseau.review.models import Reviewed

TOO_MANY_REQUESTS = 429


# As all public forms: see `reseau.base.views.serve_page`.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def report_error(request, page_id):
    page = reviewed_page(page_id)
    form = ErrorReportForm(request.POST if request.method == "POST" else None, page=page)
    if form.is_valid():
        if not form.is_trapped:
            form.save()
        return redirect("report_thanks", page_id)
    status = TOO_MANY_REQUESTS if form.is_one_too_many else 200
    return render(request, "review/report_error.html", around(request, page) | {"form": form}, status=status)


@require_safe
@cache_control(no_store=True)
def report_thanks(request, page_id):
    return render(request, "review/report_thanks.html", around(request, reviewed_page(page_id)))


def reviewed_page(page_id: int):
    """The page of this id that anyone may read in the active language, or "not found"."""
    pages = open_to_all(Page.objects.filter(locale__language_code=get_language()).select_related("locale"))
    page = get_object_or_404(pages, pk=page_id)
    if not issubclass(page.specific_class, Reviewed):
        raise Http404
    return page.specific


def around(request, page) -> dict:
    """What the frame shows around a form about `page`: its place, its languages, its way out."""
    request.frame_page = page
    frame = Frame.of(request)
    # An address below that of the page leads back to it already.
    here = [] if frame.rest else [frame.surroundings.link(page)]
    return {
        "page": page,
        "breadcrumb": [*frame.breadcrumb, *here],
        # Not the page itself: nothing that a search engine would take for it.
        "canonical_url": "",
        "structured_data": "",
    }
