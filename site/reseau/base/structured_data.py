"""schema.org descriptions that every page carries, as plain dicts (JSON-LD 1.1)."""

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"


def known(**properties) -> dict:
    """`properties` without those that are unknown: an empty value is never published."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def organization(*, name: str, url: str, logo: str, area: str = "", parent: str = "", **contacts) -> dict:
    """The network. `contacts` may hold `telephone`, `email`, `address`, `sameAs` (a list of addresses)."""
    return known(
        **{"@type": "Organization", "@id": f"{url}#reseau"},
        name=name,
        url=url,
        logo=logo,
        areaServed=area,
        parentOrganization=known(**{"@type": "GovernmentOrganization"}, name=parent) if parent else None,
        **contacts,
    )


def website(*, name: str, url: str, search: str, language: str, publisher: str) -> dict:
    """The site, with the address of its search (`search` ends with "?q=")."""
    return {
        "@type": "WebSite",
        "@id": f"{url}#site",
        "name": name,
        "url": url,
        "inLanguage": language,
        "publisher": {"@id": publisher},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}{{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb(links: list[tuple[str, str]]) -> dict:
    """The way from the front page to this one; `links` are (name, absolute address)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(links, start=1)
        ],
    }


def script(graph: list[dict]) -> SafeString:
    """`graph` as a data block. A browser never runs it, so that no policy has to allow it."""
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(safe))
