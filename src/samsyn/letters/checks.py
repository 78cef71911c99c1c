from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from .server import UnreadableServer, read_server


@register
def mail_can_leave(**_kwargs: Any) -> list[CheckMessage]:
    """The mail server's address can be read, and production has one."""
    if settings.LETTER_SERVER:
        return _unreadable(settings.LETTER_SERVER)
    return [_stays_here()] if settings.PRODUCTION else []


def _unreadable(url: str) -> list[CheckMessage]:
    try:
        read_server(url)
    except UnreadableServer:
        return [
            Error(
                "SAMSYN_SMTP_URL går inte att läsa.",
                hint="Skriv den som smtp+tls://namn:lösenord@mejl.example.se:587.",
                id="letters.E001",
            )
        ]
    return []


def _stays_here() -> CheckMessage:
    return Caution(
        f"Breven läggs i {settings.LETTER_BOX} och når ingen mottagare.",
        hint="Sätt SAMSYN_SMTP_URL till mejlserverns adress.",
        id="letters.W001",
    )
