from django.urls import path, re_path

from guide_pages import views

urlpatterns = [
    path("guide/guide.pdf", views.guide_pdf, name="guide_pdf"),
    path("guide/<uuid:uid>.pdf", views.aid_pdf, name="aid_pdf"),
    path("guide/aides.json", views.aids_json, name="aids_json"),
    path("guide/aides.csv", views.aids_csv, name="aids_csv"),
    path("guide/aides.schema.json", views.aids_schema, name="aids_schema"),
    # Typed from a sheet of paper: as short as can be.
    re_path(r"^a/(?P<identifier>[-\w]+)$", views.short_address, name="aid_short_address"),
]
