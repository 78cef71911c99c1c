from datetime import datetime

from django.db import transaction

from samsyn.lib.actors import Actor
from samsyn.pledges.models import Pledge, PledgeSet
from samsyn.pledges.publish import publish_counting, publish_pledge, publish_set
from samsyn.publishing.actions import withdraw

from .log import log


@transaction.atomic
def publish_pledges(
    *, pledge_set: PledgeSet, organisation: str, by: Actor, at: datetime
) -> list[Pledge]:
    """Publish the set and every pledge of it, as they stand."""
    publish_set(pledge_set, by=by, organisation=organisation, at=at)
    pledges = list(
        pledge_set.pledges.select_for_update(of=("self",)).select_related(
            "municipality", "pledge_set"
        )
    )
    for pledge in pledges:
        pledge.published_at, pledge.published_by = at, by.code
        pledge.save(update_fields=["published_at", "published_by"])
    for pledge in pledges:
        _republish(pledge, organisation, by, at)
    return pledges


@transaction.atomic
def publish_one(*, pledge: Pledge, organisation: str, by: Actor, at: datetime) -> Pledge:
    """Publish the pledge as it stands; its activities then count by its commitments of now."""
    pledge.published_at, pledge.published_by = at, by.code
    pledge.save(update_fields=["published_at", "published_by"])
    _republish(pledge, organisation, by, at)
    for count in pledge.counts.select_related("activity__municipality"):
        if not count.activity.is_withdrawn:
            publish_counting(count.activity, by=by, at=at)
    return pledge


def _republish(pledge: Pledge, organisation: str, by: Actor, at: datetime) -> None:
    publish_pledge(pledge, by=by, organisation=organisation, at=at)
    log("pledge.published", f"pledge:{pledge.pk}", pledge.municipality, by, at)


@transaction.atomic
def withdraw_pledge(
    *, pledge: Pledge, reason: str, organisation: str, by: Actor, at: datetime
) -> Pledge:
    """Take the published pledge back, saying why. Its versions remain."""
    withdraw(address=pledge.address, reason=reason, by=by, by_organisation=organisation, at=at)
    pledge.published_at, pledge.published_by = None, ""
    pledge.save(update_fields=["published_at", "published_by"])
    log("pledge.withdrawn", f"pledge:{pledge.pk}", pledge.municipality, by, at)
    return pledge
