from actualites.models.news import NewsIndexPage, NewsPage
from actualites.models.reading import PeerApprovalTask

__all__ = ["NewsIndexPage", "NewsPage", "PeerApprovalTask"]
