"""From an address to a page, in as few queries as the tree allows.

Wagtail's own routing asks for each level of the tree twice, and for the language twice more: nine queries
before a page deep in an Arabic section is even found. This one asks twice.
"""

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, Site


def front_page(request) -> Page:
    """The front page in the active language, else the site's own."""
    try:
        return line(request, [])[0]
    except Http404:
        return Site.find_for_request(request).root_page


def line(request, components: list[str]) -> list[Page]:
    """The pages that stand on an address, from the front page of the active language down, as far as they go."""
    site = Site.find_for_request(request)
    roots = [root for root in Site.get_site_root_paths() if root.site_id == site.pk]
    root_path = next((root.root_path for root in roots if root.language_code == get_language()), None)
    paths = [root_path, *(f"{root_path}{'/'.join(components[: end + 1])}/" for end in range(len(components)))]
    pages = list(Page.objects.filter(depth__gt=1, url_path__in=paths).order_by("depth")) if root_path else []
    if not pages:
        raise Http404
    for parent, child in zip(pages, pages[1:], strict=False):
        child._cached_parent_obj = parent  # the breadcrumb climbs it without a query
    return pages


def find(request, path: str):
    """Route result for `path`: the deepest page on it answers for what remains. Raises Http404 as Wagtail does."""
    components = [component for component in path.split("/") if component]
    pages = line(request, components)
    specific = pages[-1].specific
    if len(pages) > 1:
        specific._cached_parent_obj = pages[-2]
    return specific.route(request, components[len(pages) - 1 :])
