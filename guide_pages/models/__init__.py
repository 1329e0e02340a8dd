from guide_pages.models.aids import AidPage
from guide_pages.models.details import AidFact, AidPartner, AidRelation, LegalText
from guide_pages.models.index import GuideIndexPage

__all__ = ["AidFact", "AidPage", "AidPartner", "AidRelation", "GuideIndexPage", "LegalText"]
