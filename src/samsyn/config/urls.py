"""Where every stage is mounted. The portal takes what is left, so it comes last."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(
        path("konto/", include("samsyn.accounts.urls")),
        path("arbete/", include("samsyn.agreements.urls")),
        path("", include("samsyn.desk.urls")),
        path("", include("samsyn.contact.urls")),
        path("", include("samsyn.opendata.urls")),
        path("", include("samsyn.portal.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "samsyn.portal.views.not_found"
handler500 = "samsyn.portal.views.went_wrong"
