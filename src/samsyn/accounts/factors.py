"""How surely a session shows who it belongs to."""

from enum import StrEnum

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from .demo import is_demo
from .models import Person

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class Factor(StrEnum):
    """Given in this session; played, in a demo session, where nobody proves anything;
    remembered, when the login let a known device pass; or absent."""

    GIVEN = "given"
    PLAYED = "played"
    REMEMBERED = "remembered"
    ABSENT = "absent"


ENOUGH_TO_PUBLISH = {Factor.GIVEN, Factor.PLAYED}


def second_factor(request: HttpRequest, person: Person) -> Factor:
    if is_demo(request):
        return Factor.PLAYED
    records = get_authentication_records(request, person)
    if any(record["method"] == "mfa" for record in records):
        return Factor.GIVEN
    return Factor.REMEMBERED if is_mfa_enabled(person, KINDS) else Factor.ABSENT
