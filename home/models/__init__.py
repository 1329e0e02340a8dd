from home.models.contact import ContactPage
from home.models.content import ContentPage, SiteMapPage
from home.models.front import HomePage

__all__ = ["ContactPage", "ContentPage", "HomePage", "SiteMapPage"]
