"""The calendars that families subscribe to: pages in, iCalendar out over HTTP."""

import hashlib
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.rich_text import get_text_for_indexing

from agenda.choices import YesNo
from agenda.ical import Entry, calendar
from agenda.models import AgendaIndexPage, EventPage
from reseau.base.models import NetworkSettings
from reseau.base.querysets import open_to_all

# A subscriber's phone forgets what leaves the feed: the past year and more stays in it.
HISTORY = timedelta(days=550)


@require_safe
def agenda_feed(request):
    """`agenda.ics`: every live public event of the language, from `HISTORY` ago on."""
    events = public_events().filter(ends_at__gt=timezone.now() - HISTORY)
    return calendar_response(request, events, content_disposition_header(False, "agenda.ics"))


@require_safe
def event_ics(request, uid):
    """One event, to put in one's own calendar."""
    events = list(public_events().filter(translation_key=uid))
    if not events:
        raise Http404
    return calendar_response(request, events, content_disposition_header(True, f"{events[0].slug}.ics"))


def public_events():
    events = open_to_all(EventPage.objects.filter(locale__language_code=get_language()))
    return events.order_by("starts_at", "pk").select_related("place_partner")


def calendar_response(request, events, disposition) -> HttpResponse:
    network = NetworkSettings.for_request(request)
    body = calendar(
        (entry(event, request) for event in events),
        name=network.name,
        description=_("Les rendez-vous du réseau : temps forts, ateliers, permanences, réunions."),
        uid=uuid5(NAMESPACE_URL, request.build_absolute_uri(request.path)),
        source=request.build_absolute_uri(request.path),
        url=agenda_url(request),
    )
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": disposition,
            "Cache-Control": "public, max-age=900",
            "ETag": f'"{hashlib.sha256(body).hexdigest()}"',
        },
    )


def agenda_url(request) -> str:
    """Address of the agenda page in the language of the feed, else of the front page."""
    page = AgendaIndexPage.objects.live().filter(locale__language_code=get_language()).first()
    page = page or Site.find_for_request(request).root_page
    return request.build_absolute_uri(page.get_url(request))


def entry(event: EventPage, request) -> Entry:
    url = request.build_absolute_uri(event.get_url(request))
    created = event.first_published_at or event.latest_revision_created_at
    return Entry(
        uid=event.translation_key,
        starts=event.start_date if event.all_day else event.starts_at,
        ends=event.end_date + timedelta(days=1) if event.all_day else event.ends_at,
        summary=event.title,
        description=description(event, url),
        location=", ".join(filter(None, [event.place_name, *event.place_address.splitlines()])),
        url=url,
        created=created,
        modified=event.last_published_at or created,
        cancelled=event.is_cancelled,
        cancelled_prefix=_("[Annulé]"),
        categories=[str(event.kind_name)],
    )


def description(event: EventPage, url: str) -> str:
    """What to know before coming, in plain text, with the address of the page last."""
    lines = [
        event.status_message if event.is_cancelled else "",
        event.summary,
        get_text_for_indexing(event.body),
        _("Prix : %(price)s") % {"price": event.price} if event.price else "",
        childcare(event),
        _("Accès sans marche") if event.step_free == YesNo.YES else "",
        _("En ligne : %(url)s") % {"url": event.online_url} if event.online_url else "",
        url,
    ]
    return "\n".join(line for line in lines if line)


def childcare(event: EventPage) -> str:
    if event.childcare != YesNo.YES:
        return ""
    if event.childcare_details:
        return _("Garde des enfants sur place : %(details)s") % {"details": event.childcare_details}
    return _("Garde des enfants sur place")
