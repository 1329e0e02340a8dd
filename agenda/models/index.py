"""The agenda page: what is to come, month by month, and what has been."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Max, Min
from django.http import Http404
from django.urls import register_converter
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField

from agenda.archive import Held, held_in, years_of
from agenda.forms import ArchiveFilterForm, EventFilterForm, FeedFilterForm
from agenda.models.events import EventPage
from agenda.models.occurrences import Occurrence
from agenda.models.sharing import SharingRoutes
from agenda.month import Month, weeks
from reseau.base import qr_codes
from reseau.base.listing import ListingMixin, page_in_words
from reseau.base.models import BasePage
from reseau.base.querysets import open_to_all

HELD_PER_PAGE = 20


class MonthConverter:
    """A month in an address: 2026-12. What no calendar has is not an address (ValueError)."""

    regex = "[0-9]{4}-[0-9]{2}"
    to_python = staticmethod(Month.parse)
    to_url = staticmethod(str)


register_converter(MonthConverter, "month")


class AgendaIndexPage(SharingRoutes, ListingMixin, BasePage):
    """The list itself, and under its address: `mois/`, `archives/`, `affiche/`."""

    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    translated = ["intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["agenda.EventPage"]
    max_count_per_parent = 1
    filter_form_class = EventFilterForm
    items_name = "occurrences"
    per_page = 6  # a light page: the whole month is one press away

    class Meta:
        verbose_name = "agenda"

    def events(self, filters: dict):
        """The public events of this agenda that pass the filters, whatever their dates."""
        return open_to_all(EventPage.objects.child_of(self).matching(filters))

    def dates(self, filters: dict):
        """Every date of those events, ready for cards: one that is cancelled stays, and says so."""
        return Occurrence.objects.filter(page__in=self.events(filters)).for_cards()

    def listing(self, filters: dict):
        """The dates to come, soonest first."""
        dates = self.dates(filters).upcoming()
        return (dates.from_day(filters["date_from"]) if "date_from" in filters else dates), {}

    @path("mois/", name="this_month")
    @path("mois/<month:month>/", name="month")
    def serve_month(self, request, month=None):
        """The grid of a month."""
        form = FeedFilterForm(request.GET)
        shown = self.month_shown(form, month)
        cells = weeks(shown["month"], shown["occurrences"], timezone.localdate())
        return self.render(request, template="agenda/month.html", form=form, shown=shown | {"weeks": cells})

    @path("affiche/", name="this_sheet")
    @path("affiche/<month:month>/", name="sheet")
    def serve_sheet(self, request, month=None):
        """The month on paper, with the code of its feed."""
        form = FeedFilterForm(request.GET)
        shown = self.month_shown(form, month) | {
            "qr_code": mark_safe(qr_codes.svg(self.feed(request, form).https)),
            "site_address": request.build_absolute_uri(self.get_url(request)).partition("://")[2],
        }
        return self.render(request, template="agenda/sheet.html", form=form, shown=shown)

    @path("archives/", name="archives")
    @path("archives/<int:year>/", name="archive")
    def serve_archive(self, request, year=None):
        """The events that took place in a year, the latest one by default."""
        form = ArchiveFilterForm(request.GET)
        years = years_of(self.events({}))
        if year is None:
            year = years[0] if years else timezone.localdate().year
        elif year not in years:
            raise Http404
        items = Paginator(held_in(self.events(form.filters), year), HELD_PER_PAGE).get_page(form.page_number)
        shown = {
            "years": years,
            "year": year,
            "items": items,
            "held": [Held(page, year, page.times, page.first, page.last) for page in items],
            "title_details": [_("Archives %(year)s") % {"year": year}, *form.in_words, *page_in_words(items)],
        }
        return self.render(request, template="agenda/archive.html", form=form, shown=shown)

    def month_shown(self, form, month: Month | None) -> dict:
        """A month and its neighbours. Raises Http404 outside of `bounds`: robots do not walk to the end of time."""
        first, last = self.bounds()
        month = month or Month.of(timezone.localdate())
        if not first <= month <= last:
            raise Http404
        return {
            "month": month,
            "previous": month.previous if month > first else None,
            "next": month.next if month < last else None,
            "occurrences": list(self.dates(form.filters).between(month.first, month.last)),
            "title_details": [date_format(month.first, "F Y"), *form.in_words],
        }

    def bounds(self) -> tuple[Month, Month]:
        """The first and the last month that hold a date, or this one."""
        ends = Occurrence.objects.filter(page__in=self.events({})).aggregate(Min("starts_at"), Max("ends_at"))
        today = timezone.localdate()
        if ends["starts_at__min"] is None:
            return Month.of(today), Month.of(today)
        first = timezone.localdate(ends["starts_at__min"])
        last = timezone.localdate(ends["ends_at__max"] - timedelta(seconds=1))  # midnight ends the day before
        return Month.of(min(first, today)), Month.of(max(last, today))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = context["form"]
        feed = self.feed(request, form)
        return context | {
            "agenda_feed_url": feed.https,
            "agenda_webcal_url": feed.webcal,
            "query": form.on(""),
            "subscribe_url": form.on(f"{self.get_url(request)}s-abonner/"),
        }
