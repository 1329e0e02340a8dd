"""The head of the directory: every partner, by what one looks for, by distance, on paper."""

from csp.decorators import csp_update
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField

from partenaires import maps
from partenaires.forms import PartnerFilterForm
from partenaires.models.partner import PartnerPage
from reseau.base.finding import find
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage, NetworkSettings

ALL = 10_000  # what a phone or a pile of paper can hold


class PartnerIndexPage(RoutablePageMixin, ListingMixin, BasePage):
    per_page = 10

    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    translated = ["intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["partenaires.PartnerPage"]
    max_count_per_parent = 1
    filter_form_class = PartnerFilterForm
    items_name = "partners"

    class Meta:
        verbose_name = "annuaire des partenaires"

    def listed(self, filters):
        partners = PartnerPage.objects.child_of(self).order_by("title")
        moment = timezone.now()
        questions = {
            "theme": lambda theme: partners.about(theme),
            "category": lambda category: partners.of_category(category),
            "public": lambda public: partners.for_public(public),
            "language": lambda language: partners.speaking(language),
            "step_free": lambda _ticked: partners.step_free(),
            "evenings": lambda _ticked: partners.open_evenings_or_saturday(moment),
            "open_now": lambda _ticked: partners.open_at(moment),
        }
        for name, question in questions.items():
            if name in filters:
                partners = question(filters[name])
        return partners

    def listing(self, filters):
        said = {"moment": timezone.now()}
        if "q" not in filters:
            return super().listing(filters)[0], said
        asked = PartnerPage.objects.live().filter(locale_id=self.locale_id)
        found = find(filters["q"], get_language(), asked, self.listed(filters))
        return found.pages, said | {"query": filters["q"], "words": found.words}

    @path("autour/")
    def around(self, request):
        """All the partners at once, for the browser to put the nearest first: where it is never reaches the site."""
        network = NetworkSettings.for_request(request)
        said = {
            "tiles_host": maps.host(network.map_tiles_url),
            "search_host": maps.host(network.address_search_url),
        }
        template = "partenaires/partner_index_page_around.html"
        answer = csp_update(maps.policy(network))(self._whole)(request, template, _("Autour de vous"), said)
        answer.context_data["any_placed"] = any(partner.has_position for partner in answer.context_data["partners"])
        return answer

    @path("imprimer/")
    def printed(self, request):
        """All the partners, or those of the filters, on as few sheets as they take."""
        template = "partenaires/partner_index_page_printed.html"
        answer = self._whole(request, template, _("À imprimer"), {"today": timezone.localdate()})
        answer.context_data["partners"] = sorted(answer.context_data["partners"], key=PartnerPage.category_order)
        return answer

    def _whole(self, request, template: str, title: str, said: dict):
        self.per_page = ALL
        context = self.get_context(request) | said
        context["title_details"] = [title, *context["title_details"]]
        # The same list under another form: search engines are told of the first.
        context["canonical_url"] = self.get_full_url(request)
        return TemplateResponse(request, template, context)
