"""New dates and changes as RSS 2.0, in the language of the address: what a calendar says too late, or not at all."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agenda.choices import ChangeKind
from agenda.dates import PARIS
from agenda.feeds import agenda_url, public_events, subscription
from agenda.forms import EventFilterForm
from agenda.models import EventPage, Occurrence
from reseau.base.languages import language_of
from reseau.base.models import NetworkSettings
from reseau.base.typesetting import quoted, typeset

ITEMS = 30


@require_safe
def agenda_rss(request):
    """`dates.rss`: the events to come that pass the filters of the address, latest change first."""
    return subscription(request, changes, "application/rss+xml", "dates.rss", since=this_morning())


def changes(request) -> bytes:
    return ChangesFeed()(request).content


def this_morning() -> datetime:
    """Since when a date of yesterday is no longer told."""
    return datetime.combine(timezone.localdate(), time.min, tzinfo=PARIS)


class ChangesFeed(Feed):
    item_guid_is_permalink = False

    def get_object(self, request):
        """The filters, with the request that they come from. A wrong filter is no feed, as for the calendar."""
        form = EventFilterForm(request.GET)
        if form.wrong_fields:
            raise Http404
        form.request = request
        return form

    def title(self, form):
        network = NetworkSettings.for_request(form.request)
        return typeset(" – ".join([_("%(network)s : les dates") % {"network": network.name}, *form.in_words]))

    def description(self, form):
        return _("Les nouvelles dates de l’agenda, et celles qui changent ou sont annulées.")

    def link(self, form):
        return form.on(agenda_url(form.request))

    def feed_url(self, form):
        return form.on(reverse("agenda_rss"))

    @property
    def language(self):
        return get_language()

    def items(self, form):
        events = public_events().matching(form.filters).filter(ends_at__gt=this_morning(), feed_entry__isnull=False)
        events = events.select_related("feed_entry", "place_partner").order_by("-feed_entry__changed_at", "-pk")[:ITEMS]
        return with_dates_apart(list(events))

    def item_title(self, event):
        title = typeset(event.title, language_of(event, "title"))
        return f"{mark} {title}" if (mark := mark_of(event)) else title

    def item_link(self, event):
        return event.url

    def item_description(self, event):
        why = typeset(event.status_message, language_of(event, "status_message"))
        summary = typeset(event.summary, language_of(event, "search_description"))
        return "\n".join(filter(None, [usual_dates(event), why, *map(told, event.dates_apart), summary]))

    def item_guid(self, event):
        """Another one when dates, place or state have changed: a reader then shows the event as new."""
        return f"{event.translation_key}#{event.feed_entry.sequence}"

    def item_pubdate(self, event):
        return event.feed_entry.changed_at


def with_dates_apart(events: list[EventPage]) -> list[EventPage]:
    """`events`, each with its `dates_apart`: the occurrences to come that are cancelled, moved or added."""
    by_page = {event.pk: event for event in events}
    for event in events:
        event.dates_apart = []
    rows = Occurrence.objects.filter(page__in=by_page).exclude(state="").filter(ends_at__gt=this_morning())
    for occurrence in rows.order_by("starts_at"):
        occurrence.page = by_page[occurrence.page_id]
        occurrence.page.dates_apart.append(occurrence)
    return events


def mark_of(event) -> str:
    """« [Annulé] » for the whole event, else what becomes of its next date apart; "" for none."""
    if event.is_cancelled:
        return _("[Annulé]")
    changed = [each for each in event.dates_apart if each.state != ChangeKind.EXTRA]
    if not changed:
        return ""
    if changed[0].is_cancelled:
        return _("[Date annulée]") if event.repeat else _("[Annulé]")
    return _("[Date changée]") if changed[0].was_when else _("[Lieu changé]")


def usual_dates(event) -> str:
    """When it takes place, unless its one date is no longer what it was, which `told` says."""
    gone = not event.repeat and any(each.state != ChangeKind.EXTRA for each in event.dates_apart)
    return "" if gone else event.when


def told(occurrence) -> str:
    """A date apart in one line: « Annulé : mardi 8 décembre 2026, de 18 h à 20 h. La salle est fermée. »"""
    place = quoted(occurrence.place_name, settings.LANGUAGE_CODE)
    words = {"when": occurrence.when, "was": occurrence.was_when, "place": place}
    if occurrence.is_cancelled:
        line = _("Annulé : %(when)s.")
    elif occurrence.state == ChangeKind.EXTRA:
        line = _("En plus : %(when)s.")
    else:
        line = (
            _("Changé : %(when)s, au lieu de : %(was)s.") if words["was"] else _("Nouveau lieu : %(when)s, %(place)s.")
        )
    return " ".join(filter(None, [typeset(line % words), quoted(occurrence.message, occurrence, "message")]))
