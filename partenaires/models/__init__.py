from partenaires.models.index import PartnerIndexPage
from partenaires.models.partner import PartnerPage
from partenaires.models.querysets import PartnerQuerySet
from partenaires.proposals.models import Invitation, Proposal

__all__ = ["Invitation", "PartnerIndexPage", "PartnerPage", "PartnerQuerySet", "Proposal"]
