from django.urls import path

from actualites.feeds import NewsFeed

urlpatterns = [path("rss.xml", NewsFeed(), name="news_feed")]
