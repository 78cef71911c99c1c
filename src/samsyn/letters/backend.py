"""Django's own mail (password resets and the like) through the same queue."""

from collections.abc import Sequence
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from .actions import send


class Outbox(BaseEmailBackend):
    """Puts each message in the queue, one letter per receiver, in the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for to in message.recipients():
                send(
                    to=to,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=_html(message),
                    key=f"mail:{uuid4()}",
                    at=timezone.now(),
                )
        return len(email_messages)


def _html(message: EmailMessage) -> str:
    alternatives = getattr(message, "alternatives", [])
    return next((str(part) for part, kind in alternatives if kind == "text/html"), "")
