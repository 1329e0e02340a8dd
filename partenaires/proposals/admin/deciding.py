"""What a partner proposes beside what its page says: each change is accepted or refused."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from partenaires.models import Proposal
from partenaires.proposals import sheet
from partenaires.proposals.admin.common import PartnerView
from partenaires.proposals.deciding import ACCEPTED, ALL_IS_RIGHT, REFUSED, AlreadyTreated, decide

DECISIONS = [(ACCEPTED, "Accepter"), (REFUSED, "Refuser")]
A_YEAR = timedelta(days=365)


class DecisionForm(forms.Form):
    """A choice for each change, none made beforehand."""

    next_review_on = forms.DateField(
        label="À revoir le", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = names
        choices = {
            f"decide_{name}": forms.ChoiceField(
                choices=DECISIONS, widget=forms.RadioSelect, error_messages={"required": "Acceptez ou refusez."}
            )
            for name in names
        }
        self.fields = choices | self.fields

    @property
    def accepted(self) -> set[str]:
        return {name for name in self.names if self.cleaned_data[f"decide_{name}"] == ACCEPTED}


class DecideView(PartnerView):
    form_class = DecisionForm
    template_name = "partenaires/proposals/decide.html"
    page_title = "Proposition du partenaire"
    header_icon = "mail"

    def find_partner(self):
        if not self.request.user.has_perm("partenaires.change_proposal"):
            raise PermissionDenied
        proposals = Proposal.objects.select_related("invitation__partner", "treated_by")
        self.proposal = get_object_or_404(proposals, pk=self.kwargs["pk"])
        self.names = [*self.proposal.changes, *([ALL_IS_RIGHT] if self.proposal.all_is_right else [])]
        return self.proposal.partner

    def get_initial(self):
        return {"next_review_on": timezone.localdate(self.proposal.created_at) + A_YEAR}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"names": self.names}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = self.partner.get_latest_revision_as_object()
        lines = [self.line(name, page, context["form"]) for name in self.names]
        return context | {"proposal": self.proposal, "lines": lines, "draft": page.has_unpublished_changes}

    def line(self, name: str, page, form) -> dict:
        decision = self.proposal.decisions.get(name, "")
        said = {
            "choice": None if self.proposal.treated_at else form[f"decide_{name}"],
            "decision": {ACCEPTED: "accepté", REFUSED: "refusé"}.get(decision, decision),
        }
        if name == ALL_IS_RIGHT:
            return said | {"label": "Tout le reste est juste", "proposed": "oui"}
        wanted, change = sheet.FIELDS[name], self.proposal.changes[name]
        current = wanted.read(page)
        return said | {
            "label": wanted.label,
            "shown": wanted.say(change["shown"]),
            "current": wanted.say(current),
            "proposed": wanted.say(change["proposed"]),
            "has_moved": current != change["shown"] and not self.proposal.treated_at,
        }

    def form_valid(self, form):
        try:
            outcome = decide(self.proposal, form.accepted, self.request.user, form.cleaned_data["next_review_on"])
        except AlreadyTreated:
            messages.warning(self.request, "Quelqu’un d’autre a déjà traité cette proposition.")
            return redirect("proposals:index")
        except ValidationError as error:
            form.add_error(None, f"La fiche ne peut pas être enregistrée : {' '.join(error.messages)}")
            return self.form_invalid(form)
        for name, fault in outcome.faults.items():
            messages.warning(self.request, f"{sheet.FIELDS[name].label} : refusé. {fault}")
        messages.success(self.request, self.said(outcome))
        return redirect("proposals:index")

    def said(self, outcome) -> str:
        if outcome.published:
            return f"La fiche « {self.partner.title} » est publiée."
        if outcome.accepted:
            return f"Un brouillon de la fiche « {self.partner.title} » attend d’être publié."
        return f"Rien n’a changé dans la fiche « {self.partner.title} »."
