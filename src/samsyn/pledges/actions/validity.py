from datetime import datetime

from django.db import transaction

from samsyn.lib.actors import Actor
from samsyn.pledges.models import PledgeSet
from samsyn.pledges.public import Validity

from .log import log


@transaction.atomic
def settle_validity(
    *, pledge_set: PledgeSet, validity: Validity, agreement_goes_on: bool, by: Actor, at: datetime
) -> PledgeSet:
    """Say how long the set holds. Following an agreement that goes on, it goes on with it."""
    current = PledgeSet.objects.select_for_update(of=("self",)).get(pk=pledge_set.pk)
    goes_on = agreement_goes_on and validity is Validity.FOLLOWS_AGREEMENT
    if (current.validity, current.goes_on) == (validity, goes_on):
        return current
    current.validity, current.goes_on = validity, goes_on
    current.revision += 1
    current.save(update_fields=["validity", "goes_on", "revision"])
    log("pledge_set.validity_settled", f"pledge_set:{current.pk}", current.municipality, by, at)
    return current
