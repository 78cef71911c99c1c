"""Login and one's own account, under /konto/.

allauth's views are named one by one: a page that an upgrade adds is not mounted by itself, and
there is none for signing up, since accounts begin with an invitation.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import URLPattern, URLResolver, include, path, re_path

from . import people, views
from .access import own_login, public
from .keys import AddApp, AddKey, RemoveKey

login = public("Inloggning måste nås av den som inte är inloggad")
reset = public("Den som har glömt lösenordet är inte inloggad")

entrance: list[URLPattern | URLResolver] = [
    path("logga-in/", login(account.login), name="account_login"),
    path("logga-in/kod/", login(factors.authenticate), name="mfa_authenticate"),
    path("logga-in/enhet/", login(factors.trust), name="mfa_trust"),
    path("logga-in/nyckel/", login(keys.login_webauthn), name="mfa_login_webauthn"),
    path("logga-in/avstangt/", login(account.account_inactive), name="account_inactive"),
    path("logga-ut/", login(account.logout), name="account_logout"),
    path("losenord/glomt/", reset(account.password_reset), name="account_reset_password"),
    path(
        "losenord/glomt/skickat/",
        reset(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        reset(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "losenord/klart/",
        reset(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]

own: list[URLPattern | URLResolver] = [
    path("bekrafta/", own_login(account.reauthenticate), name="account_reauthenticate"),
    path("bekrafta/kod/", own_login(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "bekrafta/nyckel/",
        own_login(keys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("losenord/byt/", own_login(account.password_change), name="account_change_password"),
    path("tva-steg/", own_login(factors.index), name="mfa_index"),
    path("tva-steg/app/", own_login(AddApp.as_view()), name="mfa_activate_totp"),
    path("tva-steg/app/bort/", own_login(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("tva-steg/nycklar/", own_login(keys.list_webauthn), name="mfa_list_webauthn"),
    path("tva-steg/nycklar/ny/", own_login(AddKey.as_view()), name="mfa_add_webauthn"),
    path("tva-steg/nycklar/<int:pk>/", own_login(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "tva-steg/nycklar/<int:pk>/bort/",
        own_login(RemoveKey.as_view()),
        name="mfa_remove_webauthn",
    ),
    path("tva-steg/koder/", own_login(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tva-steg/koder/nya/",
        own_login(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tva-steg/koder/fil/",
        own_login(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]

pages: list[URLPattern | URLResolver] = [
    path("", views.me, name="me"),
    path("namn/", views.rename, name="rename"),
    path("enheter/", views.devices, name="devices"),
    path("vem-far-vad/", views.who_may_what, name="policy"),
    path("inbjudan/<str:token>/", views.invitation, name="invitation"),
    path("demo/", views.demo_people, name="demo"),
    path("demo/<int:person>/", views.demo_enter, name="demo_enter"),
]

of_municipality: list[URLPattern | URLResolver] = [
    path("personer/", people.people, name="people"),
    path("personer/ny/", people.invite, name="invite"),
    path("personer/<int:membership>/inbjudan/", people.invite_again, name="invite_again"),
    path("personer/<int:membership>/avsluta/", people.end, name="end"),
    path("organisationer/", people.organisations, name="organisations"),
    path("organisationer/ny/", people.new_organisation, name="new_organisation"),
    path(
        "organisationer/<slug:neighbour>/lagg-till/",
        people.add_organisation,
        name="add_organisation",
    ),
]
pages.append(path("kommun/<slug:municipality>/", include(of_municipality)))

urlpatterns = [*entrance, *own, path("", include((pages, "accounts")))]
