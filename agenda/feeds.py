"""The calendars that families subscribe to, over HTTP: stored entries joined, hashed and sent."""

import gzip
import hashlib
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from agenda.dates import PARIS
from agenda.forms import EventFilterForm
from agenda.ical import calendar
from agenda.models import AgendaIndexPage, EventPage, FeedEntry, FeedStamp
from reseau.base.conditional import conditional
from reseau.base.files import shared_file
from reseau.base.languages import language_of
from reseau.base.models import NetworkSettings
from reseau.base.querysets import open_to_all
from reseau.base.typesetting import typeset

MONTHS_BACK = 18  # a subscriber's phone forgets what leaves the feed, which moves once a month
KEPT = 900  # seconds, as anyone keeps it


@require_safe
def agenda_feed(request):
    """`agenda.ics`: the live public events of the language that pass the filters of the address."""
    return subscription(request, filtered_calendar, "text/calendar", "agenda.ics", since=first_of_month(0))


@require_safe
def event_ics(request, uid):
    """One event, to put in one's own calendar."""
    if not (event := public_events().filter(translation_key=uid).first()):
        raise Http404
    entry = FeedEntry.objects.filter(page=event)
    title = typeset(event.title, language_of(event, "title"))
    summary = typeset(event.summary, language_of(event, "search_description"))
    body = joined(request, entry, request.path, title, summary, agenda_url(request))
    return shared_file(body, "text/calendar; charset=utf-8", f"{event.slug}.ics", download=True)


def public_events():
    return open_to_all(EventPage.objects.filter(locale__language_code=get_language()))


def subscription(request, make, kind: str, name: str, since: datetime) -> HttpResponse:
    """What `make(request)` gives, in bytes: made once for each change of the agenda, then one query says it is known.

    `since` is when it last changed by itself, since what is over leaves it.
    """
    stamp = FeedStamp.current()
    key = hashlib.sha256(f"{request.build_absolute_uri()} {stamp.version} {since}".encode()).hexdigest()
    if not (made := cache.get(key)):
        body = make(request)
        made = hashlib.sha256(body).hexdigest(), gzip.compress(body, 6, mtime=0)
        cache.set(key, made, KEPT)
    return conditional(request, *made, max(stamp.touched_at, since), kind, name)


def filtered_calendar(request) -> bytes:
    """The calendar of the filters of `request`. A wrong filter is no calendar: who subscribed must not get another."""
    form = EventFilterForm(request.GET)
    if form.wrong_fields:
        raise Http404
    events = public_events().matching(form.filters).filter(ends_at__gt=first_of_month(MONTHS_BACK))
    network = NetworkSettings.for_request(request)
    name = typeset(" – ".join([network.name, *form.in_words]))
    about = _("Les rendez-vous du réseau : temps forts, ateliers, permanences, réunions.")
    entries = FeedEntry.objects.filter(page__in=events).order_by("page__starts_at", "page_id")
    return joined(request, entries, form.on(reverse("agenda_feed")), name, typeset(about), form.on(agenda_url(request)))


def joined(request, entries, path: str, name: str, description: str, url: str) -> bytes:
    source = request.build_absolute_uri(path)
    rows = list(entries.values_list("text", "changed_at"))
    return calendar(
        (text for text, _changed_at in rows),
        name=name,
        description=description,
        uid=uuid5(NAMESPACE_URL, source),
        source=source,
        url=url,
        modified=max((changed_at for _text, changed_at in rows), default=None),
    )


def first_of_month(months_ago: int) -> datetime:
    """First instant in Paris of the month so many months ago."""
    today = timezone.localdate()
    months = today.year * 12 + today.month - 1 - months_ago
    return datetime(months // 12, months % 12 + 1, 1, tzinfo=PARIS)


def agenda_url(request) -> str:
    """Address of the agenda page in the language of the feed, else of the front page."""
    page = AgendaIndexPage.objects.live().filter(locale__language_code=get_language()).first()
    page = page or Site.find_for_request(request).root_page
    return request.build_absolute_uri(page.get_url(request))
