"""Mounted by config under /arbete/."""

from django.urls import path

from . import views

app_name = "agreements"
urlpatterns = [
    path("<slug:municipality>/overenskommelse/", views.index, name="index"),
    path("<slug:municipality>/overenskommelse/ny/", views.new, name="new"),
    path(
        "<slug:municipality>/overenskommelse/gemensam/<int:adherence>/", views.accept, name="accept"
    ),
    path("<slug:municipality>/overenskommelse/<slug:agreement>/", views.show, name="show"),
    path("<slug:municipality>/overenskommelse/<slug:agreement>/andra/", views.edit, name="edit"),
    path(
        "<slug:municipality>/overenskommelse/<slug:agreement>/engelska/",
        views.translate,
        name="translate",
    ),
    path("<slug:municipality>/overenskommelse/<slug:agreement>/bra/", views.bra, name="bra"),
    path(
        "<slug:municipality>/overenskommelse/<slug:agreement>/versioner/",
        views.versions,
        name="versions",
    ),
    path(
        "<slug:municipality>/overenskommelse/<slug:agreement>/publicera/",
        views.publish,
        name="publish",
    ),
    path(
        "<slug:municipality>/overenskommelse/<slug:agreement>/dra-tillbaka/",
        views.withdraw,
        name="withdraw",
    ),
    path(
        "<slug:municipality>/overenskommelse/<slug:agreement>/steg/<slug:step>/",
        views.step,
        name="step",
    ),
    path("<slug:municipality>/sidan/", views.page, name="page"),
    path("<slug:municipality>/sidan/kontakt/", views.contact, name="contact"),
    path("<slug:municipality>/sidan/var-och-host/", views.seasons, name="seasons"),
    path("<slug:municipality>/sidan/historik/", views.history, name="history"),
    path(
        "<slug:municipality>/sidan/historik/<int:entry>/ta-bort/",
        views.remove_entry,
        name="remove_entry",
    ),
    path("<slug:municipality>/sidan/engelska/", views.english, name="english"),
    path("<slug:municipality>/sidan/ta-i-bruk/", views.claim, name="claim"),
]
