from home.models.contact import ContactPage
from home.models.content import ContentPage, SiteMapPage
from home.models.front import HomePage
from home.models.legal import (
    AccessibilityPage,
    EcodesignPage,
    LegalNoticePage,
    OpenDataPage,
    PersonalDataPage,
)

__all__ = [
    "AccessibilityPage",
    "ContactPage",
    "ContentPage",
    "EcodesignPage",
    "HomePage",
    "LegalNoticePage",
    "OpenDataPage",
    "PersonalDataPage",
    "SiteMapPage",
]
