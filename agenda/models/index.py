"""The agenda page: what is to come, what has been."""

from wagtail.fields import RichTextField

from agenda.forms import EventFilterForm
from agenda.models.events import EventPage
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage


class AgendaIndexPage(ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["agenda.EventPage"]
    max_count_per_parent = 1
    filter_form_class = EventFilterForm
    items_name = "events"
    per_page = 20

    class Meta:
        verbose_name = "agenda"

    def listed(self, filters):
        events = EventPage.objects.child_of(self).for_cards()
        if "theme" in filters:
            events = events.about(filters["theme"])
        if "kind" in filters:
            events = events.of_kind(filters["kind"])
        if "date_from" in filters:
            events = events.from_day(filters["date_from"])
        return events.past() if filters.get("period") == "past" else events.upcoming()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        url = self.get_url(request)
        return context | {
            "showing_past": context["form"].filters.get("period") == "past",
            "upcoming_url": url,
            "past_url": f"{url}?period=past",
        }
