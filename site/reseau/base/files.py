"""A file that the site makes, over HTTP."""

import hashlib

from django.http import HttpResponse
from django.utils.http import content_disposition_header

SHARED = "public, max-age=900"


def shared_file(body: bytes, content_type: str, name: str, *, download=False) -> HttpResponse:
    """Shown in place, or to `download`; kept a quarter of an hour by anyone, then asked for again by its ETag."""
    return HttpResponse(
        body,
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(download, name),
            "Cache-Control": SHARED,
            "ETag": f'"{hashlib.sha256(body).hexdigest()}"',
        },
    )
