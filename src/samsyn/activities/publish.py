from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from samsyn.lib.actors import Actor
from samsyn.publishing.actions import publish, withdraw
from samsyn.publishing.public import Counted

from .models import Activity
from .public import ACTIVITY, SCHEMA, ActivityFacts, Proof, ProofKind


def activity_facts(activity: Activity, *, counts_for: Iterable[str]) -> ActivityFacts:
    return ActivityFacts(
        number=activity.pk,
        what=activity.what,
        first_day=activity.first_day,
        last_day=activity.last_day,
        total=activity.total,
        place=activity.place,
        area=activity.area,
        theme=activity.theme,
        audience=activity.audience,
        reached=activity.reached,
        carried_by=tuple(activity.carried_by.values_list("name", flat=True)),
        reported_by=activity.reporter.name,
        reported_for=activity.reported_for.name,
        reported_on=timezone.localdate(activity.reported_at),
        proofs=tuple(
            Proof(kind=ProofKind(p.kind), title=p.title, ref=p.ref) for p in activity.proofs.all()
        ),
        confirmed_by=activity.confirmer.name if activity.confirmer else "",
        confirmed_on=timezone.localdate(activity.confirmed_at) if activity.confirmed_at else None,
        counts_for=tuple(counts_for),
    )


def publish_activity(
    activity: Activity, *, counted: Iterable[Counted], by: Actor, at: datetime
) -> None:
    """Let the activity stand as it is, counting for these; a withdrawn one is withdrawn."""
    counted = tuple(counted)
    if activity.is_withdrawn:
        withdraw(
            address=activity.address,
            reason=activity.withdrawn_reason,
            by=by,
            by_organisation=activity.reporter.name,
            at=at,
        )
        return
    facts = activity_facts(activity, counts_for=dict.fromkeys(c.subject for c in counted))
    publish(
        address=activity.address,
        kind=ACTIVITY,
        schema=SCHEMA,
        facts=facts,
        municipality=activity.municipality.slug,
        by=by,
        by_organisation=activity.reporter.name,
        at=at,
        known=facts.reported_on,
        files=[p.ref for p in facts.proofs if p.kind is not ProofKind.LINK],
        counted=counted,
    )
