"""Context processor of the public pages."""

from reseau.base.frame import Frame
from reseau.users.sessions import in_administration


def frame(request) -> dict:
    """Context processor. Nothing is computed until a template asks for it.

    Nothing at all in the administration, whose templates have a `search_url` of their own.
    """
    if in_administration(request):
        return {}
    return Frame.of(request).context()
