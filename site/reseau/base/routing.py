"""From an address to a page, in as few queries as the tree allows.

Wagtail's own routing asks for each level of the tree twice, and for the language twice more: nine queries
before a page deep in an Arabic section is even found. This one asks twice.
"""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site


def front_page(request) -> Page:
    """The front page in the active language, else the site's own."""
    try:
        return line(request, [])[0]
    except Http404:
        return Site.find_for_request(request).root_page


def line(request, components: list[str]) -> list[Page]:
    """The pages that stand on an address, from the front page of the active language down, as far as they go.

    The last one knows whether it is `seen_open`: whether no restriction bears on it (an alias obeys its source).
    """
    site = Site.find_for_request(request)
    roots = [root for root in Site.get_site_root_paths() if root.site_id == site.pk]
    root_path = next((root.root_path for root in roots if root.language_code == get_language()), None)
    paths = [root_path, *(f"{root_path}{'/'.join(components[: end + 1])}/" for end in range(len(components)))]
    restrictions = PageViewRestriction.objects.filter(page_id=Coalesce(OuterRef("alias_of_id"), OuterRef("pk")))
    found = Page.objects.filter(Q(depth=1) | Q(url_path__in=paths)).annotate(restricted=Exists(restrictions))
    root, *pages = found.order_by("depth") if root_path else [None]
    if not pages:
        raise Http404
    pages[-1].seen_open = pages[0].depth == 2 and not any(page.restricted for page in [root, *pages])
    for parent, child in zip(pages, pages[1:], strict=False):
        child._cached_parent_obj = parent  # the breadcrumb climbs it without a query
    return pages


def find(request, path: str):
    """Route result for `path`: the deepest page on it answers for what remains. Raises Http404 as Wagtail does."""
    components = [component for component in path.split("/") if component]
    pages = line(request, components)
    specific = pages[-1].specific
    specific.seen_open = pages[-1].seen_open
    if len(pages) > 1:
        specific._cached_parent_obj = pages[-2]
    return specific.route(request, components[len(pages) - 1 :])
