from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from samsyn.lib.actors import Actor
from samsyn.lib.facts import digest, to_text

from .models import Event, Head

START = "0" * 64
Value = str | int | bool | None


class UnableToRecord(Exception):
    """An event was offered outside the transaction of the change it tells of."""


def record(
    *,
    what: str,
    subject: str,
    by: Actor,
    at: datetime,
    municipality: str = "",
    data: Mapping[str, Value] | None = None,
) -> Event:
    """Add an event to the chain, inside the caller's transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise UnableToRecord(f"{what}: record inside the transaction of the change itself")
    head, _ = Head.objects.select_for_update().get_or_create(pk=1, defaults={"hash": START})
    event = Event(
        at=at,
        by=by.code,
        what=what,
        subject=subject,
        municipality=municipality,
        data=dict(data or {}),
        previous=head.hash,
    )
    event.hash = fingerprint(event)
    event.save(force_insert=True)
    Head.objects.filter(pk=1).update(hash=event.hash)
    return event


def fingerprint(event: Event) -> str:
    """The hash of an event's content and of the event before it."""
    content = {
        "at": event.at.timestamp(),
        "by": event.by,
        "what": event.what,
        "subject": event.subject,
        "municipality": event.municipality,
        "data": event.data,
        "previous": event.previous,
    }
    return digest(to_text(content))
