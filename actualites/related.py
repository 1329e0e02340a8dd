"""The partners and the events that a piece of news speaks of."""

from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from reseau.base.querysets import open_to_all

# Where Django puts the rest of a page of each of `actualites.blocks.RELATED_TYPES`.
KINDS = ["partnerpage", "eventpage"]


def pages(news) -> list[Page]:
    """Those that anyone may read, in the language of `news` (a NewsPage) and in its order, as their own models.

    A page is chosen in French and counts for its translations. One query.
    """
    ids = [block["value"] for block in news.related.raw_data]
    chosen = Page.objects.filter(pk__in=ids, translation_key=OuterRef("translation_key")).values("pk")[:1]
    found = Page.objects.filter(locale_id=news.locale_id).annotate(chosen=Subquery(chosen)).filter(chosen__in=ids)
    found = open_to_all(found).select_related(*KINDS) if ids else []
    own = [(ids.index(page.chosen), getattr(page, kind, None)) for page in found for kind in KINDS]
    return [page for _order, page in sorted(own, key=lambda pair: pair[0]) if page]
