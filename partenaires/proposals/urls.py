from django.urls import path

from partenaires.proposals import views

urlpatterns = [
    path("merci/", views.thanks, name="proposal_thanks"),
    path("<str:token>/", views.propose, name="propose"),
]
