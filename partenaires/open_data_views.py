"""The directory as open data, over HTTP: streamed, kept by anyone for a quarter of an hour, then asked for again."""

import hashlib
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import condition, require_safe
from wagtail.models import Site

from partenaires import exports
from partenaires.models import PartnerPage
from partenaires.sheets import Sheet, sheet_of
from partenaires.themes import themes_by_page
from reseau.base.files import SHARED
from reseau.base.models import LegalSettings, Theme
from reseau.base.querysets import open_to_all

AT_ONCE = 500


def partners():
    """What anyone may read, in the source language."""
    return open_to_all(PartnerPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)).order_by("path")


def validator(request) -> str:
    """Changes when a partner is published, moved, hidden or withdrawn, when a theme, the licence or the address do.

    Costs three queries and no page: who has the file already need not wait for it.
    """
    said = [exports.SCHEMA_VERSION, request.build_absolute_uri("/"), licence(request), source(request)]
    digest = hashlib.sha256(repr(said).encode())
    for row in partners().values_list("pk", "url_path", "last_published_at", "latest_revision_id"):
        digest.update(repr(row).encode())
    for row in Theme.objects.closed_list().order_by("pk").values_list("pk", "slug"):
        digest.update(repr(row).encode())
    return f'"{digest.hexdigest()}"'


def licence(request) -> str | None:
    return LegalSettings.for_request(request).content_licence or None


def source(request) -> str:
    """The name of this producer in data.inclusion's identifiers: that of the site."""
    return exports.source_of(Site.find_for_request(request).hostname)


def sheets(request) -> Iterator[Sheet]:
    pages = partners()
    themes = themes_by_page(pages)
    base = request.build_absolute_uri("/")[:-1]
    for page in pages.iterator(chunk_size=AT_ONCE):
        yield sheet_of(page, themes[page.pk], f"{base}{page.get_url(request)}")


@require_safe
@condition(etag_func=validator)
def directory_csv(request):
    """`annuaire.csv`: a table, that can be imported again."""
    return answer(exports.as_csv(sheets(request)), "text/csv; charset=utf-8", "annuaire.csv")


@require_safe
@condition(etag_func=validator)
def directory_geojson(request):
    """`annuaire.geojson`: for a map."""
    return answer(exports.as_geojson(sheets(request)), "application/geo+json", "annuaire.geojson")


@require_safe
@condition(etag_func=validator)
def directory_json(request):
    """`annuaire.json`: structures and services of data.inclusion, version 1."""
    pieces = exports.as_json(sheets(request), source(request), licence(request))
    return answer(pieces, "application/json", "annuaire.json")


def answer(pieces: Iterable[str], content_type: str, name: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(False, name),
            "Cache-Control": SHARED,
            "Access-Control-Allow-Origin": "*",
        },
    )
