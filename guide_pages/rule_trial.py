"""Trying the rule of an aid, as last saved, on a situation of one's own. Nothing of it is kept."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guide_pages.forms import SituationForm
from guide_pages.models import AidPage
from guide_pages.questions import QUESTIONS
from guide_pages.screening import Truth
from guide_pages.suggestions import Suggestion, suggest_one
from reseau.base.models import NetworkSettings

OUTCOMES = {"probable": "Probable", "peut-etre": "Peut-être", "ecartee": "Écartée"}
TRUTHS = {Truth.YES: "remplie", Truth.UNKNOWN: "ouverte", Truth.NO: "pas remplie"}


class RuleTrialView(WagtailAdminTemplateMixin, FormView):
    """For whoever may edit the aid: its draft is judged, with what each of its conditions comes to."""

    form_class = SituationForm
    template_name = "guide_pages/admin/rule_trial.html"
    page_title = "Essayer la règle"
    header_icon = "help"
    _show_breadcrumbs = True

    @cached_property
    def aid(self) -> AidPage:
        page = get_object_or_404(AidPage, pk=self.kwargs["page_id"])
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page.get_latest_revision_as_object()

    def dispatch(self, request, *args, **kwargs):
        self.aid  # noqa: B018 -- refuses before anything is read
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.aid.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.aid.pk]), "label": self.get_page_subtitle()}
        return [edit, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        network = NetworkSettings.for_request(self.request)
        return super().get_form_kwargs() | {"places": (network.town, network.department, network.region)}

    def form_valid(self, form):
        rule = self.aid.screening_rule
        if not rule:
            return self.render_to_response(self.get_context_data(form=form, without_rule=True))
        suggestion = suggest_one(self.aid, rule, form.situation)
        conditions = [self.described(part.evaluate(form.situation)) for part in rule.root.parts]
        return self.render_to_response(self.get_context_data(form=form, conditions=conditions, **self.said(suggestion)))

    @staticmethod
    def said(suggestion: Suggestion) -> dict:
        return {"outcome": OUTCOMES[suggestion.outcome], "reason": suggestion.reason}

    @staticmethod
    def described(finding) -> str:
        topics = ", ".join(str(question.topic) for question in QUESTIONS.values() if question.id in finding.because)
        return f"{topics} : {TRUTHS[finding.truth]}"
