from django.urls import path

from partenaires import open_data_views as open_data
from partenaires.views import partner_vcf

# In the source language only: no address of another language leads to them.
open_data_patterns = [
    path("annuaire/annuaire.csv", open_data.directory_csv, name="directory_csv"),
    path("annuaire/annuaire.geojson", open_data.directory_geojson, name="directory_geojson"),
    path("annuaire/annuaire.json", open_data.directory_json, name="directory_json"),
]

urlpatterns = [
    path("<uuid:uid>.vcf", partner_vcf, name="partner_vcf"),
]
