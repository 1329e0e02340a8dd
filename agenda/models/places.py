"""Events that keep places on this site: their open dates, and what becomes of who has registered."""

from functools import partial

from django.conf import settings
from django.db import models, transaction
from django.http import Http404
from django.utils.functional import cached_property
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from agenda.choices import Registration as Mode
from agenda.models.registrations import Registration
from agenda.registrations.following import follow, tell_changes
from agenda.registrations.places import places_left
from agenda.registrations.views import register


class WithPlaces(RoutablePageMixin, models.Model):
    """Abstract. Places belong to the page in French, whatever the language of who registers."""

    class Meta:
        abstract = True

    @path("inscription/", name="registration")
    def registration_page(self, request):
        if not self.keeps_places:
            raise Http404
        return register(request, self)

    @property
    def keeps_places(self) -> bool:
        return self.registration == Mode.PLACES

    @cached_property
    def source(self):
        """The page in French, which registrations belong to; this one when there is none."""
        if self.is_french:
            return self
        pages = type(self).objects.filter(translation_key=self.translation_key)
        return (
            pages.select_related("place_partner").filter(locale__language_code=settings.LANGUAGE_CODE).first() or self
        )

    @property
    def open_dates(self) -> list:
        """The dates to come that one may register for, soonest first."""
        if not (self.live and self.keeps_places):
            return []
        return [date for date in self.coming if not date.is_cancelled]

    def left_by_date(self) -> dict:
        """How many places are left by `recurrence_id`, None without a limit, for each open date. One query."""
        taken = (
            Registration.objects.filter(event__translation_key=self.translation_key).taken() if self.capacity else {}
        )
        keys = [date.recurrence_id for date in self.open_dates]
        return {key: places_left(self.capacity, taken.get(key, 0)) for key in keys}

    @property
    def recurrence_ids(self) -> set:
        """Those of the dates of the event as last published."""
        return set(self.occurrences.values_list("recurrence_id", flat=True))

    def follow_registrations(self, before: set):
        """Called when the event is published, with the `recurrence_ids` it had: who has registered follows it."""
        if Registration.objects.filter(event=self).exists():
            follow(self, before)
            transaction.on_commit(partial(tell_changes, self.pk))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if not self.keeps_places:
            return context
        left = self.left_by_date()
        return context | {
            "registration_url": f"{self.get_url(request) or ''}{self.reverse_subpage('registration')}",
            "places": [(date, left[date.recurrence_id]) for date in self.open_dates],
        }
