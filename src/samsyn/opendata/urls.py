from django.urls import path

from . import views

app_name = "opendata"
urlpatterns = [
    path("<slug:slug>/feed.atom", views.feed, name="feed"),
    path("<slug:slug>/kalender.ics", views.calendar, name="calendar"),
    path("<slug:slug>/data.json", views.data, name="data"),
    path("<slug:slug>/insatser.json", views.activities, name="activities"),
    path("<slug:slug>/loften/<slug:pledge>/feed.atom", views.pledge_feed, name="pledge-feed"),
    path("<slug:slug>/loften/<slug:pledge>/data.json", views.pledge_data, name="pledge-data"),
    path("<slug:slug>/affisch/", views.poster, name="poster"),
    path("<slug:slug>/loften/<slug:pledge>/affisch/", views.pledge_poster, name="pledge-poster"),
    path("<slug:slug>/inbaddning/", views.block, name="block"),
    path("<slug:slug>/badda-in/", views.embed, name="embed"),
]
