from django.urls import path

from . import views

app_name = "contact"
urlpatterns = [
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("tillganglighet/tack/", views.fault_thanks, name="fault_thanks"),
    path("<slug:slug>/loften/<slug:pledge>/bidra/", views.offer, name="offer"),
    path("<slug:slug>/loften/<slug:pledge>/bidra/tack/", views.thanks, name="thanks"),
    path("arbete/<slug:municipality>/erbjudanden/", views.offers, name="offers"),
    path("arbete/<slug:municipality>/erbjudanden/<int:offer>/", views.answer, name="answer"),
    path("arbete/<slug:municipality>/fel/<int:fault>/", views.fault, name="fault"),
]
