"""How a page is served, and the small public files that no page holds."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.views import serve

from reseau.base import colours, look, social_image
from reseau.base.frame import Frame
from reseau.base.languages import direction
from reseau.base.models import LegalSettings, NetworkSettings
from reseau.base.querysets import open_to_all
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
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap_index'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def bad_request(request, exception):
    """The page of error 400, drawn without the request: its very host may be what is wrong with it."""
    return HttpResponseBadRequest(render_to_string("400.html"))


@require_safe
def security_txt(request):
    """Whom to tell of a security flaw (RFC 9116). It expires within the year, and renews itself each day.

    Until the settings name someone, the contact form is where to write; without one, there is nothing to publish.
    """
    contact = LegalSettings.for_request(request).security_contact
    if not contact and (page := Frame.of(request).section("home.ContactPage")):
        contact = page.get_full_url(request)
    if not contact:
        raise Http404
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {(midnight + timedelta(days=300)).isoformat()}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request):
    """What a telephone needs to keep the site among its applications (W3C, Web Application Manifest)."""
    network = NetworkSettings.for_request(request)
    chosen = look.Look(network)
    icons = [(chosen.touch_icon, "180x180"), (chosen.small_icon, "32x32")]
    return JsonResponse(
        {
            "name": network.name,
            "short_name": network.town or network.name,
            "lang": "fr",
            "start_url": "/",
            "display": "minimal-ui",
            "background_color": colours.PAPER,
            "theme_color": network.brand_colour,
            "icons": [{"src": address, "sizes": sizes, "type": "image/png"} for address, sizes in icons],
        },
        content_type="application/manifest+json",
    )


unchanging = cache_control(public=True, max_age=31_536_000, immutable=True)


@require_safe
@unchanging
def appearance(request, brand, accent):
    """The tokens that follow from two colours."""
    return HttpResponse(look.stylesheet(brand, accent), content_type="text/css; charset=utf-8")


@require_safe
@unchanging
def drawing(request, brand, accent, name):
    """One of the site's drawings, in two colours."""
    if name not in look.DRAWINGS:
        raise Http404
    return HttpResponse(look.drawing(name, brand, accent), content_type="image/svg+xml")


@require_safe
@unchanging
def icon(request, brand, accent, size):
    """The icon of the site, in two colours."""
    if size not in look.ICON_SIZES:
        raise Http404
    return HttpResponse(look.icon(brand, accent, size), content_type="image/png")


@require_safe
@cache_control(public=True, max_age=86_400)
def share_picture(request, page_id):
    """The picture of a page for those who share its address."""
    pages = open_to_all(Page.objects.filter(depth__gt=1, locale__language_code__in=dict(settings.LANGUAGES)))
    page = get_object_or_404(pages, pk=page_id).specific
    network = NetworkSettings.for_request(request)
    language = settings.LANGUAGE_CODE if page.alias_of_id else page.locale.language_code
    picture = social_image.render(
        page.share_title,
        network.name,
        brand=network.brand_colour,
        accent=network.accent_colour,
        rtl=direction(language) == "rtl",
    )
    return HttpResponse(picture, content_type="image/png")
