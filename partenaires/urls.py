from django.urls import path

from partenaires import views

# In the source language only: no address of another language leads to them.
urlpatterns = [
    path("annuaire/annuaire.csv", views.directory_csv, name="directory_csv"),
    path("annuaire/annuaire.geojson", views.directory_geojson, name="directory_geojson"),
    path("annuaire/annuaire.json", views.directory_json, name="directory_json"),
]
