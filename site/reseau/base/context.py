"""Context processor of the public pages."""

from django.urls import reverse

from reseau.base.frame import Frame


def frame(request) -> dict:
    """Context processor. Nothing is computed until a template asks for it.

    Nothing at all in the administration, whose templates have a `search_url` of their own.
    """
    if request.path.startswith(reverse("wagtailadmin_home")):
        return {}
    return Frame.of(request).context()
