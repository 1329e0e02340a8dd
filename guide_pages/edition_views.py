"""The administration of the printed guide: the last edition in each language, and a new one at once."""

import logging

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import override
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guide_pages import editions
from guide_pages.models import GuideEdition, GuideIndexPage
from reseau.base.documents import weight
from reseau.review.admin.common import publishable

logger = logging.getLogger(__name__)


class EditionForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)


def may_print(user) -> bool:
    """Whether `user` answers for a guide: it is what is printed."""
    return publishable(user).type(GuideIndexPage).exists()


class EditionsView(WagtailAdminTemplateMixin, TemplateView):
    """For those who publish the guide."""

    template_name = "guide_pages/admin/editions.html"
    page_title = "Guide imprimé"
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not may_print(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request):
        form = EditionForm(request.POST)
        if form.is_valid():
            self.make(GuideEdition.of(form.cleaned_data["language"]))
        else:
            messages.error(request, "Cette langue n’existe pas.")
        return redirect("guide_editions")

    def make(self, edition: GuideEdition):
        try:
            editions.make(edition, editions.fingerprint(edition))
        except Exception:
            logger.exception("Le guide imprimé (%s) n’a pas pu être fait.", edition.language)
            messages.error(self.request, f"{edition} : l’édition n’a pas pu être faite. La précédente reste.")
        else:
            messages.success(self.request, f"{edition} : la nouvelle édition est en ligne.")

    def get_context_data(self, **kwargs):
        rows = [self.row(GuideEdition.of(code)) for code, _name in settings.LANGUAGES]
        return super().get_context_data(**kwargs) | {"rows": rows}

    @staticmethod
    def row(edition: GuideEdition) -> dict:
        kept = bool(edition.file) and edition.file.storage.exists(edition.file.name)
        with override(edition.language):
            address = reverse("guide_pdf")
        return {
            "edition": edition,
            "address": address,
            "weight": weight(edition.file.size) if kept else "",
            "state": state(kept, editions.is_kept(edition, editions.fingerprint(edition))),
        }


def state(kept: bool, up_to_date: bool) -> str:
    if not kept:
        return "Jamais faite"
    return "À jour" if up_to_date else "À refaire : elle le sera à la prochaine visite"
