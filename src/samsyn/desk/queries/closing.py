"""A window, a verdict or a reading that my party may speak for."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from samsyn.accounts.models import Organisation
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.activities.models import Activity
from samsyn.pledges.models import Closing, Pledge
from samsyn.pledges.public import Commitment
from samsyn.pledges.queries import published_accounts
from samsyn.pledges.rules.slots import READ
from samsyn.pledges.rules.states import WindowState

from .reach import pledge_of


@dataclass(frozen=True, kw_only=True)
class ToClose:
    """A window that has passed, with what was done in it; `closing` when it is closed now."""

    pledge: Pledge
    party: Organisation
    commitment: Commitment
    found: WindowState
    closing: Closing | None
    activities: tuple[Activity, ...]


def party_to(seen: Viewer, permission: Permission, pledge: Pledge) -> Organisation:
    """My party, when it is one of those that promised."""
    mine = seen.parties(permission, municipality=pledge.municipality.slug)
    for promisor in pledge.promisors.select_related("organisation"):
        if promisor.organisation and promisor.organisation.slug in mine:
            return promisor.organisation
    raise Http404


def window_to_close(
    seen: Viewer, municipality: str, slug: str, commitment: str, first_day: str
) -> ToClose:
    pledge = pledge_of(municipality, slug)
    party = party_to(seen, Permission.CLOSE_REPORTING, pledge)
    found = _passed(municipality, slug, commitment, first_day, seen.on)
    days = found.window.period
    return ToClose(
        pledge=pledge,
        party=party,
        commitment=_commitment(pledge, commitment),
        found=found,
        closing=Closing.objects.filter(
            pledge=pledge, commitment=commitment, first_day=days.start, reopened_at=None
        ).first(),
        activities=tuple(
            Activity.objects.filter(
                counts__pledge=pledge,
                last_day__gte=days.start,
                last_day__lt=days.end,
                withdrawn_at=None,
            ).select_related("municipality", "reporter", "reported_for")
        ),
    )


def _passed(municipality: str, slug: str, key: str, first_day: str, on: date) -> WindowState:
    for account in published_accounts(municipality, on=on):
        for found in account.windows if account.pledge.slug == slug else ():
            period = found.window.period
            named = (found.window.commitment, period.start.isoformat())
            if named == (key, first_day) and period.end <= on:
                return found
    raise Http404


def _commitment(pledge: Pledge, key: str) -> Commitment:
    row = pledge.commitments.filter(key=key).first()
    if row is None:
        raise Http404
    return row.read()


def commitment_to_read(
    seen: Viewer, municipality: str, slug: str, key: str
) -> tuple[Pledge, Organisation, Commitment]:
    pledge = pledge_of(municipality, slug)
    commitment = _commitment(pledge, key)
    if commitment.kind not in READ:
        raise Http404
    return pledge, party_to(seen, Permission.CLOSE_REPORTING, pledge), commitment
