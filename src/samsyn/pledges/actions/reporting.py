from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from samsyn.accounts.models import Organisation
from samsyn.activities.actions import (
    Act,
    NewProof,
    confirm_activity,
    correct_activity,
    record_activity,
    withdraw_activity,
)
from samsyn.activities.models import Activity
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality
from samsyn.pledges.models import Count, Pledge
from samsyn.pledges.publish import publish_counting
from samsyn.pledges.rules.slots import Serving


class UnableToReport(Exception):
    """An umbrella is reported on the pledges it covers, and a pledge in its own municipality."""


@transaction.atomic
def report(
    *,
    municipality: Municipality,
    act: Act,
    proofs: Iterable[NewProof],
    reporter: Organisation,
    reported_for: Organisation,
    serving: Iterable[tuple[Pledge, Serving]],
    submission: str,
    by: Actor,
    at: datetime,
    today: date,
) -> Activity:
    """Keep an activity and let it count for these pledges, at once in public."""
    serving = tuple(serving)
    if any(p.umbrella or p.municipality_id != municipality.pk for p, _ in serving):
        raise UnableToReport
    activity, new = record_activity(
        municipality=municipality,
        act=act,
        proofs=proofs,
        reporter=reporter,
        reported_for=reported_for,
        submission=submission,
        by=by,
        at=at,
        today=today,
    )
    if new:
        Count.objects.bulk_create(_count(activity, pledge, how) for pledge, how in serving)
        publish_counting(activity, by=by, at=at)
    return activity


def _count(activity: Activity, pledge: Pledge, how: Serving) -> Count:
    return Count(
        pledge=pledge,
        activity=activity,
        parts=list(how.parts),
        nested=list(how.nested),
        asked=how.asked,
    )


@transaction.atomic
def confirm(*, activity: Activity, confirmer: Organisation, by: Actor, at: datetime) -> Activity:
    activity = confirm_activity(activity=activity, confirmer=confirmer, by=by, at=at)
    publish_counting(activity, by=by, at=at)
    return activity


@transaction.atomic
def correct(
    *, activity: Activity, revision: int, act: Act, by: Actor, at: datetime, today: date
) -> Activity:
    activity = correct_activity(
        activity=activity, revision=revision, act=act, by=by, at=at, today=today
    )
    publish_counting(activity, by=by, at=at)
    return activity


@transaction.atomic
def take_back(*, activity: Activity, reason: str, by: Actor, at: datetime) -> Activity:
    activity = withdraw_activity(activity=activity, reason=reason, by=by, at=at)
    publish_counting(activity, by=by, at=at)
    return activity
