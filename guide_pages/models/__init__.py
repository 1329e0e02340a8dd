from guide_pages.models.aids import AidPage
from guide_pages.models.details import AidFact, AidPartner, AidRelation, LegalText
from guide_pages.models.editions import GuideEdition
from guide_pages.models.index import GuideIndexPage
from guide_pages.models.screening import ScreeningPage

__all__ = [
    "AidFact",
    "AidPage",
    "AidPartner",
    "AidRelation",
    "GuideEdition",
    "GuideIndexPage",
    "LegalText",
    "ScreeningPage",
]
