"""« Traductions », in the administration: the desk, one object of it, and the files of translators."""

from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from reseau.translation.admin.desk import DeskView
from reseau.translation.admin.files import ExportView, FileView
from reseau.translation.admin.item import ItemView
from reseau.translation.rights import translates


class TranslationViewSet(ViewSet):
    name = "translation_desk"
    url_prefix = "traductions"
    icon = "wagtail-localize-language"
    menu_label = "Traductions"
    menu_order = 260  # after the review
    add_to_admin_menu = True

    @property
    def menu_item_class(self):
        return type("TranslationMenuItem", (MenuItem,), {"is_shown": lambda _self, request: translates(request.user)})

    def get_urlpatterns(self):
        return [
            path("", DeskView.as_view(), name="index"),
            path("fichier/", FileView.as_view(), name="file"),
            path("fichier/export/", ExportView.as_view(), name="export"),
            path("<slug:code>/<uuid:key>/", ItemView.as_view(), name="item"),
        ]
