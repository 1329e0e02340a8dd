"""« Mes aides » : twelve questions, three lists. What a family answers leaves no trace."""

from django.db.models import Prefetch
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.fields import RichTextField

from guide_pages.forms import SituationForm
from guide_pages.models.aids import AidPage
from guide_pages.models.details import AidPartner
from guide_pages.questions import QUESTIONS
from guide_pages.screening import most_useful_question
from guide_pages.suggestions import suggest
from reseau.base.models import BasePage, NetworkSettings
from reseau.base.querysets import open_to_all


class ScreeningPage(BasePage):
    """Answers come by POST and go with the answer: no address, session, cache, log or row ever holds them."""

    intro = RichTextField("introduction", blank=True, features=["bold", "ul", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    translated = ["intro"]
    search_sources = ["summary", "intro"]
    parent_page_types = ["guide_pages.GuideIndexPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "mes aides"

    def clean(self):
        super().clean()
        self.sensitive = True  # it asks about danger: the quick exit is always there
        self.show_in_menus = True  # the front page and the guide lead here

    @method_decorator([cache_control(no_store=True), sensitive_post_parameters()])
    def serve(self, request, *args, **kwargs):
        form = self.form(request)
        context = self.get_context(request) | {"form": form}
        if form.is_bound and form.is_valid():
            context |= self.results(form.situation)
        return TemplateResponse(request, self.get_template(request), context)

    @staticmethod
    def form(request) -> SituationForm:
        network = NetworkSettings.for_request(request)
        answers = [request.POST] if request.method == "POST" else []
        return SituationForm(*answers, places=(network.town, network.department, network.region))

    def results(self, situation) -> dict:
        """The three lists, and the question whose answer would settle most of the perhapses."""
        aids = list(self.judged_aids())
        rules = [rule for aid in aids if (rule := aid.screening_rule)]
        question, number = most_useful_question(rules, situation) or (None, 0)
        return {
            "suggestions": suggest(aids, situation),
            "next_question": QUESTIONS.get(question),
            "next_settles": number,
        }

    def judged_aids(self):
        links = AidPartner.objects.select_related("partner")
        aids = open_to_all(AidPage.objects.child_of(self.get_parent())).order_by("title")
        return aids.prefetch_related(Prefetch("partner_links", links))
