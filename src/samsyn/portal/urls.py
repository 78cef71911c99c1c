from django.urls import path

from . import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("om/", views.method, name="method"),
    path("<slug:slug>/", views.start, name="start"),
    path("<slug:slug>/loften/", views.pledges, name="pledges"),
    path("<slug:slug>/loften/<slug:pledge>/", views.pledge, name="pledge"),
    path("<slug:slug>/loften/<slug:pledge>/versioner/", views.versions, name="versions"),
    path("<slug:slug>/insatser/<int:number>/", views.activity, name="activity"),
    path("<slug:slug>/insatser/<int:number>/underlag/<slug:sha256>/", views.proof, name="proof"),
    path("<slug:slug>/overenskommelse/", views.agreement, name="agreement"),
    path("<slug:slug>/overenskommelse/<slug:which>/", views.agreement, name="one_agreement"),
    path("<slug:slug>/folj/", views.follow, name="follow"),
]
