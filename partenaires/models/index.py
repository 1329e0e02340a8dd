"""The head of the directory: every partner, by what one looks for."""

from django.utils import timezone
from django.utils.translation import get_language
from wagtail.fields import RichTextField

from partenaires.forms import PartnerFilterForm
from partenaires.models.partner import PartnerPage
from reseau.base.finding import find
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage


class PartnerIndexPage(ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
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
