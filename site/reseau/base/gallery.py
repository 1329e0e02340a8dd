"""The components page: every component in every state, for those who publish the site."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from reseau.base.frame import Frame
from reseau.base.gallery_agenda import agenda_samples
from reseau.base.gallery_samples import all_samples
from reseau.base.gallery_translations import half_translated
from reseau.base.rights import publishes


def gallery(request):
    """The page itself. Whoever is not signed in has already been stopped at the door of the administration."""
    if not publishes(request.user):
        raise PermissionDenied
    samples = all_samples() | agenda_samples() | half_translated()
    return render(request, "gallery/gallery.html", {"samples": samples} | Frame.of(request).context())
