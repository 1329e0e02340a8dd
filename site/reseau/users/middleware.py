"""The second door of the administration."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject

from reseau.users import second_factor
from reseau.users.sessions import in_administration

# The pages where one is known by the password alone, and those that ask nobody who they are.
HALFWAY = {"second_factor_code", "second_factor_set_up", "wagtailadmin_login", "wagtailadmin_logout"}
OPEN = {
    *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog"),
    *(f"wagtailadmin_password_reset{step}" for step in ("", "_done", "_confirm", "_complete")),
}


class SecondFactorMiddleware(MiddlewareMixin):
    """Between the password and the code, one is nobody: a visitor on the site, led to the code by the administration.

    `request.person` is who the password says, for the two pages of the code.
    """

    def process_request(self, request):
        request.person = request.user
        request.user = SimpleLazyObject(
            lambda: AnonymousUser() if second_factor.is_awaited(request.person) else request.person
        )

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not in_administration(request) or not _halfway(request):
            return None
        name = request.resolver_match.url_name
        if name in HALFWAY:
            request.user = request.person
        elif name not in OPEN:
            return _to_the_code(request)
        return None


def _halfway(request) -> bool:
    """Whether a password has been shown, and not yet the code: `request.user` has worked it out."""
    return request.person.is_authenticated and request.user.is_anonymous


def _to_the_code(request):
    if request.headers.get("x-requested-with") == "XMLHttpRequest" or not request.accepts("text/html"):
        raise PermissionDenied
    query = QueryDict(mutable=True)
    if request.method == "GET":
        query["next"] = request.get_full_path()
    step = "second_factor_code" if second_factor.device_of(request.person) else "second_factor_set_up"
    return redirect(f"{reverse(step)}?{query.urlencode(safe='/')}")
