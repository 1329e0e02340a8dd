"""How long one stays signed in: SESSION_COOKIE_AGE without doing anything, SESSION_LIFETIME at most."""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

SIGNED_IN, SEEN = "signed_in_at", "seen_at"  # in seconds since 1970
SAVED_EVERY = 60  # seconds: one does not write to the database at each picture of the administration


def begin(request):
    request.session[SIGNED_IN] = request.session[SEEN] = _now()


def end_all_of(user):
    """Nothing is left of the sessions of `user`, in whatever browser."""
    for session in Session.objects.all():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def in_administration(request) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


class SessionLimitsMiddleware(MiddlewareMixin):
    """Ends a session that has lasted long enough; keeps alive the one that works in the administration.

    A reader has no session, and none is looked for.
    """

    def process_request(self, request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
            return
        if _now() - request.session.get(SIGNED_IN, 0) > settings.SESSION_LIFETIME:
            request.session.flush()
        elif in_administration(request) and _now() - request.session[SEEN] > SAVED_EVERY:
            request.session[SEEN] = _now()


def _now() -> int:
    return int(timezone.now().timestamp())
