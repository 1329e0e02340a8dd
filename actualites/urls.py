from django.urls import path

from actualites import feeds

urlpatterns = [
    path("rss.xml", feeds.news_rss, name="news_feed"),
    path("atom.xml", feeds.news_atom, name="news_atom"),
]
