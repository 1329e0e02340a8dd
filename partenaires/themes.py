"""The themes of many partners, asked for at once."""

from collections import defaultdict

from reseau.base.models import PageTheme


def themes_by_page(partners) -> dict[int, list[str]]:
    """The slugs of the themes of each of `partners` (a QuerySet), in one query."""
    found = defaultdict(list)
    items = PageTheme.objects.filter(content_object__in=partners.order_by().values("pk"))
    for page, slug in items.values_list("content_object_id", "tag__slug"):
        found[page].append(slug)
    return found
