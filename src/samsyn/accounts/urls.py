"""Login and one's own account, under /konto/.

allauth's views are named one by one: a page that an upgrade adds is not mounted by itself, and
there is none for signing up, since accounts begin with an invitation.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path, re_path

from . import views
from .access import public, signed_in

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

own_login: list[URLPattern | URLResolver] = [
    path("bekrafta/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("bekrafta/kod/", signed_in(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "bekrafta/nyckel/",
        signed_in(keys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("losenord/byt/", signed_in(account.password_change), name="account_change_password"),
    path("tva-steg/", signed_in(factors.index), name="mfa_index"),
    path("tva-steg/app/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("tva-steg/app/bort/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("tva-steg/nycklar/", signed_in(keys.list_webauthn), name="mfa_list_webauthn"),
    path("tva-steg/nycklar/ny/", signed_in(keys.add_webauthn), name="mfa_add_webauthn"),
    path("tva-steg/nycklar/<int:pk>/", signed_in(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "tva-steg/nycklar/<int:pk>/bort/",
        signed_in(keys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path("tva-steg/koder/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tva-steg/koder/nya/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tva-steg/koder/fil/",
        signed_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("enheter/", signed_in(sessions.list_usersessions), name="usersessions_list"),
]

pages: list[URLPattern | URLResolver] = [
    path("", views.me, name="me"),
]

urlpatterns = [*entrance, *own_login, path("", include((pages, "accounts")))]
