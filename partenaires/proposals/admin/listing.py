"""The proposals, those to read first. They are decided on a page of their own, and never rewritten."""

from django.urls import reverse
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from partenaires.models import Proposal
from reseau.review.admin.common import LimitedPolicy

register_permission_policy(Proposal, LimitedPolicy(Proposal, "view"), exact_class=True)


class ProposalIndexView(IndexView):
    queryset = Proposal.objects.select_related("invitation__partner", "treated_by")


class ProposalViewSet(ModelViewSet):
    model = Proposal
    index_view_class = ProposalIndexView
    name = "proposals"
    url_prefix = "annuaire/propositions"
    icon = "mail"
    menu_label = "Propositions des partenaires"
    menu_order = 251
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = []
    list_display = [
        TitleColumn(
            "partner",
            label="Partenaire",
            accessor="partner.title",
            get_url=lambda proposal: reverse("proposal_decide", args=[proposal.pk]),
        ),
        Column("state", label="État"),
        DateColumn("created_at", label="Reçue le", sort_key="created_at"),
        DateColumn("treated_at", label="Traitée le", sort_key="treated_at"),
        Column("treated_by", label="Par"),
    ]
