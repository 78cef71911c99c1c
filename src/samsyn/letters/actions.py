from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from .models import Letter, State, Task
from .registry import TASKS
from .rules import is_one_line, message_id

LONGEST_SUBJECT = 200


class UnableToSend(ValueError):
    """The letter cannot be sent as it is; says why in Swedish."""


class UnableToDefer(ValueError):
    """No task is registered by that name."""


def send(*, to: str, subject: str, text: str, key: str, at: datetime, html: str = "") -> Letter:
    """Put a letter in the queue, in the caller's transaction; it goes out at `at` or later.

    `key` names the occasion, such as "reporting-link:812": the same key twice is one letter.
    """
    _refuse_what_cannot_be_sent(to, subject, text, key)
    letter, _created = Letter.objects.get_or_create(
        key=key,
        defaults={
            "message_id": message_id(key=key, site=settings.BASE_URL),
            "to": to,
            "subject": subject,
            "text": text,
            "html": html,
            "due": at,
        },
    )
    return letter


def defer(*, task: str, data: Mapping[str, Any], key: str, at: datetime) -> Task:
    """Let a registered function be called with `data`, at `at` or later; one key is one call."""
    if task not in TASKS:
        raise UnableToDefer(task)
    row, _created = Task.objects.get_or_create(
        key=key, defaults={"task": task, "data": dict(data), "due": at}
    )
    return row


def try_again(*, at: datetime) -> int:
    """Put what was given up back in the queue, but for letters already emptied; how many."""
    fresh = {"state": State.WAITING, "settled_at": None, "attempts": 0, "due": at}
    letters = Letter.objects.filter(state=State.GIVEN_UP).exclude(to="").update(**fresh)
    return letters + Task.objects.filter(state=State.GIVEN_UP).update(**fresh)


def _refuse_what_cannot_be_sent(to: str, subject: str, text: str, key: str) -> None:
    try:
        validate_email(to)
    except ValidationError:
        raise UnableToSend(_("Adressen går inte att skicka till. Rätta den.")) from None
    if not is_one_line(subject) or len(subject) > LONGEST_SUBJECT:
        raise UnableToSend(_("Ämnet ska vara en rad på högst 200 tecken."))
    if not text.strip() or not key.strip():
        raise UnableToSend(_("Brevet saknar text eller nyckel."))
