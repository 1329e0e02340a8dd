"""What the pages of the desk share: who may come in, and where an object is translated."""

from urllib.parse import urlencode

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from reseau.translation.desk import Desk, Row, State
from reseau.translation.objects import french_objects
from reseau.translation.rights import translates


class Translators:
    """For a view of the desk: refused to others."""

    def dispatch(self, request, *args, **kwargs):
        if not translates(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class TranslatorsPage(Translators, WagtailAdminTemplateMixin):
    page_title = "Traductions"
    header_icon = "wagtail-localize-language"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        desk = {"url": reverse("translation_desk:index"), "label": "Traductions"}
        return [*super().get_breadcrumbs_items(), desk, {"url": "", "label": self.get_page_title()}]


def rows_of(user, locale: Locale) -> list[Row]:
    return Desk(locale, french_objects(user)).rows


def item_url(row: Row, locale: Locale) -> str:
    """The page of the desk about an object."""
    return reverse("translation_desk:item", args=[locale.language_code, row.source.translation_key])


def editor_url(row: Row, locale: Locale) -> str:
    """Where an object is translated: wagtail-localize's editor for a page, the desk itself for the others."""
    if not isinstance(row.source, Page):
        return item_url(row, locale)
    if State.MISSING in row.states and (row.target is None or row.target.alias_of_id):
        begin = reverse("wagtail_localize:submit_page_translation", args=[quote(row.source.pk)])
        return f"{begin}?{urlencode({'select_locale': locale.language_code})}"
    if row.target is None or row.target.alias_of_id:
        return item_url(row, locale)
    return reverse("wagtailadmin_pages:edit", args=[row.target.pk])
