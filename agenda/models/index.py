"""The agenda page: what is to come, what has been."""

from wagtail.fields import RichTextField

from agenda.forms import EventFilterForm
from agenda.models.events import EventPage
from agenda.models.occurrences import Occurrence
from agenda.models.sharing import SharingRoutes
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage
from reseau.base.querysets import open_to_all


class AgendaIndexPage(SharingRoutes, ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["agenda.EventPage"]
    max_count_per_parent = 1
    filter_form_class = EventFilterForm
    items_name = "occurrences"
    per_page = 20

    class Meta:
        verbose_name = "agenda"

    def events(self, filters: dict):
        """The public events of this agenda that pass the filters, whatever their dates."""
        return open_to_all(EventPage.objects.child_of(self).matching(filters))

    def listing(self, filters: dict):
        """The dates to come, soonest first: a date that is cancelled stays, and says so."""
        occurrences = Occurrence.objects.filter(page__in=self.events(filters)).upcoming().for_cards()
        if "date_from" in filters:
            occurrences = occurrences.from_day(filters["date_from"])
        return occurrences, {}
