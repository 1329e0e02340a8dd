from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from partenaires.imports.views import PlanView, UploadView, may_import


@hooks.register("register_admin_urls")
def import_addresses():
    return [
        path("annuaire/importer/", UploadView.as_view(), name="import_directory"),
        path("annuaire/importer/<uuid:key>/", PlanView.as_view(), name="import_directory_plan"),
    ]


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_import(request.user)


@hooks.register("register_reports_menu_item")
def import_menu_item():
    return ImportMenuItem("Importer l’annuaire", reverse("import_directory"), icon_name="upload", order=160)
