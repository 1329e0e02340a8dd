from partenaires.models.index import PartnerIndexPage
from partenaires.models.partner import PartnerPage
from partenaires.models.querysets import PartnerQuerySet

__all__ = ["PartnerIndexPage", "PartnerPage", "PartnerQuerySet"]
