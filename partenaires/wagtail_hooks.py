from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from partenaires.imports.views import PlanView, UploadView, may_import
from partenaires.models import PartnerPage, Proposal
from partenaires.proposals.admin import AskView, DecideView, ProposalViewSet
from reseau.review.admin.common import ReviewSummaryItem


@hooks.register("register_admin_urls")
def import_addresses():
    return [
        path("annuaire/importer/", UploadView.as_view(), name="import_directory"),
        path("annuaire/importer/<uuid:key>/", PlanView.as_view(), name="import_directory_plan"),
    ]


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_import(request.user)


@hooks.register("register_reports_menu_item")
def import_menu_item():
    return ImportMenuItem("Importer l’annuaire", reverse("import_directory"), icon_name="upload", order=160)


@hooks.register("register_admin_urls")
def proposal_addresses():
    return [
        path("annuaire/demander/<int:page_id>/", AskView.as_view(), name="proposal_ask"),
        path("annuaire/proposition/<int:pk>/", DecideView.as_view(), name="proposal_decide"),
    ]


@hooks.register("register_admin_viewset")
def proposal_viewset():
    return ProposalViewSet()


@hooks.register("register_page_header_buttons")
def ask_button(page, user, view_name, next_url=None):
    is_source = isinstance(page, PartnerPage) and page.is_french
    if is_source and page.live and page.permissions_for_user(user).can_edit():
        words, address = PartnerPage.review_action(page.pk)
        yield Button(words, address, icon_name="mail", priority=80)


@hooks.register("register_log_actions")
def proposal_in_the_history(actions):
    actions.register_action(
        "partenaires.proposal", "Proposition du partenaire traitée", "Proposition du partenaire traitée"
    )


@hooks.register("construct_homepage_summary_items")
def proposals_to_read(request, items):
    count = Proposal.objects.waiting().count()
    if not (count and request.user.has_perm("partenaires.view_proposal")):
        return
    words = "propositions de partenaires" if count > 1 else "proposition d’un partenaire"
    address = ProposalViewSet().menu_url
    items.append(ReviewSummaryItem(request, 160, count=count, words=words, icon_name="mail", url=address))
