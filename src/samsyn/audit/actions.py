from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from samsyn.lib.actors import Actor

from .models import START, Event, Head

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
    event.hash = event.fingerprint()
    event.save(force_insert=True)
    Head.objects.filter(pk=1).update(hash=event.hash)
    return event
