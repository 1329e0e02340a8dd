from actualites.models.index import NewsIndexPage
from actualites.models.news import NewsPage
from actualites.models.reading import NewsReading, PeerApprovalTask

__all__ = ["NewsIndexPage", "NewsPage", "NewsReading", "PeerApprovalTask"]
