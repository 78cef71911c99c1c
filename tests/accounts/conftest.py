import re
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.test import Client
from tests.cast import Cast

from samsyn.letters.models import Letter

PASSWORD = "sju-grå-hästar-i-snö"


@pytest.fixture(autouse=True)
def letters_go_to_the_queue(settings) -> None:
    """As they do outside tests; pytest-django puts a mailbox in memory instead."""
    settings.EMAIL_BACKEND = "samsyn.letters.backend.Outbox"


@pytest.fixture(autouse=True, scope="session")
def quick_hashing():
    """Argon2 still, but not made to be slow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2PasswordHasher, "time_cost", 1)
        patch.setattr(Argon2PasswordHasher, "memory_cost", 8)
        patch.setattr(Argon2PasswordHasher, "parallelism", 1)
        yield


@pytest.fixture
def totp() -> Callable[[str], str]:
    """The code an app shows just now for a secret."""
    return lambda secret: format_hotp_value(
        hotp_value(secret, list(yield_hotp_counters_from_time())[1])
    )


@pytest.fixture(scope="session")
def hashed() -> str:
    return make_password(PASSWORD)


@pytest.fixture
def with_password(cast: Cast, hashed: str) -> Callable[[str], str]:
    """Gives somebody of the cast a password; their address."""

    def give(who: str) -> str:
        person = cast.person(who)
        person.password = hashed
        person.save()
        return person.email

    return give


@pytest.fixture
def log_in() -> Callable[..., object]:
    def post(client: Client, email: str, password: str = PASSWORD, **more: str) -> object:
        form = {"login": email, "password": password}
        return client.post("/konto/logga-in/", form, **more)

    return post


@pytest.fixture
def link_in_letter(db: None) -> Callable[[str], str]:
    """The path of the first link in the newest letter to an address."""

    def find(email: str) -> str:
        text = Letter.objects.filter(to=email).latest("pk").text
        found = re.search(r"https?://[^/]+(/\S+)", text)
        assert found
        return found[1]

    return find
