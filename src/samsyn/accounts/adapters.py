"""Where allauth asks us how we want things."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from .factors import KINDS
from .models import Person
from .policy import policy


class AccountAdapter(DefaultAccountAdapter):
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


class FactorAdapter(DefaultMFAAdapter):
    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays as long as a role demands one."""
        if authenticator.type not in KINDS:
            return True
        person = Person.objects.get(pk=authenticator.user_id)
        others = Authenticator.objects.filter(user=person, type__in=KINDS).exclude(
            pk=authenticator.pk
        )
        return others.exists() or not policy.needs_second_factor(person, timezone.localdate())
