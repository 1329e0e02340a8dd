"""Taking the agenda elsewhere: into one's own calendar, onto another site."""

from csp.decorators import csp_replace
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from agenda.embedding import SANDBOX, iframe
from agenda.forms import FeedFilterForm
from agenda.how_to import how_to
from agenda.subscriptions import Subscription
from reseau.base.models import NetworkSettings

IN_A_FRAME = 5  # dates


class SharingRoutes(RoutablePageMixin):
    """Pages under the agenda that take its filters and offer the very dates that they leave (`self.events`)."""

    @path("s-abonner/", name="subscribe")
    def subscribe(self, request):
        """The feed of the filters, by every way into a calendar."""
        form, feed = self._asked(request)
        return self._shown(request, "agenda/subscribe.html", form, feed=feed, how_to=how_to())

    @path("integrer/", name="embedding")
    def embedding(self, request):
        """How a partner shows these dates on a site of its own."""
        form, feed = self._asked(request)
        frame_url = self._address(request, "cadre/", form)
        taken = {"frame_url": frame_url, "sandbox": SANDBOX, "iframe": iframe(frame_url, feed.name)}
        return self._shown(request, "agenda/embedding.html", form, feed=feed, **taken)

    # The only page of the site that others may put in a frame.
    @path("cadre/", name="frame")
    @xframe_options_exempt
    @csp_replace({"frame-ancestors": ["*"]})
    def frame(self, request):
        """The next dates alone, for the frame of another site."""
        form, feed = self._asked(request)
        dates = self.events(form.filters).next_dates()[:IN_A_FRAME]
        addresses = {
            "list_url": self._address(request, "", form),
            "subscribe_url": self._address(request, "s-abonner/", form),
        }
        return self._shown(request, "agenda/frame.html", form, feed=feed, occurrences=dates, **addresses)

    def _asked(self, request) -> tuple[FeedFilterForm, Subscription]:
        form = FeedFilterForm(request.GET)
        return form, self.feed(request, form)

    def _address(self, request, rest: str, form) -> str:
        """Absolute address of what stands below this page, with the same filters."""
        return form.on(f"{self.get_full_url(request)}{rest}")

    def feed(self, request, form) -> Subscription:
        """The feed of exactly the filters of `form`."""
        name = " – ".join([NetworkSettings.for_request(request).name, *form.feed_in_words])
        return Subscription(request.build_absolute_uri(form.on(reverse("agenda_feed"))), name)

    def _shown(self, request, template: str, form, **context) -> TemplateResponse:
        """The page around something else than its list."""
        request.frame_page = self
        context = {"page": self, "form": form, "message": form.warning, "title_details": form.in_words} | context
        return TemplateResponse(request, template, context)
