from django.urls import path

from partenaires.views import partner_vcf

urlpatterns = [
    path("<uuid:uid>.vcf", partner_vcf, name="partner_vcf"),
]
