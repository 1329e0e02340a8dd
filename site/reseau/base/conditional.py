"""What readers of feeds ask for again and again, sent only when it has changed."""

import gzip
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from reseau.base.files import SHARED


def conditional(request, digest: str, compressed: bytes, modified: datetime, kind: str, name: str) -> HttpResponse:
    """The feed, or 304 to who has it. Each encoding has its own strong ETag (RFC 9110, 8.8.3.3)."""
    # A date of this very second may hide a second change in it (RFC 9110, 8.8.2.2): until then, say one earlier.
    if timezone.now() - modified < timedelta(seconds=2):
        modified -= timedelta(seconds=1)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{digest}-gzip"' if zipped else f'"{digest}"'
    response = HttpResponse(
        compressed if zipped else gzip.decompress(compressed),
        content_type=f"{kind}; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(False, name),
            "Cache-Control": SHARED,
            "ETag": etag,
            "Last-Modified": f"{modified.astimezone(UTC):%a, %d %b %Y %H:%M:%S GMT}",
            "Vary": "Accept-Encoding",
        },
    )
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    return get_conditional_response(request, etag, int(modified.timestamp()), response)
