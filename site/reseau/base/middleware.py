"""What every answer of the site has in common."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin
from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from reseau.base.typesetting import typeset_html
from reseau.users.sessions import in_administration


class PathLocaleMiddleware(LocaleMiddleware):
    """The language is in the address and nowhere else: no cookie, no guess from the browser.

    Unlike Django's, it never adds `Vary: Accept-Language`, since the answer does not vary with it.
    """

    def process_request(self, request):
        language = translation.get_language_from_path(request.path_info)
        translation.activate(language or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class PublicHeadersMiddleware(MiddlewareMixin):
    """Headers that Django has no setting for."""

    PERMISSIONS = "camera=(), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()"

    def process_response(self, request, response):
        response.headers.setdefault("Permissions-Policy", self.PERMISSIONS)
        # Kept by the browser, but asked for again each time: an ETag makes that cheap.
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


class TypesettingMiddleware(MiddlewareMixin):
    """The public pages, typeset to the last word: what people write, the interface, the errors."""

    def process_response(self, request, response):
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and not in_administration(request):
            response.content = typeset_html(response.content.decode(response.charset))
        return response


class RenamedPageMiddleware(RedirectMiddleware):
    """Leads from the old address of a page to the new one, as Wagtail's, which forgets the filters of a list."""

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        query = request.META.get("QUERY_STRING")
        if answer is not response and query and not {"?", "#"} & set(answer["Location"]):
            answer["Location"] += f"?{iri_to_uri(query)}"
        return answer
