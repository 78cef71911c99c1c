"""What makes a start in production unsafe, and what to do about it. Each problem names its cure."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.checks import Warning as Caution
from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


@register()
def production_is_safe(**_options: Any) -> list[CheckMessage]:
    return list(_problems()) if settings.PRODUCTION else []


def refuse_unsafe_start() -> None:
    """For the server: an application that must not run is never handed over."""
    if settings.PRODUCTION:
        serious = [problem for problem in run_checks() if problem.is_serious()]
        if serious:
            raise ImproperlyConfigured("\n".join(map(str, serious)))


def _problems() -> Iterator[CheckMessage]:
    if _is_guessable(_secret_key()):
        yield Error(
            f"SAMSYN_SECRET_KEY saknas eller går att gissa: minst {SHORTEST_KEY} tecken behövs.",
            hint="Skapa en med: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
            id="config.E001",
        )
    if settings.DEBUG:
        yield Error(
            "SAMSYN_DEBUG är på: felsidor skulle visa inställningar och källkod för alla.",
            hint="Ta bort SAMSYN_DEBUG.",
            id="config.E002",
        )
    yield from _problems_with_addresses()
    yield from _problems_with_storage()


def _secret_key() -> str:
    try:
        return settings.SECRET_KEY
    except ImproperlyConfigured:
        return ""


def _is_guessable(key: str) -> bool:
    return len(key) < SHORTEST_KEY or len(set(key)) < 10


def _problems_with_addresses() -> Iterator[CheckMessage]:
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts or hosts <= LOOPBACK:
        yield Error(
            "SAMSYN_HOSTS ska räkna upp de namn som tjänsten svarar på, inte alla och inte bara "
            "den egna datorn.",
            hint="Skriv till exempel SAMSYN_HOSTS=samsyn.example.se",
            id="config.E003",
        )
    address = urlsplit(settings.BASE_URL)
    if address.scheme != "https":
        yield Error(
            f"SAMSYN_BASE_URL är {settings.BASE_URL}, som inte är krypterad.",
            hint="Skriv till exempel SAMSYN_BASE_URL=https://samsyn.example.se",
            id="config.E004",
        )
    elif "*" not in hosts and address.hostname not in hosts:
        yield Error(
            f"SAMSYN_BASE_URL leder till {address.hostname}, som SAMSYN_HOSTS inte släpper in.",
            hint=f"Lägg till {address.hostname} i SAMSYN_HOSTS, annars leder länkar i brev fel.",
            id="config.E005",
        )


def _problems_with_storage() -> Iterator[CheckMessage]:
    if not _can_be_written(settings.DATA):
        yield Error(
            f"Mappen {settings.DATA} går inte att skriva i.",
            hint="Ge tjänstens användare rätt till den, eller peka SAMSYN_DATA på en annan mapp.",
            id="config.E006",
        )
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield Caution(
            "Databasen är en SQLite-fil på den här datorn.",
            hint="För flera servrar, eller säkerhetskopior under drift: sätt DATABASE_URL till en "
            "PostgreSQL.",
            id="config.W001",
        )


def _can_be_written(folder: Path) -> bool:
    """Whether the folder, or the nearest one above that exists, lets us write."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
