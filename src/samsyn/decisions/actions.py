from datetime import date, datetime

from django.db import transaction

from samsyn.accounts.models import Organisation
from samsyn.audit.actions import record
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality

from .models import Decision


@transaction.atomic
def record_decision(
    *,
    municipality: Municipality,
    body: str,
    on: date | None,
    case_number: str = "",
    text: str = "",
    owner: Organisation | None = None,
    due: date | None = None,
    by: Actor,
    at: datetime,
) -> Decision:
    decision = Decision.objects.create(
        municipality=municipality,
        body=body.strip(),
        on=on,
        case_number=case_number.strip(),
        text=text,
        owner=owner,
        due=due,
        recorded_at=at,
        recorded_by=by.code,
    )
    _tell("decision.recorded", decision, by, at)
    return decision


@transaction.atomic
def close_decision(*, decision: Decision, by: Actor, at: datetime) -> None:
    """What was decided is done. Closing it again changes nothing."""
    closed = Decision.objects.filter(pk=decision.pk, done_at=None).update(
        done_at=at, done_by=by.code
    )
    if closed:
        _tell("decision.done", decision, by, at)


def _tell(what: str, decision: Decision, by: Actor, at: datetime) -> None:
    record(
        what=what,
        subject=f"decision:{decision.pk}",
        by=by,
        at=at,
        municipality=decision.municipality.slug,
    )
