"""How a page is served, and the small public files that no page holds."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.views import serve

from reseau.base.routing import find


# The forms of public pages are anonymous: a CSRF token would protect nobody and cost every visitor a cookie.
@csrf_exempt
def serve_page(request, path):
    """Wagtail's view, given the page already found (see `Page.route_for_request`)."""
    request._wagtail_route_for_request = find(request, path)
    return serve(request, path)


@require_safe
def robots_txt(request):
    """Open to every robot, the national library's among them (code du patrimoine, art. L132-2)."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def bad_request(request, exception):
    """The page of error 400, drawn without the request: its very host may be what is wrong with it."""
    return HttpResponseBadRequest(render_to_string("400.html"))
