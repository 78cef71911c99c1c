"""What is here already of the same municipality, kind and period as a draft."""

from samsyn.agreements.models import Agreement
from samsyn.agreements.public import Kind
from samsyn.desk.rules.review.draft import Draft
from samsyn.places.models import Municipality
from samsyn.pledges.models import Pledge, PledgeSet


def agreement_of(municipality: Municipality, draft: Draft) -> Agreement | None:
    """The agreement with the draft's period; without a period none can be told to be the same."""
    if not draft.has_agreement or not (draft.valid_from or draft.valid_to):
        return None
    return Agreement.objects.filter(
        municipality=municipality,
        kind=Kind.AGREEMENT,
        place=draft.place,
        starts=draft.valid_from,
        last_day=draft.valid_to,
    ).first()


def set_of(municipality: Municipality, draft: Draft) -> PledgeSet | None:
    if not (draft.valid_from and draft.valid_to):
        return None
    return PledgeSet.objects.filter(
        municipality=municipality, first_day=draft.valid_from, last_day=draft.valid_to
    ).first()


def pledges_by_ordinal(pledge_set: PledgeSet | None) -> dict[int, Pledge]:
    if pledge_set is None:
        return {}
    return {one.ordinal: one for one in pledge_set.pledges.all()}


def titles_by_ordinal(pledge_set: PledgeSet | None) -> dict[int, str]:
    return {ordinal: one.title for ordinal, one in pledges_by_ordinal(pledge_set).items()}
