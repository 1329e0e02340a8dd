"""How many wrong passwords are borne, and what is written of them. django-axes counts; the settings give the limits."""

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.core.cache import cache
from django.db.models import Sum
from django.shortcuts import render
from django.utils import timezone

from reseau.users import sessions
from reseau.users.models import AccessEvent

SHARED_ADDRESS = 4  # an office, a mobile operator: an address bears so many times what one account bears there


class SignInHandler(AxesDatabaseHandler):
    """Two limits where axes knows one, and a line of the access log for each thing that happens."""

    def get_failures(self, request, credentials=None) -> int:
        of_account, of_address = (
            attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(of_account, of_address // SHARED_ADDRESS)

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        was_locked = request.axes_locked_out
        super().user_login_failed(sender, credentials, request, **kwargs)
        username = credentials.get("username")
        if not was_locked:
            AccessEvent.objects.record(AccessEvent.Kind.FAILED, request, username)
            if request.axes_locked_out:
                AccessEvent.objects.record(AccessEvent.Kind.LOCKED, request, username)

    def user_logged_in(self, sender, request, user, **kwargs):
        super().user_logged_in(sender, request, user, **kwargs)
        # Of this account alone: whoever has one could otherwise wipe out what their address has tried on others.
        self.reset_attempts(username=user.get_username(), ip_address=request.axes_ip_address)
        sessions.begin(request)
        AccessEvent.objects.record(AccessEvent.Kind.SIGNED_IN, request, user.get_username())

    def user_logged_out(self, sender, request, user, **kwargs):
        super().user_logged_out(sender, request, user, **kwargs)
        if user:
            AccessEvent.objects.record(AccessEvent.Kind.SIGNED_OUT, request, user.get_username())


def locked_out(request, _response, _credentials):
    """The answer to one password too many (RFC 6585, section 4: 429)."""
    seconds = round(settings.AXES_COOLOFF_TIME.total_seconds())
    context = {"page_title": "Trop d’essais", "minutes": seconds // 60}
    response = render(request, "users/locked_out.html", context, status=429)
    response.headers["Retry-After"] = seconds
    return response


def within(key: str, limit: int, seconds: int = 3600) -> bool:
    """Counts one more `key`; whether `limit` is not passed yet in the span that the first one began."""
    key = f"within:{key}:{int(timezone.now().timestamp()) // seconds}"
    cache.add(key, 0, seconds)
    return cache.incr(key) <= limit
