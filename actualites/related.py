"""The partners and the events that a piece of news speaks of."""

from django.apps import apps
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from actualites.blocks import RELATED_TYPES
from reseau.base.querysets import open_to_all


def pages(news) -> list[Page]:
    """Those that anyone may read, in the language of `news` (a NewsPage) and in its order, as their own models.

    One query for each type. A page is chosen in French and counts for its translations.
    """
    ids = [block["value"] for block in news.related.raw_data]
    found = [page for name in RELATED_TYPES for page in _of_type(name, ids, news.locale_id)] if ids else []
    return sorted(found, key=lambda page: ids.index(page.chosen))


def _of_type(name: str, ids: list[int], locale_id: int):
    chosen = Page.objects.filter(pk__in=ids, translation_key=OuterRef("translation_key")).values("pk")[:1]
    own = apps.get_model(name).objects.filter(locale_id=locale_id)
    return open_to_all(own.annotate(chosen=Subquery(chosen)).filter(chosen__isnull=False))
