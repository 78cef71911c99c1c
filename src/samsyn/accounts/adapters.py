"""Where allauth asks us how we want things."""

import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .factors import KINDS
from .models import Person
from .policy import policy

LAST_ONE = _(
    "Du behöver minst ett andra steg för din roll. Lägg till ett nytt innan du tar bort det."
)


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen eller lösenordet stämmer inte."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """To the person's own address: allauth keeps no list of addresses here."""
        to = email or user.get_username()
        super().send_notification_mail(template_prefix, user, context, to)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not again within five minutes of a login with the surest thing the person has."""
        if not super().is_reauthentication_required(app=app):
            return False
        person = self.request.user
        surest = "mfa" if is_mfa_enabled(person, KINDS) else "password"
        return not any(
            record["method"] == surest
            and time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT
            for record in get_authentication_records(self.request, person)
        )

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Any]]:
        """Whoever has a second factor confirms with that, never with the password alone."""
        methods = super().get_reauthentication_methods(user)
        return [way for way in methods if way["id"] != "reauthenticate"] or methods


class FactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": LAST_ONE,
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays as long as a role demands one."""
        if authenticator.type not in KINDS:
            return True
        person = Person.objects.get(pk=authenticator.user_id)
        others = Authenticator.objects.filter(user=person, type__in=KINDS).exclude(
            pk=authenticator.pk
        )
        return others.exists() or not policy.needs_second_factor(person, timezone.localdate())
