from django.urls import path

from reseau.review import views

urlpatterns = [
    path("<int:page_id>/", views.report_error, name="report_error"),
    path("<int:page_id>/merci/", views.report_thanks, name="report_thanks"),
]
