"""The code that a partner puts into a page to show the agenda there."""

from django.utils.html import escape

# No script runs in the frame: it may keep its own origin, follow the visitor's press, and nothing else.
SANDBOX = "allow-same-origin allow-forms allow-popups allow-top-navigation-by-user-activation"
CODE = (
    '<iframe src="{}" title="{}" loading="lazy" width="600" height="720" style="max-width:100%;border:0" '
    'sandbox="{}"></iframe>'
)


def iframe(url: str, title: str) -> str:
    """HTML, to be read and copied, of a frame on `url` (absolute), which a screen reader calls `title`."""
    return CODE.format(escape(url), escape(title), SANDBOX)
