from django.urls import URLPattern, URLResolver, include, path

from .views import closing, links, lists, publishing, reporting, search, week
from .views.review import documents, pledge, pledges

app_name = "desk"

Paths = list[URLPattern | URLResolver]

of_activity: Paths = [
    path("", reporting.activity, name="activity"),
    path("bekrafta/", reporting.confirm, name="confirm"),
    path("ratta/", reporting.correct, name="correct"),
    path("dra-tillbaka/", reporting.withdraw, name="withdraw"),
]

of_period: Paths = [
    path("giltighet/", pledges.validity, name="validity"),
    path("ut/", pledges.publish_period, name="publish_period"),
    path("nytt/", pledge.new, name="new_pledge"),
]

of_pledge: Paths = [
    path("andra/", pledge.amend, name="amend"),
    path("publicera/", pledge.publish, name="publish_pledge"),
    path("dra-tillbaka/", pledge.withdraw, name="withdraw_pledge"),
    path("versioner/", pledge.versions, name="versions"),
    path("matt/", pledge.proxy, name="proxy"),
    path("avslut/<slug:commitment>/<slug:first_day>/", closing.window, name="window"),
    path("omdome/", closing.verdict, name="verdict"),
    path("matvarde/<slug:indicator>/", closing.reading, name="reading"),
]

of_document: Paths = [
    path("", documents.document, name="document"),
    path("godtaget/", documents.accepted, name="accepted"),
    path("publicera/", documents.publish, name="publish_document"),
]

of_municipality: Paths = [
    path("dokument/", documents.documents, name="documents"),
    path("dokument/<int:document>/", include(of_document)),
    path("redovisa/", reporting.report, name="report"),
    path("perioder/<slug:period>/publicera/", publishing.drafts, name="drafts"),
    path("be/", links.ask, name="ask"),
    path("insatser/", lists.activities, name="activities"),
    path("insatser/xlsx/", lists.sheet, name="sheet"),
    path("insatser/klistra-in/", lists.paste, name="paste"),
    path("insatser/tabell/", lists.grid, name="grid"),
    path("insatser/<int:activity>/", include(of_activity)),
    path("loften/", pledges.pledges, name="pledges"),
    path("perioder/ny/", pledges.new_period, name="new_period"),
    path("perioder/<slug:period>/", include(of_period)),
    path("loften/<slug:pledge>/", include(of_pledge)),
]

work: Paths = [
    path("", week.week, name="week"),
    path("redovisa/", reporting.where, name="where"),
    path("insatser/", lists.all_activities, name="all_activities"),
    path("loften/", pledges.where, name="all_pledges"),
    path("sok/", search.search, name="search"),
    path("<slug:municipality>/", include(of_municipality)),
]

urlpatterns: Paths = [
    path("arbete/", include(work)),
    path("rapport/<str:secret>/", links.link, name="link"),
]
