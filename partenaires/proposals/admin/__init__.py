"""« Propositions des partenaires », in the administration: asking for them, reading them, deciding."""

from partenaires.proposals.admin.asking import AskView
from partenaires.proposals.admin.deciding import DecideView
from partenaires.proposals.admin.listing import ProposalViewSet

__all__ = ["AskView", "DecideView", "ProposalViewSet"]
