from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from samsyn.lib.actors import Actor
from samsyn.pledges.actions.publishing import publish_one, publish_pledges
from samsyn.pledges.models import Pledge, PledgeSet


@transaction.atomic
def publish_drafts(
    *,
    pledge_set: PledgeSet,
    drafts: Sequence[Pledge],
    organisation: str,
    by: Actor,
    at: datetime,
) -> None:
    """Publish the whole set when nothing of it stands, else only what is new in it."""
    if len(drafts) == pledge_set.pledges.count():
        publish_pledges(pledge_set=pledge_set, organisation=organisation, by=by, at=at)
        return
    for pledge in drafts:
        publish_one(pledge=pledge, organisation=organisation, by=by, at=at)
